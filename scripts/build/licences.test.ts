import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dependencies } from '../../package.json'
import { licences, shippedLicences } from './licences.ts'

const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'OFL-1.1']

/** `(MPL-2.0 OR Apache-2.0)` leaves the choice. */
const choices = (licence: string): readonly string[] =>
  licence.replaceAll(/[()]/g, '').split(' OR ')

describe('the licences of what is shipped', () => {
  const shipped = shippedLicences()

  it('are those of every dependency, and of the fonts', () => {
    const names = shipped.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)))
    // React brings its scheduler, Workbox its strategies, the editor its sanitizer.
    expect(names).toEqual(
      expect.arrayContaining(['scheduler', 'workbox-strategies', 'dompurify', 'iced-x86']),
    )
    const folder = join(import.meta.dirname, '../../app/styles/fonts')
    const families = readdirSync(folder).filter((file) => file.endsWith('.woff2'))
    expect(families.length).toBeGreaterThan(1)
    for (const file of families) {
      const family = /^(inter|mono)\b/.exec(file)?.[1] ?? file
      expect(names.some((name) => name.endsWith(family))).toBe(true)
    }
  })

  it.each(shippedLicences().map((each) => [each.name, each] as const))(
    'are permissive, and there in full: %s',
    (_, { licence, version, text }) => {
      expect(choices(licence).some((each) => permissive.includes(each))).toBe(true)
      expect(version).toMatch(/^\d+\.\d+\.\d+/)
      expect(text).toMatch(/copyright|permission|licen[cs]e/i)
      expect(text.length).toBeGreaterThan(400)
    },
  )

  it('fail a build that ships a package beside them', () => {
    const { generateBundle } = licences()
    if (typeof generateBundle !== 'function') throw new Error('no check')
    const told: string[] = []
    const context = { error: (message: string) => void told.push(message) }
    const bundle = (...moduleIds: string[]) => ({ 'a.js': { type: 'chunk', moduleIds } })
    const check = (...ids: string[]) =>
      generateBundle.call(context as never, {} as never, bundle(...ids) as never, false)
    void check('/x/app/main.tsx', '/x/node_modules/react/index.js', '\0vite/preload-helper.js')
    expect(told).toEqual([])
    void check('/x/node_modules/react/node_modules/left-pad/index.js')
    expect(told).toEqual([expect.stringContaining('left-pad')])
  })

  it('are no texts of ours: the list is made when the page is built', () => {
    const panel = join(import.meta.dirname, '../../app/panels/Licences/LicencesDialog.tsx')
    expect(readFileSync(panel, 'utf8')).toContain("import('virtual:licences')")
  })
})
