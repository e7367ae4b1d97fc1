import { lateConfig } from '../ops/configs.ts'
import { archOf, type ConfigId, earlyOf } from '../ops/op.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { Arch } from '../x86/arch.ts'

/** The configuration for a width: the current one where it has that width, else the usual one of that width. */
export function configFor(arch: Arch, current: ConfigId): ConfigId {
  if (archOf(current) === arch) return current
  return arch === 'x86-64' ? '64' : '32pae'
}

/**
 * The configuration that a choice of rules comes with: 6.1 has a table of operations of its own on x86-64. A 32-bit
 * configuration stays what it is, and is refused.
 */
export const configUnder = (config: ConfigId, rules: RuleSetId): ConfigId =>
  rules === '6.1' && earlyOf(config) === '64' ? lateConfig : earlyOf(config)
