import { lateConfig } from '../ops/configs.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { lateMacros } from './lateMacros.ts'
import type { PreludeMacro } from './preludeMacro.ts'
import { siteMacros } from './siteMacros.ts'

/** Macros that write sites, as the kernel of a configuration has them. */
export const macrosFor = (config: ConfigId): readonly PreludeMacro[] =>
  config === lateConfig ? lateMacros() : siteMacros(archOf(config))
