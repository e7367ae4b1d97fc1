import type { Address } from '../base/address.ts'
import { pointerSize } from '../x86/arch.ts'
import { argumentWords } from './argumentWords.ts'
import { lateConfig } from './configs.ts'
import { archOf, type ConfigId, type EarlyConfigId, type Op, type OpId } from './op.ts'
import { opRows, structBases } from './ops.generated.ts'
import { lateBases, lateOps } from './lateOps.ts'

/**
 * Operations that never return: their sites are jumps and paravirt_patch_default() writes `jmp`.
 * The list does not depend on the width (arch/x86/kernel/paravirt.c, 2.6.32).
 */
const jumpIds: readonly OpId[] = [
  'pv_cpu_ops.iret',
  'pv_cpu_ops.irq_enable_sysexit',
  'pv_cpu_ops.usergs_sysret32',
  'pv_cpu_ops.usergs_sysret64',
]

/** Symbols by which the scan of 2007 knew the interrupt operations. */
export const interruptAliases: ReadonlyMap<string, OpId> = new Map([
  ['paravirt_cli', 'pv_irq_ops.irq_disable'],
  ['paravirt_sti', 'pv_irq_ops.irq_enable'],
  ['paravirt_save_fl', 'pv_irq_ops.save_fl'],
  ['paravirt_restore_fl', 'pv_irq_ops.restore_fl'],
])

interface OpTable {
  readonly ops: readonly Op[]
  readonly byId: ReadonlyMap<OpId, Op>
  readonly byMember: ReadonlyMap<string, Op>
  readonly bySlot: ReadonlyMap<Address, Op>
}

function opsMadeOf(config: EarlyConfigId): readonly Op[] {
  const width = BigInt(pointerSize(archOf(config)))
  const firstTypes = new Map<string, number>()
  return opRows
    .filter(([, , , , present]) => present === undefined || present.includes(config))
    .map(([id, result, parameters, calleeSave], type) => {
      const dot = id.indexOf('.')
      const table = id.slice(0, dot)
      const first = firstTypes.get(table) ?? type
      firstTypes.set(table, first)
      return {
        id,
        table,
        member: id.slice(dot + 1),
        type,
        slot: (structBases[config][table] ?? 0n) + BigInt(type - first) * width,
        result,
        parameters,
        argumentWords: argumentWords(id, parameters, config),
        calleeSave,
        transfer: jumpIds.includes(id) ? 'jump' : 'call',
      }
    })
}

function tableOf(ops: readonly Op[]): OpTable {
  return {
    ops,
    byId: new Map(ops.map((op) => [op.id, op])),
    byMember: new Map(ops.map((op) => [op.member, op])),
    bySlot: new Map(ops.map((op) => [op.slot, op])),
  }
}

const tables = new Map<ConfigId, OpTable>()

/** Made when one is first asked for: few listings are of several configurations. */
function opTable(config: ConfigId): OpTable {
  const table = tables.get(config) ?? tableOf(config === lateConfig ? lateOps() : opsMadeOf(config))
  tables.set(config, table)
  return table
}

/** All operations of a configuration; the one of type n stands at index n. */
export const opsOf = (config: ConfigId): readonly Op[] => opTable(config).ops

/** By the kernel's name, `pv_irq_ops.irq_disable`. */
export const opById = (config: ConfigId, id: OpId): Op | undefined => opTable(config).byId.get(id)

/** By the number that a record of `.parainstructions` holds. */
export const opByType = (config: ConfigId, type: number): Op | undefined =>
  opTable(config).ops[type]

/** By the address of its slot. */
export const opBySlot = (config: ConfigId, slot: Address): Op | undefined =>
  opTable(config).bySlot.get(slot)

/** By its member name alone, `irq_disable` or `lazy_mode.enter`; no two structs share one. */
export const opByMember = (config: ConfigId, member: string): Op | undefined =>
  opTable(config).byMember.get(member)

/** The symbols that slots count from, in the linked kernel: `pv_irq_ops` and its like, of 6.1 `pv_ops`. */
export const structBasesOf = (config: ConfigId): Readonly<Record<string, Address>> =>
  config === lateConfig ? lateBases() : structBases[config]
