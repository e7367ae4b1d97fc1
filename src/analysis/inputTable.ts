import type { BackendTable, Refusal } from '../backends/backend.ts'
import { backendTable } from '../backends/table.ts'
import { wideRefusal } from '../backends/refusal.ts'
import { err, type Result } from '../base/result.ts'
import { lateConfig } from '../ops/configs.ts'
import type { AnalysisInput } from './analysis.ts'

/** What a question runs on, or why there never was such a machine. */
export function inputTable({
  variant,
  config,
  rules,
}: Pick<AnalysisInput, 'variant' | 'config' | 'rules'>): Result<BackendTable, Refusal> {
  if (rules === '6.1' && config !== lateConfig) return err(wideRefusal(variant))
  return backendTable(variant, config)
}
