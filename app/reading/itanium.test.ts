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
      const list = section?.blocks.find((block) => block.kind === 'list' && block.ordered)
      expect(list?.kind === 'list' && list.items.length).toBe(story.steps.length)
    }
  }
})
