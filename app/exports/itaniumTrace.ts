import type { WalkMoment } from '../../src/ia64/run/walk.ts'
import type { FrameMarker } from '../../src/ia64/stack/frame.ts'
import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { itaniumWordsOf } from '../messages/itaniumStory.ts'
import { ia64 } from '../messages/ia64.ts'
import { diagnosticsJson } from './diagnosticsJson.ts'
import { siteJson } from './ia64SiteJson.ts'
import { lineIndex } from '../../src/base/span.ts'

/** Part of the JSON that others rely on: keys may be added, never renamed. */

const markerJson = ({ sof, sol, sor }: FrameMarker) => ({ sof, sol, sor })

/** Beside the keys of a trace of x86 the frame: where r32 stands, and what a return would bring back. */
const momentJson = (moment: WalkMoment, step: number) => ({
  step,
  line: moment.line,
  text: moment.op,
  event: moment.event,
  depth: moment.depth,
  frame: {
    base: moment.state.base,
    ...markerJson(moment.state.frame),
    ...moment.state.names,
    registers: moment.registers.map(({ number, alias, physical }) => ({
      register: `r${number}`,
      alias,
      physical,
    })),
  },
  pfs: markerJson(moment.state.previous),
  spilled: moment.spilled,
})

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

/** A text for Itanium: its register stack instruction by instruction, and the steps of every site. */
export function itaniumTraceText(told: Ia64Told): string | null {
  const { input, stories, walk, diagnostics } = told
  const lines = lineIndex(input.listing)
  if (stories.length === 0 && walk.moments.length === 0) return null
  const document = {
    arch: 'ia64',
    backend: input.platform,
    rules: input.rules,
    stack: { ending: walk.end, steps: walk.moments.length, trace: walk.moments.map(momentJson) },
    sites: stories.map((story) => ({
      ...siteJson({ ...story, op: story.op.startsWith('0x') ? null : story.op }, lines),
      siteLine: story.line,
      steps: stepsJson(told, story),
    })),
    diagnostics: diagnosticsJson(lines, diagnostics),
  }
  return `${JSON.stringify(document)}\n`
}
