import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { itaniumWordsOf } from '../messages/itaniumStory.ts'
import { ia64 } from '../messages/ia64.ts'
import { diagnosticsJson } from './diagnosticsJson.ts'
import { siteJson } from './ia64SiteJson.ts'
import { itaniumRunJson } from './itaniumRunJson.ts'
import { lineIndex } from '../../src/base/span.ts'

/** Part of the JSON that others rely on: keys may be added, never renamed. */

const stepsJson = ({ input }: Ia64Told, story: Ia64Story) =>
  story.steps.map((step, at) => {
    const { headline, context } = itaniumWordsOf({ story, step, platform: input.platform })
    const basis = story.pictures[step.picture]?.basis ?? null
    return {
      step: at + 1,
      kind: step.kind,
      moment: step.moment,
      decision: step.decision,
      headline,
      context,
      basis,
      backed: basis && ia64.basisSentence(basis),
    }
  })

/** A text for Itanium: all three machines instruction by instruction, and the steps of every site. */
export function itaniumTraceText(told: Ia64Told): string | null {
  const { input, stories, run, diagnostics } = told
  const lines = lineIndex(input.listing)
  if (stories.length === 0 && run === null) return null
  const document = {
    arch: 'ia64',
    backend: input.platform,
    rules: input.rules,
    run: run && itaniumRunJson(run, true),
    sites: stories.map((story) => ({
      ...siteJson({ ...story, op: story.op.startsWith('0x') ? null : story.op }, lines),
      siteLine: story.line,
      steps: stepsJson(told, story),
    })),
    diagnostics: diagnosticsJson(lines, diagnostics),
  }
  return `${JSON.stringify(document)}\n`
}
