import { exportSource } from '../asm/exportSource.ts'
import { backendTable } from '../backends/table.ts'
import { archOf } from '../ops/op.ts'
import { preludeText } from '../prelude/prelude.ts'
import type { AnalysisInput } from './analysis.ts'

/** The listing as a file that GNU as takes, prelude included; null for a combination that never existed. */
export function exported({ config, variant, listing }: AnalysisInput): string | null {
  const table = backendTable(variant, config)
  if (!table.ok) return null
  return exportSource(listing, { arch: archOf(config), prelude: preludeText(config, table.value) })
}
