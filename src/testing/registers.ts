import { analyze } from '../analysis/analyze.ts'
import type { Analysis, AnalysisInput } from '../analysis/analysis.ts'
import { valueAt } from '../dataflow/pressure.ts'
import { namesIn, registersIn } from '../x86/registers.ts'

/** A listing analysed under bare hardware unless said otherwise; throws where the combination is refused. */
export function analysisOf(listing: string, changes: Partial<AnalysisInput> = {}): Analysis {
  const answer = analyze({
    listing,
    config: '32pae',
    variant: 'native',
    rules: 'design',
    nops: 'p6',
    scan: true,
    framePointer: 'auto',
    ...changes,
  })
  if (answer.kind === 'refused') throw new Error(answer.refusal.reason)
  return answer.analysis
}

const list = (names: readonly string[]) => (names.length === 0 ? '–' : names.join(' '))

/** One line a row: what is alive before and after, in what strength, and what the row does to it. */
export function describeRows(
  { program, pressure, rowsAfter }: Analysis,
  which: 'before' | 'after',
): string {
  const { arch } = program
  const source = which === 'before' ? (program.sections[program.text]?.rows ?? []) : rowsAfter
  const lines = pressure[which].rows.map((row, index) => {
    const text = source[index]?.text ?? ''
    const head = `${String(row.line).padStart(3)} ${row.offset.toString(16).padStart(4, '0')}  ${text.padEnd(30)}`
    if (!row.reachable) return `${head} nothing leads here`
    const names = (set: typeof row.liveIn) => list(namesIn(arch, set))
    const more = (
      [
        ['assumed', row.assumed],
        ['the caller’s', row.heldForCaller],
        ['saved', row.saved],
        ['kept', row.keptByCallee],
        ['may destroy', row.mayDestroy],
        ['DESTROYED', row.destroyed],
      ] as const
    ).flatMap(([word, set]) => (set === 0 ? [] : [`${word}: ${names(set)}`]))
    const flags =
      row.flagsIn || row.flagsOut
        ? [`flags ${row.flagsIn ? 'in' : ''}${row.flagsOut ? 'out' : ''}`]
        : []
    return `${head} ${row.count}  ${names(row.liveIn)} → ${names(row.liveOut)}  [${[...more, ...flags].join('; ')}]`
  })
  return lines.join('\n')
}

/** Every value with where it comes from and where it is read last. */
export function describeValues({ program, pressure: { before } }: Analysis): string {
  const { arch } = program
  return before.values.values
    .map(({ register, definitions, entry, lastRead, lastRow }) => {
      const line = (row: number) => before.rows[row]?.line ?? 0
      const from = [...(entry ? ['entry'] : []), ...definitions.map((row) => `line ${line(row)}`)]
      const name = namesIn(arch, (1 << register) as never)[0] ?? ''
      const read = lastRead === null ? 'read by nobody here' : `last read in line ${line(lastRead)}`
      return `${name}: from ${from.join(', ')}; ${read}; ends in line ${line(lastRow)}`
    })
    .join('\n')
}

export { namesIn, registersIn, valueAt }
