import type { Address } from '../base/address.ts'
import type { Arch } from '../x86/arch.ts'

/** A kernel configuration with its own layout of the op tables; `64v61` is x86-64 of Linux 6.1. */
export type ConfigId = '32pae' | '32nopae' | '64' | '64v61'

/** Configurations of the kernels of 2009, of which the generated tables tell. */
export type EarlyConfigId = Exclude<ConfigId, '64v61'>

/** The configuration of 2009 that a later one resembles most. */
export const earlyOf = (config: ConfigId): EarlyConfigId => (config === '64v61' ? '64' : config)

/** The kernel's name of an operation, `struct.member`: `pv_irq_ops.irq_disable`, of 6.1 `irq.irq_disable`. */
export type OpId = string

/** One slot of struct paravirt_patch_template. */
export interface Op {
  readonly id: OpId
  /** The symbol that the slots count from: `pv_irq_ops`, of 6.1 `pv_ops`. */
  readonly table: string
  /** `irq_disable`; may hold a dot: `lazy_mode.enter`. */
  readonly member: string
  /** Slot index over all tables, as recorded in `.parainstructions`. */
  readonly type: number
  /** Address of the slot in the linked kernel. */
  readonly slot: Address
  /** C result type as the kernel spells it, e.g. `void`, `ulong`, `pteval_t`. */
  readonly result: string
  /** Number of C parameters. */
  readonly parameters: number
  /** Words that the arguments fill; on x86-32 with PAE a 64-bit value fills two. */
  readonly argumentWords: number
  /** Called with the callee-save convention (struct paravirt_callee_save). */
  readonly calleeSave: boolean
  /** `jump` for operations that never return: iret, sysexit, sysret. */
  readonly transfer: 'call' | 'jump'
}

/** The architecture of a configuration. */
export const archOf = (config: ConfigId): Arch =>
  config === '64' || config === '64v61' ? 'x86-64' : 'x86-32'
