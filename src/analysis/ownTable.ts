import type { BackendTable, Implementation } from '../backends/backend.ts'
import type { Address } from '../base/address.ts'
import { lateConfig } from '../ops/configs.ts'
import { bugFunction, slotSize } from '../ops/slot.ts'
import type { Op } from '../ops/op.ts'
import type { Program, SymbolMap } from '../program/program.ts'

/** Code of a kernel image names the functions that it calls: a listing's own symbols stand before those of the table. */

/** Where `.text` of a listing starts that says so, as `# base: 0xffffffff81000000`. */
export function baseIn(listing: string): Address | null {
  // Hardly a listing says so, and this is found out much faster.
  if (!/#[ \t]*base:/i.test(listing)) return null
  const found = /^[ \t]*#[ \t]*base:[ \t]*(0x[0-9a-f]{1,16})[ \t]*$/im.exec(listing)
  return found?.[1] === undefined ? null : BigInt(found[1])
}

/** A typed listing of 6.1 stands for a module: those lie apart from the kernel, within reach of it. */
const moduleBase: Address = 0xffffffffc0200000n

/** Undefined: where the linker puts it. */
export const baseOf = (listing: string, late: boolean): { readonly base?: Address } => {
  const base = baseIn(listing) ?? (late ? moduleBase : null)
  return base === null ? {} : { base }
}

/** Addresses of the symbols that a listing of 6.1 defines. */
function ownSymbols({ symbols, sections }: Program): SymbolMap {
  return new Map(
    symbols.map(({ name, section, offset }) => [
      name,
      BigInt.asUintN(
        64,
        (section === null ? 0n : (sections[section]?.address ?? 0n)) + BigInt(offset),
      ),
    ]),
  )
}

function owned(old: Implementation, own: SymbolMap): Implementation {
  const address = old.name === null || old.address === null ? undefined : own.get(old.name)
  const inner = old.inner && own.get(old.inner.name)
  if (address === undefined && !inner) return old
  return {
    ...old,
    address: address ?? old.address,
    inner: old.inner && { ...old.inner, address: inner ?? old.inner.address },
  }
}

const made = new WeakMap<SymbolMap, Map<BackendTable, BackendTable>>()

/** The table as a listing's own symbols have it; the table itself where they say nothing of it. */
export function ownTable(table: BackendTable, own: SymbolMap): BackendTable {
  if (own.size === 0) return table
  const known = made.get(own) ?? new Map<BackendTable, BackendTable>()
  made.set(own, known)
  const before = known.get(table)
  if (before) return before
  const entries = Object.entries(table.implementations).map(
    ([id, old]) => [id, owned(old, own)] as const,
  )
  const late = table.config === lateConfig
  const [pvOps, bug] = late ? [own.get('pv_ops'), own.get(bugFunction)] : []
  const untouched =
    pvOps === undefined &&
    bug === undefined &&
    entries.every(([id, each]) => each === table.implementations[id])
  const result = untouched
    ? table
    : {
        ...table,
        implementations: Object.fromEntries(entries),
        ...(bug === undefined ? {} : { bug }),
        ...(pvOps === undefined ? {} : { pvOps }),
        own,
      }
  known.set(table, result)
  return result
}

/** The same of a whole program. Of other eras only a listing that says where it stands has symbols of a kernel. */
export function ownTableOf(table: BackendTable, program: Program, listing: string): BackendTable {
  const own = table.config === lateConfig || baseIn(listing) !== null
  return own ? ownTable(table, ownSymbols(program)) : table
}

/** The operation, its slot where the table really lies. */
export const ownOp = (op: Op, { pvOps }: BackendTable): Op =>
  pvOps === undefined ? op : { ...op, slot: pvOps + BigInt(op.type * slotSize) }
