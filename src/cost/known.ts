import type { Implementation } from '../backends/backend.ts'
import { variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { resultRegisters } from '../backends/implementations.ts'
import type { Transfer } from '../dataflow/transfer.ts'
import { interruptAliases, opById, opsOf } from '../ops/index.ts'
import { archOf, type ConfigId, type Op } from '../ops/op.ts'
import type { Program } from '../program/program.ts'
import { isPcRelative } from '../program/references.ts'
import { conventionOf } from '../x86/conventions.ts'
import { noRegisters, type RegSet, regSetOf } from '../x86/registers.ts'

/** Registers in which an operation takes arguments; the words beyond them lie on the stack. */
export function argumentRegisters(op: Op, config: ConfigId): RegSet {
  if (op.transfer === 'jump') return noRegisters
  const arch = archOf(config)
  return regSetOf(arch, conventionOf(arch).argumentRegisters.slice(0, op.argumentWords))
}

const transferOf = (op: Op, config: ConfigId, mayDestroy: RegSet): Transfer => ({
  args: argumentRegisters(op, config),
  results: resultRegisters(op, config),
  mayDestroy,
  mayDestroySaved: noRegisters,
  destroysFlags: true,
  needsAll: op.transfer === 'jump',
  neverReturns: false,
})

/** Functions of the kernel that do not come back (include/linux/kernel.h and sched.h, 2.6.32). */
const endings = [
  'panic',
  'do_exit',
  'do_group_exit',
  'complete_and_exit',
  '__stack_chk_fail',
] as const

const ending: Transfer = {
  args: noRegisters,
  results: noRegisters,
  mayDestroy: noRegisters,
  mayDestroySaved: noRegisters,
  destroysFlags: false,
  needsAll: false,
  neverReturns: true,
}

/** A function of a table, and the C function that a thunk of the table wraps. */
function functionsOf(
  op: Op,
  config: ConfigId,
  { name, address, inner, clobbers }: Implementation,
): readonly (readonly [string, Transfer])[] {
  const { callerSaved } = conventionOf(archOf(config))
  const own: readonly (readonly [string, Transfer])[] =
    name === null || address === null ? [] : [[name, transferOf(op, config, clobbers)]]
  return inner ? [...own, [inner.name, transferOf(op, config, callerSaved)]] : own
}

/** Names that stand for operations, each with what is known of it; the first one of a name counts. */
function namedFunctions(config: ConfigId): readonly (readonly [string, Transfer])[] {
  const { callerSaved } = conventionOf(archOf(config))
  const aliases = [...interruptAliases].flatMap(([alias, id]) => {
    const op = opById(config, id)
    return op ? [[alias, transferOf(op, config, callerSaved)] as const] : []
  })
  const tables = variants.flatMap((variant) => {
    const table = backendTable(variant, config)
    return table.ok ? [table.value.implementations] : []
  })
  const functions = tables.flatMap((implementations) =>
    opsOf(config).flatMap((op) => {
      const implementation = implementations[op.id]
      return implementation ? functionsOf(op, config, implementation) : []
    }),
  )
  return [...endings.map((name) => [name, ending] as const), ...aliases, ...functions]
}

const made = new Map<ConfigId, ReadonlyMap<string, Transfer>>()

/**
 * The kernel's functions of every backend, by name: what a listing that calls one by name may know of it.
 * It depends on the configuration alone, so a switch of the backend changes nothing.
 */
export function knownFunctions(config: ConfigId): ReadonlyMap<string, Transfer> {
  const known = made.get(config) ?? new Map(namedFunctions(config).toReversed())
  made.set(config, known)
  return known
}

/** Names that direct calls and jumps of `.text` carry in their relocations, by offset of the field. */
export function calledNames({ sections, text }: Program): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const relocation of sections[text]?.relocations ?? []) {
    if (relocation.addend === -4n && isPcRelative(relocation)) {
      names.set(relocation.offset, relocation.symbol)
    }
  }
  return names
}
