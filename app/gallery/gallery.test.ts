import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { panels, views } from '../panels/index.ts'
import { elements } from './elements.tsx'
import { exhibits } from './scenes.tsx'

const folder = (path: string) => new URL(`../${path}/`, import.meta.url)

/** `SiteChips` stands in the gallery as `site-chips`. */
const idOf = (name: string): string =>
  name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()

describe('the gallery', () => {
  it('shows every component of app/ui', () => {
    const components = readdirSync(folder('ui'))
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => file.replace('.tsx', ''))
    expect(components.length).toBeGreaterThan(5)
    const shown = elements.map(({ id }) => id)
    expect(components.filter((name) => !shown.includes(name))).toEqual([])
  })

  it('shows every folder of app/panels', () => {
    const folders = readdirSync(folder('panels'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => idOf(name))
    expect(folders.length).toBeGreaterThan(15)
    const shown = exhibits.map(({ id }) => id)
    expect(folders.filter((id) => !shown.includes(id))).toEqual([])
  })

  it('shows what presenting has beside its screens: the sheet of keys, the speaker, the bar for fingers', () => {
    const shown = exhibits.map(({ id }) => id)
    expect(['key-sheet', 'speaker', 'touch-bar'].filter((id) => !shown.includes(id))).toEqual([])
  })

  it('shows every part of the story, and what can stand in its place', () => {
    const ids = [...panels, ...views].map(({ id }) => (id === 'itanium' ? 'ia64' : id))
    const shown = exhibits.map(({ id }) => id)
    expect(ids.filter((id) => !shown.includes(id))).toEqual([])
  })

  it('names each exhibit, and each state of it, once', () => {
    const names = [
      ...elements.map(({ id, states }) => ({ id, states: states.map((state) => state.id) })),
      ...exhibits.map(({ id, scenes }) => ({ id, states: scenes.map((state) => state.id) })),
    ]
    expect(new Set(names.map(({ id }) => id.toLowerCase())).size).toBe(names.length)
    for (const { id, states } of names) expect(new Set(states).size, id).toBe(states.length)
    expect(names.every(({ states }) => states.length > 0)).toBe(true)
  })
})
