// Writes the engine's tables from files that the golden vectors came with, those of Linux 2.6.30 from a symbol
// file, those of 6.1 from a file of slots:
//   npm run generate -- PATH/kernel-2.6.30-symbols.json
//   npm run generate -- PATH/kernel-6.1-slots.json
// The three configurations differ little, so each table is written once, with what one configuration
// has otherwise; the script stops where the file breaks a regularity that the tables rely on.
import { readFileSync, writeFileSync } from 'node:fs'
import { packedEntries, packedOffsets } from './generate/packedTables.mjs'
import { slotsSource } from './generate/slots.mjs'

const path = process.argv[2]
if (path === undefined) {
  console.error(
    'usage: npm run generate -- PATH/kernel-2.6.30-symbols.json | PATH/kernel-6.1-slots.json',
  )
  process.exit(2)
}
const input = JSON.parse(readFileSync(path, 'utf8'))
if (input.slots) {
  writeFileSync(new URL('../src/ops/slots.generated.ts', import.meta.url), slotsSource(input))
  process.exit(0)
}
const { sets, outcome_counts: outcomeCounts } = input
const configs = ['32pae', '32nopae', '64']
const kernelBase = { '32pae': 0xc1000000n, '32nopae': 0xc1000000n, 64: 0xffffffff81000000n }
const pointerSize = { '32pae': 4, '32nopae': 4, 64: 8 }

function demand(claim, message) {
  if (!claim) throw new Error(message)
}

const hexNumber = (value) => `0x${value.toString(16)}`
const quoted = (text) => `'${text}'`
const key = (text) => (/^[A-Za-z_$][\w$]*$/.test(text) ? text : quoted(text))

/** A nested literal: objects of objects of numbers, or of texts that are source already. */
function literal(value, indent = '') {
  if (value === null || typeof value !== 'object') return String(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, inner)).join(', ')}]`
  const lines = Object.entries(value).map(
    ([name, item]) => `${inner}${key(name)}: ${literal(item, inner)},`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

function write(file, parts) {
  const header = `// Made by scripts/generate.mjs from the vectors' symbol file (Linux 2.6.32, arch/x86). Do not edit.\n`
  writeFileSync(new URL(`../src/${file}`, import.meta.url), `${header}${parts.join('\n')}\n`)
}

/** Position of a slot relative to the base of its struct; checks that slots follow each other. */
function checkSlots(config) {
  const { ops, struct_bases: bases } = sets[config]
  const first = {}
  ops.forEach((op, type) => {
    const [table] = op.name.split('.')
    demand(op.type === type, `${config}: type ${op.type} stands at place ${type}`)
    first[table] ??= type
    const expected = BigInt(bases[table]) + BigInt((type - first[table]) * pointerSize[config])
    demand(BigInt(op.slot) === expected, `${config}: ${op.name} is not at its place in the struct`)
  })
}

/** All operations in the order of the structs, each with the configurations that have it. */
function operations() {
  const queues = configs.map((config) => [...sets[config].ops])
  const rows = []
  const later = (op, from) =>
    queues.some((queue, index) => index !== from && queue.slice(1).some((o) => o.name === op.name))
  while (queues.some((queue) => queue.length > 0)) {
    const from = queues.findIndex((queue, index) => queue.length > 0 && !later(queue[0], index))
    demand(from !== -1, 'the configurations order their operations differently')
    const op = queues[from][0]
    const present = configs.filter((_, index) => queues[index][0]?.name === op.name)
    for (const queue of queues) {
      if (queue[0]?.name !== op.name) continue
      const same = ['ret', 'nargs', 'callee_save'].every((field) => queue[0][field] === op[field])
      demand(same, `${op.name} differs between configurations`)
      queue.shift()
    }
    rows.push({ ...op, present })
  }
  return rows
}

function writeOps() {
  for (const config of configs) checkSlots(config)
  const rows = operations().map(({ name, ret, nargs, callee_save: calleeSave, present }) => {
    const where = present.length === configs.length ? [] : [`[${present.map(quoted).join(', ')}]`]
    return `  [${[quoted(name), quoted(ret), nargs, calleeSave, ...where].join(', ')}],`
  })
  const bases = Object.fromEntries(
    configs.map((config) => [
      config,
      Object.fromEntries(
        Object.entries(sets[config].struct_bases).map(([name, base]) => [name, `${base}n`]),
      ),
    ]),
  )
  write('ops/ops.generated.ts', [
    `import type { EarlyConfigId } from './op.ts'\n`,
    '/** Name, result, C parameters, callee-save, and the configurations that have it (all where absent). */',
    'export const opRows: readonly (readonly [',
    '  name: string,',
    '  result: string,',
    '  parameters: number,',
    '  calleeSave: boolean,',
    '  configs?: readonly EarlyConfigId[],',
    `])[] = [\n${rows.join('\n')}\n]\n`,
    '/** Where the linked kernel has its op structs. */',
    `export const structBases: Readonly<Record<EarlyConfigId, Readonly<Record<string, bigint>>>> = ${literal(bases)}`,
  ])
}

const kinds = {
  c: 'c',
  callee_save_c: 'c-keeping',
  callee_save_thunk: 'thunk',
  callee_save_asm: 'routine',
  asm_jmp: 'jump-routine',
  nop: 'nop',
  ident32: 'ident32',
  ident64: 'ident64',
  null: 'null',
}

/** `kind function`, as the tables hold it. */
function entryText([name, , kind]) {
  demand(kind in kinds, `unknown kind of table entry: ${kind}`)
  return kinds[kind] === 'null' ? 'null' : `${kinds[kind]} ${name}`
}

/** A variant is written as what it has otherwise than the variant in its place here. */
const bases = {
  native: null,
  xen: 'native',
  'xen-noplace': 'xen',
  lguest: 'native',
  vmi: 'native',
  kvm: 'native',
  'kvm-mmuop': 'kvm',
}

function writtenEntries() {
  const written = {}
  const lookup = (variant, config, op) =>
    variant === null
      ? undefined
      : (written[variant]?.[config]?.[op] ??
        written[variant]?.all?.[op] ??
        lookup(bases[variant], config, op))
  const add = (variant, config, op, text) => {
    const told = lookup(variant, config, op)
    if (told === text) return
    const shared = config === '32pae' || (told === undefined && bases[variant] === null)
    const place = shared ? 'all' : config
    written[variant][place] ??= {}
    written[variant][place][op] = text
  }
  for (const variant of Object.keys(bases)) {
    written[variant] = { all: {} }
    for (const config of configs) {
      const table = sets[config].backends[variant] ?? {}
      for (const [op, entry] of Object.entries(table)) add(variant, config, op, entryText(entry))
    }
  }
  for (const config of configs) {
    for (const [variant, table] of Object.entries(sets[config].backends)) {
      for (const [op, entry] of Object.entries(table)) {
        demand(lookup(variant, config, op) === entryText(entry), `${variant}/${config}: ${op} lost`)
      }
    }
  }
  return written
}

/** Functions that a table names, as offsets from the kernel's base: the same in all configurations. */
function functionOffsets() {
  const offsets = {}
  for (const config of configs) {
    const named = Object.values(sets[config].backends)
      .flatMap((table) => Object.values(table))
      .filter(([, address]) => address !== null)
    for (const [name, address] of named) {
      const offset = BigInt(address) - kernelBase[config]
      demand((offsets[name] ?? offset) === offset, `${name} has no single offset`)
      demand(sets[config].symbols[name] === address, `${name} has two addresses`)
      offsets[name] = offset
    }
  }
  const sorted = Object.keys(offsets).toSorted()
  return Object.fromEntries(sorted.map((name) => [name, hexNumber(offsets[name])]))
}

const slotKinds = [
  [/^pc-relative/, 'relative'],
  [/^imm/, 'immediate'],
  [/abs/, 'absolute'],
]

function slotText({ offset, size, kind, symbol = '' }) {
  const [, slotKind] = slotKinds.find(([pattern]) => pattern.test(kind))
  const plain = symbol.replace(/ \(.*$/, '').replace(/\+0$/, '')
  return `{ offset: ${offset}, size: ${size}, kind: '${slotKind}', symbol: '${plain}' }`
}

function templateText({ bytes, slots = [], start, reloc_addr: reloc }) {
  const moves = reloc !== undefined && BigInt(reloc) !== 0n
  const fields = [`bytes: '${bytes}'`]
  if (slots.length > 0) fields.push(`slots: [${slots.map(slotText).join(', ')}]`)
  if (start !== undefined) fields.push(`linkedAt: ${start}n`)
  if (moves) fields.push(`fixup: ${Number(BigInt(reloc) - BigInt(start))}`)
  return `{ ${fields.join(', ')} }`
}

const nativeTemplate = (bytes) => templateText({ bytes })

function templatesOf(config) {
  const set = sets[config]
  const ids = set.ops.map((op) => op.name)
  const idOf = (name) => {
    const id = ids.find((candidate) => candidate.replaceAll('.', '_') === name)
    demand(id !== undefined, `${config}: no operation for the template ${name}`)
    return id
  }
  const named = Object.entries(set.native_templates).filter(([name]) => !name.startsWith('_'))
  const templates = {
    native: Object.fromEntries(named.map(([name, hex]) => [idOf(name), nativeTemplate(hex)])),
  }
  if (set.xen_templates) {
    templates.xen = Object.fromEntries(
      Object.entries(set.xen_templates.smp).map(([name, template]) => [
        `pv_irq_ops.${name.replace(/^xen_/, '').replace(/_direct$/, '')}`,
        templateText(template),
      ]),
    )
  }
  if (set.lguest_templates) {
    templates.lguest = Object.fromEntries(
      Object.entries(set.lguest_templates).map(([name, template]) => [
        `pv_irq_ops.${name}`,
        templateText(template),
      ]),
    )
  }
  return templates
}

/** Symbols that the templates' fields name. */
function fieldSymbols(config) {
  const { symbols, xen_templates: xen } = sets[config]
  const found = { xen_vcpu_info: symbols.per_cpu__xen_vcpu_info }
  if (symbols.lguest_data && config !== '64') found.lguest_data = symbols.lguest_data
  const call = Object.values(xen?.smp ?? {}).flatMap((template) => template.slots)
  const target = call.find((slot) => slot.symbol_addr !== undefined)
  if (target) found.check_events = target.symbol_addr
  return Object.fromEntries(
    Object.entries(found).map(([name, address]) => [name, `${hexNumber(BigInt(address))}n`]),
  )
}

function romConstants() {
  const { vmi } = sets['32pae']
  const [, base, stride] = /^(0x[0-9a-f]+) \+ (0x[0-9a-f]+)\*vmi_call_number$/.exec(
    vmi.rom_entry_formula,
  )
  const calls = Object.fromEntries(
    Object.entries(vmi.calls).map(([member, call]) => [
      sets['32pae'].ops.find((op) => op.name.endsWith(`.${member}`)).name,
      call,
    ]),
  )
  return { base: `${base}n`, stride: `${stride}n`, calls }
}

/** Most functions are called after their operation and what comes first in their variant's name. */
function entriesCall(variant, table, ids) {
  const [prefix] = variant.split('-')
  const words = packedEntries(prefix, table, ids)
  return words === '' ? '{}' : `entriesOf(${quoted(prefix)}, ${quoted(words)})`
}

function writeTables() {
  const entries = writtenEntries()
  const ids = operations().map(({ name }) => name)
  const texts = Object.fromEntries(
    Object.entries(entries).map(([variant, places]) => [
      variant,
      Object.fromEntries(
        Object.entries(places).map(([place, table]) => [place, entriesCall(variant, table, ids)]),
      ),
    ]),
  )
  const perConfig = (make) => literal(Object.fromEntries(configs.map((c) => [c, make(c)])))
  write('backends/tables.generated.ts', [
    `import type { EarlyConfigId, OpId } from '../ops/op.ts'`,
    `import type { TemplateSlot } from './backend.ts'`,
    `import { entriesOf, offsetsOf } from './packedTables.ts'\n`,
    `export type TableId = ${Object.keys(bases).map(quoted).join(' | ')}\n`,
    `/** Table from which another one is told as a difference. */`,
    `export const tableBases: Readonly<Record<TableId, TableId | null>> = ${literal(
      Object.fromEntries(Object.entries(bases).map(([name, base]) => [name, base && quoted(base)])),
    )}\n`,
    `/** \`kind function\` of each slot; what one configuration has otherwise stands under its name. */`,
    `export const tableEntries: Readonly<`,
    `  Record<TableId, Readonly<Partial<Record<EarlyConfigId | 'all', Readonly<Record<OpId, string>>>>>>`,
    `> = ${literal(texts)}\n`,
    `/** Offsets from the kernel's base address. */`,
    `export const functionOffsets = offsetsOf(`,
    `  Object.values(tableEntries).flatMap((places) => Object.values(places)),`,
    `  ${quoted(packedOffsets(functionOffsets()))},`,
    `)\n`,
    `export const kernelBases: Readonly<Record<EarlyConfigId, bigint>> = ${literal(
      Object.fromEntries(configs.map((c) => [c, `${hexNumber(kernelBase[c])}n`])),
    )}\n`,
    `/** Addresses that the fields of templates hold. */`,
    `export const fieldSymbols: Readonly<Record<EarlyConfigId, Readonly<Record<string, bigint>>>> = ${perConfig(fieldSymbols)}\n`,
    `export interface TemplateText {`,
    `  readonly bytes: string`,
    `  readonly slots?: readonly TemplateSlot[]`,
    `  readonly linkedAt?: bigint`,
    `  readonly fixup?: number`,
    `}\n`,
    `export type TemplateTableId = 'native' | 'xen' | 'lguest'\n`,
    `export const templateTexts: Readonly<`,
    `  Record<EarlyConfigId, Readonly<Partial<Record<TemplateTableId, Readonly<Record<OpId, TemplateText>>>>>>`,
    `> = ${perConfig(templatesOf)}\n`,
    `/** Entry n of the ROM stands at base + n · stride. */`,
    `export const romEntries = ${literal(romConstants())} as const`,
  ])
}

function writeNops() {
  const tables = {}
  const available = {}
  for (const [arch, config] of [
    ['x86-32', '32pae'],
    ['x86-64', '64'],
  ]) {
    available[arch] = Object.keys(sets[config].nop_tables).map(quoted)
    for (const [id, table] of Object.entries(sets[config].nop_tables)) {
      const rows = Object.entries(table).map(([length, hex]) => {
        demand(hex.length === 2 * Number(length), `${id}: entry ${length} has another length`)
        return quoted(hex)
      })
      demand(rows.length === 8, `${id}: a table has 8 entries`)
      demand((tables[id] ?? rows).join() === rows.join(), `${id} differs between the widths`)
      tables[id] = rows
    }
  }
  write('x86/nops.generated.ts', [
    `import type { Arch } from './arch.ts'\n`,
    `/** Entry n − 1 is n bytes long. */`,
    `export const nopTexts = ${literal(tables)} as const\n`,
    `/** Tables that find_nop_table() can return. */`,
    `export const nopTableIds: Readonly<Record<Arch, readonly (keyof typeof nopTexts)[]>> = ${literal(available)}`,
  ])
}

function writeCounts() {
  const lines = configs.map(
    (config) =>
      `  ${quoted(config)}: ${JSON.stringify({ canonical: outcomeCounts[config].canonical_sites, grid: outcomeCounts[config].grid }).replaceAll('"', "'")},`,
  )
  write('testing/vectors/outcomeCounts.generated.ts', [
    `import type { EarlyConfigId } from '../../ops/op.ts'\n`,
    `type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>\n`,
    `/** How often each outcome came up in runs of the kernel's own functions, by backend. */`,
    `export const outcomeCounts: Readonly<Record<EarlyConfigId, { canonical: Counts; grid: Counts }>> = {\n${lines.join('\n')}\n}`,
  ])
}

writeOps()
writeTables()
writeNops()
writeCounts()
