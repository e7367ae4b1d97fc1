import type { Ia64Run } from '../../src/ia64/run/report.ts'

/** Moments at which a machine comes to a line with a breakpoint. */
export const breaksOf = ({ moments }: Ia64Run, lines: readonly number[]): readonly number[] =>
  moments.flatMap((moment, at) => {
    const before = moments[at - 1]
    const comes = (['unpatched', 'patched'] as const).some(
      (id) => lines.includes(moment[id].line) && moment[id].steps !== before?.[id].steps,
    )
    return comes ? [at] : []
  })
