import { describe, expect, it } from 'vitest'
import { backends } from '../backends/index.ts'
import { checks } from '../patch/checks/index.ts'
import { ruleSets } from '../rules/index.ts'
import { provenance, type SourceId, sourceOf, sourcesOf } from './index.ts'

const groups = Object.entries(sourcesOf)

describe('the sources', () => {
  it('are listed once each', () => {
    const ids = provenance.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(provenance)('$id names who, where and when', ({ authors, date, where, files }) => {
    expect(authors.length).toBeGreaterThan(0)
    expect(date).toMatch(/^20\d\d(-\d\d){0,2}$/)
    if (where.kind === 'commit') expect(where.commit).toMatch(/^[0-9a-f]{10,12}$/)
    if (where.kind === 'list') expect(where.thread.length).toBeGreaterThan(10)
    if (where.kind === 'kernel') expect(where.version).toMatch(/^\d+\.\d+/)
    if (where.kind === 'manual') expect(where.title).toMatch(/volume/)
    for (const { path, version } of files) {
      expect(path).toMatch(/^arch\/\w+\/[\w/-]+\.[chS]$/)
      expect(version).toMatch(/^2\.6\.\d+/)
    }
  })

  it('are all gone back to by something', () => {
    const used = new Set(groups.flatMap(([, group]) => Object.values(group).flat()))
    expect(provenance.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
  })
})

describe.each(groups)('%s', (_, group) => {
  it.each(Object.entries(group))('%s goes back to something', (_name, ids) => {
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids as readonly SourceId[]) expect(sourceOf(id).id).toBe(id)
  })
})

it('every check, rule set and backend that there is has its sources', () => {
  for (const { id } of checks) expect(sourcesOf.checks[id]).toBeDefined()
  for (const { id } of ruleSets) expect(sourcesOf.rules[id]).toBeDefined()
  for (const { id } of backends) expect(sourcesOf.backends[id]).toBeDefined()
})
