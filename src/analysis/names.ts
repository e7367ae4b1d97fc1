import type { BackendTable } from '../backends/backend.ts'
import { symbolMap } from '../backends/symbols.ts'
import type { SymbolMap } from '../program/program.ts'

const made = new WeakMap<BackendTable, SymbolMap>()

/** Symbols of the kernel, and the entries of VMI's ROM, which no symbol names but the table does. */
export function namesUnder(table: BackendTable): SymbolMap {
  const known = made.get(table)
  if (known) return known
  const entries = Object.values(table.implementations).flatMap(({ kind, name, address }) =>
    kind === 'rom' && name !== null && address !== null ? [[name, address] as const] : [],
  )
  const names = new Map([...symbolMap(table), ...entries, ...(table.own ?? [])])
  made.set(table, names)
  return names
}
