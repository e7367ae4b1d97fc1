import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Step } from '../../../src/patch/step.ts'
import { messages } from '../../messages/index.ts'
import type { Scene } from '../../messages/story.ts'
import { selectAnalysis, siteErrors } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Explained } from '../Glossary/Explained.tsx'
import { notesOf, type NoteText } from './notes.ts'
import styles from './Step.module.css'

interface StepNotesProps {
  readonly scene: Scene
  readonly step: Step
  /** The sentence of the step, which explains its own words. */
  readonly beside: string
}

/** What stands beside the story; first what is wrong with the record itself. */
export function StepNotes({ scene, step, beside }: StepNotesProps) {
  const errors = useRecordError(scene.story)
  return (
    <>
      {errors.map((text) => (
        <Note key={text} look="wrong" text={text} rules={null} beside={beside} />
      ))}
      {notesOf(scene, step).map((note) => (
        <Note key={note.text} {...note} beside={beside} />
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

const Note = ({ look, text, rules, beside }: NoteText & Pick<StepNotesProps, 'beside'>) => (
  <p className={styles.note} data-look={look}>
    {look === 'wrong' && <Icon name="warning" />}
    <span>
      <Explained text={text} beside={[beside]} />
    </span>
    {rules !== null && (
      <Button onClick={() => store.getState().setRules(rules)}>
        {messages.step.switchRules(rules)}
      </Button>
    )}
  </p>
)
