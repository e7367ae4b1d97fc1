import { expect, it } from 'vitest'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { itaniumReading } from './itanium.ts'

it.each(ia64Samples)('reads "$title" as a text with every step and every danger', ({ listing }) => {
  for (const rules of ['static', 'scan'] as const) {
    const told = tellIa64({ listing, platform: 'xen', rules })
    const { sections } = itaniumReading(told)
    const ids = sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const story of told.stories) {
      const section = sections.find(({ id }) => id === `site-${story.index + 1}`)
      const text = JSON.stringify(section)
      for (const { register } of story.decision.hazards) expect(text).toContain(register)
      const steps = section?.sections.find(({ id }) => id.endsWith('-steps'))
      const list = steps?.blocks.find((block) => block.kind === 'list' && block.ordered)
      expect(list?.kind === 'list' && list.items.length).toBe(story.steps.length)
    }
  }
})

it('tells of each site what a text about x86 tells of one: facts, code, variants, price, registers', () => {
  const [frame] = ia64Samples
  const told = tellIa64({ listing: frame.listing, platform: 'xen', rules: 'scan' })
  const { sections } = itaniumReading(told)
  const site = sections.find(({ id }) => id === 'site-1')
  expect(site?.sections.map(({ id }) => id)).toEqual([
    'site-1-steps',
    'site-1-variants',
    'site-1-scan',
    'site-1-code',
    'site-1-price',
  ])
  const text = JSON.stringify(site)
  // Bytes and instructions of every bundle, before and after.
  for (const part of ['05 80 00 02 00 a1', 'ld8 r3=[r2]', 'mov r37=r8', 'sync.i']) {
    expect(text).toContain(part)
  }
  // A head without words tells a screen reader nothing.
  const tables = site?.sections.flatMap(({ blocks }) => blocks) ?? []
  for (const block of tables) if (block.kind === 'table') expect(block.head).not.toContain('')
  // Each of both machines under each of both rule sets.
  const table = site?.sections[1]?.blocks[0]
  expect(table?.kind === 'table' && table.rows).toHaveLength(4)
  const registers = sections.find(({ id }) => id === 'registers')?.blocks[0]
  expect(registers?.kind === 'table' && registers.rows).toHaveLength(told.rows.length)
  expect(JSON.stringify(registers)).toContain('destroys r38, which is still needed')
})
