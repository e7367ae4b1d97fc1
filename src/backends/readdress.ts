import type { Address } from '../base/address.ts'
import { fromHex } from '../base/bytes.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ConfigId, OpId } from '../ops/op.ts'
import type { BackendTable, Implementation, RomEntry, Template, VariantId } from './backend.ts'
import { symbolFileWords as words } from './messages.ts'

/** Inline code as a symbol file lists it. */
interface ListedTemplate {
  readonly bytes: Uint8Array | null
  readonly start: Address | null
}

/** Addresses of one configuration that a symbol file gives. */
export interface SymbolFile {
  readonly config: ConfigId
  readonly symbols: ReadonlyMap<string, Address>
  /** By variant, then by operation. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<OpId, Address>>
  /** By the name that the file has for it: `xen_irq_enable_direct`, `irq_disable` for lguest. */
  readonly templates: ReadonlyMap<string, ListedTemplate>
  readonly romBase: Address | null
  readonly romStride: bigint | null
}

type Json = Readonly<Record<string, unknown>>

const objectIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

const hexPattern = /^0x[0-9a-f]{1,16}$/i

const addressIn = (value: unknown): Address | null =>
  typeof value === 'string' && hexPattern.test(value) ? BigInt(value) : null

class BadSymbol extends Error {}

function addressesIn(
  where: string,
  values: Json,
  pick: (value: unknown) => unknown,
): ReadonlyMap<string, Address> {
  const found = new Map<string, Address>()
  for (const [name, value] of Object.entries(values)) {
    const picked = pick(value)
    if (picked === null || picked === undefined) continue
    const address = addressIn(picked)
    if (address === null) throw new BadSymbol(words.noAddress(where, name))
    found.set(name, address)
  }
  return found
}

function fileOf(config: ConfigId, set: Json): SymbolFile {
  const entries = Object.entries(objectIn(set['backends'])).map(([variant, table]) => {
    const addresses = addressesIn(`sets.${config}.backends.${variant}`, objectIn(table), (entry) =>
      Array.isArray(entry) ? (entry as readonly unknown[])[1] : (entry ?? false),
    )
    return [variant, addresses] as const
  })
  const listed = {
    ...objectIn(objectIn(set['xen_templates'])['smp']),
    ...objectIn(set['lguest_templates']),
  }
  const templates = Object.entries(listed).map(([name, value]): [string, ListedTemplate] => {
    const { bytes, start } = objectIn(value)
    return [
      name,
      { bytes: typeof bytes === 'string' ? fromHex(bytes) : null, start: addressIn(start) },
    ]
  })
  const formula = String(objectIn(set['vmi'])['rom_entry_formula'] ?? '')
  const rom = /^(0x[0-9a-f]+) *\+ *(0x[0-9a-f]+) *\*/i.exec(formula)
  return {
    config,
    symbols: addressesIn(`sets.${config}.symbols`, objectIn(set['symbols']), (value) => value),
    entries: new Map(entries),
    templates: new Map(templates),
    romBase: addressIn(rom?.[1]),
    romStride: addressIn(rom?.[2]),
  }
}

/**
 * Reads a symbol file of the golden vectors' form: `sets`, by configuration. Everything in it but addresses
 * is passed over. The error is a sentence that names the place.
 */
export function symbolFiles(json: unknown): Result<ReadonlyMap<ConfigId, SymbolFile>, string> {
  const sets = objectIn(objectIn(json)['sets'])
  const known = (['32pae', '32nopae', '64'] as const).filter((config) => config in sets)
  if (known.length === 0) {
    return err(words.noSets)
  }
  try {
    return ok(new Map(known.map((config) => [config, fileOf(config, objectIn(sets[config]))])))
  } catch (error) {
    if (error instanceof BadSymbol) return err(words.bad(error.message))
    throw error
  }
}

/** The table's own entry says where a function is; where it says nothing new, the list of symbols does. */
const chosenAddress = (
  builtIn: Address,
  listed: Address | undefined,
  named: Address | undefined,
): Address => (listed !== undefined && listed !== builtIn ? listed : (named ?? listed ?? builtIn))

function moved(
  id: OpId,
  old: Implementation,
  file: SymbolFile,
  variant: VariantId,
  rom: Readonly<Record<OpId, RomEntry>> | null,
): Implementation {
  if (old.address === null || old.name === null) return old
  if (old.kind === 'rom') return { ...old, address: rom?.[id]?.address ?? old.address }
  const listed = file.entries.get(variant)?.get(id)
  return { ...old, address: chosenAddress(old.address, listed, file.symbols.get(old.name)) }
}

/** Our opcodes with the file's addresses in the fields. */
function movedTemplate(id: OpId, old: Template, file: SymbolFile): Template {
  const member = id.slice(id.indexOf('.') + 1)
  const name = `xen_${member}_direct`
  const listed = file.templates.get(old.linkedAt === null ? member : name)
  if (listed === undefined || old.slots.length === 0) return old
  const bytes = old.bytes.slice()
  if (listed.bytes?.length === bytes.length) {
    for (const { offset, size } of old.slots) {
      bytes.set(listed.bytes.subarray(offset, offset + size), offset)
    }
  }
  const linkedAt =
    old.linkedAt === null
      ? null
      : chosenAddress(old.linkedAt, listed.start ?? undefined, file.symbols.get(name))
  return { ...old, bytes, linkedAt }
}

const mapped = <From, To>(
  record: Readonly<Record<OpId, From>>,
  change: (id: OpId, value: From) => To,
): Readonly<Record<OpId, To>> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(id, value)]))

/** The table with a symbol file's addresses; what each slot holds stays. */
export function readdressed(table: BackendTable, file: SymbolFile): BackendTable {
  const { romBase, romStride } = file
  const rom =
    table.rom &&
    mapped(table.rom, (_, entry) =>
      romBase === null || romStride === null
        ? entry
        : { ...entry, address: romBase + romStride * BigInt(entry.callNumber) },
    )
  return {
    ...table,
    rom,
    implementations: mapped(table.implementations, (id, old) =>
      moved(id, old, file, table.variant, rom),
    ),
    templates: mapped(table.templates, (id, old) => movedTemplate(id, old, file)),
  }
}
