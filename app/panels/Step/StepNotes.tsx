import type { ReactNode } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Candidate, Fate } from '../../../src/patch/decision.ts'
import type { Step } from '../../../src/patch/step.ts'
import { difference, namesIn, noRegisters, type RegSet } from '../../../src/x86/registers.ts'
import { messages } from '../../messages/index.ts'
import { formOf, type Scene } from '../../messages/story.ts'
import { decisionIndex } from '../../state/place.ts'
import { selectAnalysis, siteErrors } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Explained } from '../Glossary/Explained.tsx'
import styles from './Step.module.css'

/** What stands beside the story: a wrong site, an oddity of the kernel, another rule set's mind. */
export function StepNotes({ scene, step }: { readonly scene: Scene; readonly step: Step }) {
  const { decision, disagreements } = scene.story
  const { steps } = scene.story
  const decided = steps.indexOf(step) >= decisionIndex(scene.story)
  const wrong = step.kind === 'choose' ? step.wrongBefore : noRegisters
  const wrongRecord = useRecordError(scene.story)
  const winner = decision.candidates[decision.chosen]
  const unasked = decided && winner ? unaskedRegisters(scene, winner) : noRegisters
  return (
    <>
      {wrongRecord.map((message) => (
        <Note key={message} look="wrong" text={message} />
      ))}
      {wrong !== 0 && (
        <Note look="wrong" text={messages.step.wrongBefore(namesIn(scene.arch, wrong))} />
      )}
      {unasked !== 0 && (
        <Note look="kernel" text={messages.step.unasked(namesIn(scene.arch, unasked))} />
      )}
      {disagreements.map(({ rules, scope, ...fate }) => (
        <Note
          key={rules}
          look="plain"
          text={messages.step.disagrees(
            rules,
            messages.names.within(otherOutcome(scene, fate), scope),
          )}
        >
          {/* The rules of 6.1 come with operations of their own: no other rules know this text. */}
          {decision.rules !== '6.1' && (
            <Button onClick={() => store.getState().setRules(rules)}>
              {messages.step.switchRules(rules)}
            </Button>
          )}
        </Note>
      ))}
    </>
  )
}

/** Errors of the record itself, in the order in which they explain most; what a value suffers is the price's to tell. */
const ofTheRecord = ['lint/record-forgets', 'lint/callee-destroys-more', 'lint/inline-exceeds']

function useRecordError(story: SiteStory): readonly string[] {
  const analysis = useApp(selectAnalysis)
  const errors = analysis ? siteErrors(analysis, story) : []
  const told = ofTheRecord.flatMap((code) => errors.filter((error) => error.code === code))
  return told.slice(0, 1).map(({ message }) => message)
}

const otherOutcome = ({ story }: Scene, { outcome, callee }: Fate): string =>
  messages.names.outcomeOf(outcome, callee, formOf(story))

/** What the winner destroys although the site promised to keep it, because this kernel does not ask. */
function unaskedRegisters({ story }: Scene, winner: Candidate): RegSet {
  const asked = winner.checks.some(({ check }) => check === 'destroys')
  const stays = winner.kind === 'keep' || winner.kind === 'jump'
  if (asked || stays || story.decision.rules === 'design') return noRegisters
  return difference(winner.clobbers, story.site.mayLose[winner.scope])
}

interface NoteProps {
  readonly look: 'wrong' | 'kernel' | 'plain'
  readonly text: string
  readonly children?: ReactNode
}

const Note = ({ look, text, children }: NoteProps) => (
  <p className={styles.note} data-look={look}>
    {look === 'wrong' && <Icon name="warning" />}
    <span>
      <Explained text={text} />
    </span>
    {children}
  </p>
)
