import type { ComparedColumn, Comparison } from '../../../src/analysis/compare.ts'
import { archOf } from '../../../src/ops/op.ts'
import { compareWords } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import { present as words } from '../../messages/present.ts'
import { cellAt, wordsOf } from '../../panels/Compare/cells.ts'
import { selectUncompared } from '../../state/compare.ts'
import { sameInput, selectBackend } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { useApp } from '../../state/store.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { toneOf } from '../../ui/tone.ts'
import { Headline } from '../Headline.tsx'
import screen from '../Present.module.css'
import { useFit } from '../useFit.ts'
import { useHere } from '../useHere.ts'
import styles from './Layouts.module.css'

/** Null while the answer belongs to another text. */
function selectOfThisText({ compare, analysis }: AppState): Comparison | null {
  const { answer } = compare
  const now = analysis.shown?.input
  if (!answer || !now) return null
  return sameInput({ ...answer.input, variant: now.variant }, now) ? answer : null
}

/** 5: one site, and what every machine makes of it. */
export function CompareLayout() {
  const here = useHere()
  const comparison = useApp(selectOfThisText)
  const why = useApp(selectUncompared)
  const fit = useFit([here?.story, comparison])
  if (!here) return null
  const { site } = here.story
  return (
    <div ref={fit} className={screen.body}>
      <Headline phrase={[words.compare.headline(site.length)]} context={words.compare.context} />
      {comparison ? (
        <ul className={styles.cells}>
          {comparison.columns.map((column) => (
            <Machine
              key={column.backend}
              comparison={comparison}
              column={column}
              site={site.index}
            />
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>
          {why === null ? words.compare.waiting : compareWords.broken(why)}
        </p>
      )}
    </div>
  )
}

interface MachineProps {
  readonly comparison: Comparison
  readonly column: ComparedColumn
  readonly site: number
}

function Machine({ comparison, column, site }: MachineProps) {
  const here = useApp(selectBackend) === column.backend
  return (
    <li className={styles.machine} data-here={here || undefined} data-whole>
      <h2>{messages.names.backend[column.backend]}</h2>
      <Cell comparison={comparison} column={column} site={site} />
    </li>
  )
}

function Cell({ comparison, column, site }: MachineProps) {
  const syntax = useApp((state) => state.view.syntax)
  const found = cellAt(comparison, { site, backend: column.backend })
  if (!found) return <p className={styles.quiet}>{words.compare.never}</p>
  const { mark, outcome, code, used, destroys } = wordsOf(
    found,
    archOf(comparison.input.config),
    syntax,
  )
  return (
    <>
      {mark ? (
        <p className={styles.outcome} data-tone={toneOf(mark.outcome, mark.callee)}>
          <OutcomeMark {...mark} />
          {outcome}
        </p>
      ) : (
        <code className={styles.plain}>{code}</code>
      )}
      <p className={styles.quiet}>{used}</p>
      {destroys && <p className={styles.quiet}>{destroys}</p>}
    </>
  )
}
