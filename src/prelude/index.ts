import type { ConfigId } from '../ops/op.ts'
import type { PreludeMacro } from './preludeMacro.ts'
import { macrosFor } from './macrosFor.ts'

const known = new Map<ConfigId, readonly PreludeMacro[]>()

/** The macros that a listing may call, as they are where paravirt is on. */
export function preludeMacros(config: ConfigId): readonly PreludeMacro[] {
  const macros = known.get(config) ?? macrosFor(config).filter(({ inner }) => !inner)
  known.set(config, macros)
  return macros
}
