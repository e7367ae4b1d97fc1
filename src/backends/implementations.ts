import { opsOf } from '../ops/index.ts'
import { archOf, type ConfigId, type EarlyConfigId, type Op, type OpId } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { noRegisters, type RegSet, regSetOf } from '../x86/registers.ts'
import { functionAddress, innerNameOf } from './addresses.ts'
import type { Implementation, ImplementationKind } from './backend.ts'
import { tableBases, tableEntries, type TableId } from './tables.generated.ts'

/** Page-table values, as the generated table and the kernel name them: 64 bits with PAE, a word without. */
const pageTableValue = /^(?:ptval|(?:pte|pmd|pud|pgd)(?:val)?_t)$/

/** Registers in which an operation returns its result. */
export function resultRegisters(op: Op, config: ConfigId): RegSet {
  if (op.result === 'void') return noRegisters
  if (archOf(config) === 'x86-64') return regSetOf('x86-64', ['rax'])
  const wide = op.result === 'u64' || (config === '32pae' && pageTableValue.test(op.result))
  return regSetOf('x86-32', wide ? ['eax', 'edx'] : ['eax'])
}

type WrittenKind = ImplementationKind | 'c-keeping'

/**
 * What each kind of entry destroys. Routines, ROM entries and inline code of this era change their result
 * registers and no other. A C function that stands in a callee-save slot without a thunk
 * (`c-keeping`: native's interrupt functions) is labelled to keep all but the return registers, and does.
 */
function clobbersOf(kind: WrittenKind, op: Op, config: ConfigId): RegSet {
  const convention = conventionOf(archOf(config))
  switch (kind) {
    case 'c':
      return convention.callerSaved
    case 'c-keeping':
    case 'thunk':
      return convention.returnRegisters
    case 'routine':
    case 'rom':
      return resultRegisters(op, config)
    case 'ident32':
    case 'ident64':
      return archOf(config) === 'x86-64' ? convention.returnRegisters : noRegisters
    case 'jump-routine':
    case 'nop':
    case 'null':
      return noRegisters
  }
}

/** An entry from its text, `kind function`. */
export function implementation(text: string, op: Op, config: ConfigId): Implementation {
  const [written, name = null] = text.split(' ')
  const kind = written as WrittenKind
  const known = kind === 'nop' || kind === 'ident32' || kind === 'ident64'
  const inner = kind === 'thunk' && name !== null ? innerNameOf(name) : null
  return {
    kind: kind === 'c-keeping' ? 'c' : kind,
    name,
    address: name === null || known ? null : functionAddress(config, name),
    clobbers: clobbersOf(kind, op, config),
    inner: inner === null ? null : { name: inner, address: functionAddress(config, inner) },
  }
}

function entryText(table: TableId | null, config: EarlyConfigId, id: OpId): string | null {
  if (table === null) return null
  const entries = tableEntries[table]
  return entries[config]?.[id] ?? entries.all?.[id] ?? entryText(tableBases[table], config, id)
}

/** All slots of a backend's table; `own` are entries that stand before those of the generated table. */
export function implementationsOf(
  table: TableId,
  config: EarlyConfigId,
  own: Readonly<Record<OpId, string>>,
): Readonly<Record<OpId, Implementation>> {
  return Object.fromEntries(
    opsOf(config).map((op) => {
      const text = own[op.id] ?? entryText(table, config, op.id)
      if (text === null) throw new Error(`${table} has no entry for ${op.id}`)
      return [op.id, implementation(text, op, config)]
    }),
  )
}
