import { variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import type { BackendTable, VariantId } from '../backends/backend.ts'
import { readdressed, type SymbolFile, symbolFiles } from '../backends/readdress.ts'
import { refusalSentence } from '../backends/refusal.ts'
import type { Address } from '../base/address.ts'
import { fromHex, hex } from '../base/bytes.ts'
import { err, ok, type Result } from '../base/result.ts'
import { opById, opByType } from '../ops/index.ts'
import { archOf, type ConfigId, type Op } from '../ops/op.ts'
import { v2_6_30 } from './v2_6_30.ts'
import { bitness } from '../x86/arch.ts'
import { defaultNopTable, type NopTableId, nopTablesOf } from '../x86/nops.ts'
import { patchRecord } from '../patch/records.ts'
import { recordFaults as faults } from './lineMessages.ts'

/** A record as it stands in a line: only the fields named here are read. */
interface RecordFields {
  readonly arch?: unknown
  readonly config?: unknown
  readonly backend?: unknown
  readonly op?: unknown
  readonly type?: unknown
  readonly site_addr?: unknown
  readonly site_len?: unknown
  readonly clobbers?: unknown
  readonly orig_bytes?: unknown
  readonly nops?: unknown
}

class BadLine extends Error {}

const bad = (words: string): never => {
  throw new BadLine(words)
}

const configNames: ReadonlyMap<unknown, ConfigId> = new Map([
  ['32pae', '32pae'],
  ['32nopae', '32nopae'],
  ['pae', '32pae'],
  ['nopae', '32nopae'],
  ['64', '64'],
])

function configOf({ arch, config }: RecordFields): ConfigId {
  if (arch !== undefined && arch !== 'x86-32' && arch !== 'x86-64') return bad(faults.arch())
  if (config === undefined) {
    if (arch === undefined) return bad(faults.arch())
    return arch === 'x86-64' ? '64' : '32pae'
  }
  const named = configNames.get(config)
  if (named === undefined || (arch !== undefined && archOf(named) !== arch)) {
    return bad(faults.config(arch ?? null))
  }
  return named
}

function opOf({ op: id, type }: RecordFields, config: ConfigId): Op {
  const named = typeof id === 'string' ? opById(config, id) : undefined
  const typed = typeof type === 'number' ? opByType(config, type) : undefined
  if (id !== undefined && named === undefined) return bad(faults.op(config))
  if (type !== undefined && typed === undefined) return bad(faults.op(config))
  if (named && typed && named !== typed) return bad(faults.disagree(named.id, named.type))
  return named ?? typed ?? bad(faults.op(config))
}

function addressOf(value: unknown, bits: 32 | 64): Address {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string' || !/^(0x[0-9a-f]{1,16}|[0-9]{1,20})$/i.test(text)) {
    return bad(faults.address(bits))
  }
  const address = BigInt(text)
  return address === BigInt.asUintN(bits, address) ? address : bad(faults.address(bits))
}

function wholeUpTo(value: unknown, limit: number, fault: string): number {
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit
  return whole ? value : bad(fault)
}

function bytesOf(value: unknown, length: number): Uint8Array {
  const bytes = typeof value === 'string' ? fromHex(value) : null
  return bytes?.length === length ? bytes : bad(faults.bytes(length))
}

function nopsOf(value: unknown, tables: readonly NopTableId[]): NopTableId {
  if (value === undefined) return defaultNopTable
  return tables.find((table) => table === value) ?? bad(faults.nops(tables))
}

const objectOf = (value: unknown): RecordFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : bad(faults.object())

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return bad(faults.json())
  }
}

/** Tables are made once for each backend and configuration that the lines name. */
function tablesWith(
  files: ReadonlyMap<ConfigId, SymbolFile>,
): (variant: unknown, config: ConfigId) => BackendTable {
  const made = new Map<string, BackendTable>()
  return (name, config) => {
    const variant: VariantId | undefined = variants.find((each) => each === name)
    if (variant === undefined) return bad(faults.backend(variants))
    const key = `${variant}/${config}`
    const known = made.get(key)
    if (known) return known
    const table = backendTable(variant, config)
    if (!table.ok) return bad(refusalSentence(table.error))
    const file = files.get(config)
    const settled = file ? readdressed(table.value, file) : table.value
    made.set(key, settled)
    return settled
  }
}

/** What is said of one record: its own fields, and these. */
function answerTo(
  fields: RecordFields,
  tableOf: (variant: unknown, config: ConfigId) => BackendTable,
): object {
  const config = configOf(fields)
  const arch = archOf(config)
  const table = tableOf(fields.backend, config)
  const op = opOf(fields, config)
  const length = wholeUpTo(fields.site_len, 255, faults.length())
  const site = {
    op,
    address: addressOf(fields.site_addr, bitness(arch)),
    clobberWord: wholeUpTo(fields.clobbers, 0xffff, faults.clobbers()),
    original: bytesOf(fields.orig_bytes, length),
  }
  const nops = nopsOf(fields.nops, nopTablesOf(arch))
  const { resultBytes, patchedLength, outcome } = patchRecord(v2_6_30, site, table, nops)
  const { bug: _, ...asked } = fields as { readonly bug?: unknown }
  return outcome === 'bug'
    ? { ...asked, bug: true, result_bytes: null, patched_len: null, outcome }
    : { ...asked, result_bytes: hex(resultBytes), patched_len: patchedLength, outcome }
}

/** Answers one line of JSON with one line of JSON; a bad line is answered with its error. */
export type RecordPatcher = (line: string) => string

/**
 * The patcher of 2.6.30 for records told as JSON lines, in the golden vectors' form. `symbols` is a parsed
 * symbol file whose addresses replace the built-in ones, or null. The error is a sentence.
 */
export function recordPatcher(symbols: unknown): Result<RecordPatcher, string> {
  const files = symbols === null ? ok(new Map<ConfigId, SymbolFile>()) : symbolFiles(symbols)
  if (!files.ok) return err(files.error)
  const tableOf = tablesWith(files.value)
  return ok((line) => {
    try {
      return JSON.stringify(answerTo(objectOf(parsed(line)), tableOf))
    } catch (error) {
      if (error instanceof BadLine) return JSON.stringify({ error: error.message })
      throw error
    }
  })
}
