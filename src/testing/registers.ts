import { analyze } from '../analysis/analyze.ts'
import type { Analysis, AnalysisInput } from '../analysis/analysis.ts'
import { namesIn } from '../x86/registers.ts'

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
  if (answer.kind === 'refused') throw new Error(answer.refusal.lacks)
  return answer.analysis
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
