import { useId, useMemo } from 'react'
import type { ChoicePrediction, TypedInstruction } from '../../../src/lessons/lesson.ts'
import { lessonWords as words } from '../../messages/lessons.ts'
import { selectCanJudge } from '../../state/itaniumLesson.ts'
import type { ReadScene } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LessonText } from './LessonText.tsx'
import { TypedAnswer } from './TypedAnswer.tsx'
import { useRevealed } from './useRevealed.ts'
import styles from './Lesson.module.css'

/** The question of a scene: what can be answered, and what is said to the answer that was given. */
export function Question({ reading }: { readonly reading: ReadScene }) {
  const { prediction, text } = reading.scene
  const id = useId()
  if (!prediction) return null
  return (
    <section className={styles.question} aria-labelledby={id} data-question>
      <p id={id}>
        <b>{words.beforeYouLook}</b> <LessonText text={prediction.question} beside={text} />
      </p>
      {prediction.kind === 'instruction' ? (
        <TypedAnswer asked={prediction} reading={reading} />
      ) : (
        <Choices asked={prediction} reading={reading} />
      )}
      <Reply reading={reading} asked={prediction} />
    </section>
  )
}

interface AskedProps<Asked> {
  readonly asked: Asked
  readonly reading: ReadScene
}

function labelOf(asked: ChoicePrediction, at: number): string {
  const { label } = asked.options[at] ?? {}
  if (label !== undefined) return label
  if (asked.kind === 'outcome') return words.outcome(asked.options[at]?.value ?? 'keep')
  if (asked.kind === 'itanium') return asked.options[at]?.value ?? ''
  if (asked.kind === 'register') return words.register(asked.options[at]?.value ?? '')
  return words.number(asked.options[at]?.value ?? 0)
}

/** The last answer that was given, where it was the right one. */
const rightOf = ({ progress: { answered, gaveUp, tried } }: ReadScene): string | undefined =>
  answered && !gaveUp ? tried.at(-1) : undefined

function Choices({ asked, reading }: AskedProps<ChoicePrediction>) {
  const { tried, answered } = reading.progress
  const ready = useApp(selectCanJudge)
  const right = rightOf(reading)
  return (
    <fieldset
      className={styles.choices}
      aria-label={asked.kind === 'number' ? words.unit(asked.unit) : words.answers}
      data-kind={asked.kind}
    >
      {asked.options.map(({ value }, at) => {
        const given = String(value)
        const verdict = given === right ? 'right' : tried.includes(given) ? 'wrong' : null
        return (
          <Button
            key={given}
            className={styles.choice}
            data-verdict={verdict ?? undefined}
            aria-pressed={tried.at(-1) === given}
            aria-disabled={answered || !ready || verdict !== null}
            onClick={() => {
              if (!answered && verdict === null) store.getState().answer(given)
            }}
          >
            <span>{labelOf(asked, at)}</span>
            {verdict && <Icon name={verdict === 'right' ? 'yes' : 'no'} size={12} />}
            {verdict && (
              <span className="unseen">{verdict === 'right' ? words.right : words.wrong}</span>
            )}
          </Button>
        )
      })}
    </fieldset>
  )
}

function useReply(asked: ChoicePrediction | TypedInstruction, { progress }: ReadScene) {
  const typed = useApp((state) => state.lesson.open?.typed?.reply ?? null)
  const { tried, gaveUp } = progress
  if (gaveUp) return words.gaveUp
  if (asked.kind === 'instruction') return typed ?? (progress.answered ? asked.reply : null)
  const last = tried.at(-1)
  return asked.options.find(({ value }) => String(value) === last)?.reply ?? null
}

/** The reason that applies to the last answer; read out when it changes. */
function Reply({ asked, reading }: AskedProps<ChoicePrediction | TypedInstruction>) {
  const reply = useReply(asked, reading)
  const beside = useMemo(
    () => [...reading.scene.text, asked.question],
    [reading.scene.text, asked.question],
  )
  const said = useRevealed<HTMLOutputElement>(reply)
  return (
    <>
      <output
        ref={said}
        className={styles.reply}
        data-right={reading.progress.answered || undefined}
      >
        {reply !== null && <LessonText text={reply} beside={beside} />}
      </output>
      {!reading.progress.answered && (
        <Button look="quiet" className={styles.link} onClick={() => store.getState().giveUp()}>
          {words.showAnswer}
        </Button>
      )}
    </>
  )
}
