import type { Candidate } from '../../../src/patch/decision.ts'
import type { RuleSetId } from '../../../src/patch/eras.ts'
import type { Step } from '../../../src/patch/step.ts'
import { difference, namesIn, noRegisters, type RegSet } from '../../../src/x86/registers.ts'
import { messages } from '../../messages/index.ts'
import { formOf, type Scene } from '../../messages/story.ts'
import { decisionIndex } from '../../state/place.ts'

/** A sentence beside a step. */
export interface NoteText {
  readonly look: 'wrong' | 'kernel' | 'plain'
  readonly text: string
  /** The rule set of which it speaks, where the reader can turn to it. */
  readonly rules: RuleSetId | null
}

/** What stands beside the story, by what it follows from: a wrong site, an oddity of the kernel, another rule set's mind. */
export function notesOf(scene: Scene, step: Step): readonly NoteText[] {
  const { decision, disagreements, steps } = scene.story
  const decided = steps.indexOf(step) >= decisionIndex(scene.story)
  const wrong = step.kind === 'choose' ? step.wrongBefore : noRegisters
  const winner = decision.candidates[decision.chosen]
  const unasked = decided && winner ? unaskedRegisters(scene, winner) : noRegisters
  const note = (look: NoteText['look'], text: string) => ({ look, text, rules: null })
  return [
    ...(wrong === 0 ? [] : [note('wrong', messages.step.wrongBefore(namesIn(scene.arch, wrong)))]),
    ...(unasked === 0 ? [] : [note('kernel', messages.step.unasked(namesIn(scene.arch, unasked)))]),
    ...disagreements.map((other): NoteText => {
      const { rules } = other
      const text = messages.step.disagrees(
        rules,
        messages.names.otherwise(other, formOf(scene.story)),
      )
      // The rules of 6.1 come with operations of their own: no other rules know this text.
      return { look: 'plain', text, rules: decision.rules === '6.1' ? null : rules }
    }),
  ]
}

/** What the winner destroys although the site promised to keep it, because this kernel does not ask. */
function unaskedRegisters({ story }: Scene, winner: Candidate): RegSet {
  const asked = winner.checks.some(({ check }) => check === 'destroys')
  const stays = winner.kind === 'keep' || winner.kind === 'jump'
  if (asked || stays || story.decision.rules === 'design') return noRegisters
  return difference(winner.clobbers, story.site.mayLose[winner.scope])
}
