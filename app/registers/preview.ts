import type { PromiseId, SiteCost } from '../../src/cost/cost.ts'
import type { PressureRow } from '../../src/dataflow/pressure.ts'
import { difference, intersection, noRegisters, union } from '../../src/x86/registers.ts'

/** The row of a site's call as another promise would have it. */
export function previewedRow(row: PressureRow, cost: SiteCost, promise: PromiseId): PressureRow {
  if (promise === 'own') return row
  const { mayDestroy } = cost.contract[promise]
  const destroyed = intersection(mayDestroy, cost.liveAcross)
  const atRisk = difference(cost.contract.c.mayDestroy, mayDestroy)
  const keptByCallee =
    promise === 'none'
      ? noRegisters
      : intersection(union(atRisk, row.keptByCallee), cost.liveAcross)
  return {
    ...row,
    mayDestroy,
    destroyed,
    keptByCallee: difference(keptByCallee, mayDestroy),
    saved: promise === 'sandwich' ? row.saved : noRegisters,
  }
}
