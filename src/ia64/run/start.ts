import type { Address } from '../../base/address.ts'
import type { LineIndex } from '../../base/span.ts'
import type { Ia64Analysis } from '../analysis.ts'
import { functionStarts, type Program } from '../asm/program.ts'
import { type Instruction, instructionsIn } from '../dataflow/code.ts'
import type { Site } from '../patch/records.ts'
import { patchType, type PlatformId } from '../patch/types.ts'
import type { FrameNames } from '../isa/registers.ts'
import { emptyStack, type FrameMarker, type StackState } from '../stack/frame.ts'
import { type Cell, cellOf } from './cell.ts'
import { fetching } from './code.ts'
import { interruptBit } from './interrupts.ts'
import { callerAddress, globalPointer, memoryOf, stackTop } from './layout.ts'
import type { Machine } from './machine.ts'
import { markerValue } from './marker.ts'
import type { MachineId, RunStart } from './report.ts'
import { passNops } from './step.ts'

/** Where a run begins, and with what. */
export interface Entry {
  readonly address: Address
  /** Registers that the caller passed. */
  readonly passed: number
  /** The frame there: that of the caller's outputs, or what an alloc before a label inside of a function made. */
  readonly frame: FrameMarker
  readonly names: FrameNames
  /** The first operation from there on; else the first of all. */
  readonly site: Site | null
}

const isLastOfPath = ({ effects }: Instruction): boolean =>
  effects.predicate === 0 && (effects.flow === 'return' || effects.flow === 'branch')

/** The function around the first site: from its .proc, else from behind the last way out before it. */
function startOffset(program: Program, code: readonly Instruction[], site: Site | null): number {
  const first = code[0]?.offset ?? 0
  if (site === null) return first
  const { from } = functionAround(program, site.section, site.offset)
  if (from !== null) return from
  const way = code.findLast((each) => each.offset < site.offset && isLastOfPath(each))
  return way === undefined ? first : way.offset + 16
}

/** Inputs that the function's alloc names; of a leaf those that it reads. */
function passedTo(program: Program, section: number, code: readonly Instruction[]): number {
  const names = namesOf(
    program,
    section,
    code.find(({ decoded }) => decoded.form?.mnemonic === 'alloc'),
  )
  if (names) return names.inputs
  const read = code.flatMap(({ effects }) => effects.reads)
  const numbers = read.flatMap((name) => /^r(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  return Math.min(8, Math.max(0, ...numbers.map((number) => number - 31)))
}

/** How an instruction's line names the stacked registers. */
const namesOf = ({ rows }: Program, section: number, at: Instruction | undefined) =>
  rows.find(
    (row) => row.section === section && row.offset === at?.offset && row.slot === at.decoded.slot,
  )?.names

const isCode = ({ rows }: Program, section: number): boolean =>
  rows.some((row) => row.section === section)

/** Labels of code that a run can start at, in the order in which they stand there; a tag names no bundle. */
export const entryLabels = (program: Program): readonly string[] =>
  program.symbols
    .filter(({ section, tag }) => !tag && isCode(program, section))
    .toSorted((left, right) => left.section - right.section || left.offset - right.offset)
    .map(({ name }) => name)

/** Section and offset of a label, or of the function around the first site. */
function placeOf({ program, sites }: Ia64Analysis, label: string | null) {
  if (label !== null) {
    const symbol = program.symbols.find(({ name, tag }) => !tag && name === label)
    return symbol && isCode(program, symbol.section) ? symbol : null
  }
  const [site = null] = sites
  const section = site?.section ?? program.rows[0]?.section
  if (section === undefined) return null
  return { section, offset: startOffset(program, instructionsIn(program, section), site) }
}

/** From the last .proc before an offset, null where there is none, to the next one. */
function functionAround(program: Program, section: number, offset: number) {
  const starts = functionStarts(program, section)
  const before = starts.filter((start) => start <= offset)
  return {
    from: before.length === 0 ? null : Math.max(...before),
    to: Math.min(Infinity, ...starts.filter((start) => start > offset)),
  }
}

/** Where a run begins: at `label`, or in the function around the first site. Null where no code is there. */
export function entryOf(analysis: Ia64Analysis, label: string | null): Entry | null {
  const { program, sites } = analysis
  const place = placeOf(analysis, label)
  if (place === null) return null
  const { section, offset } = place
  const { from, to } = functionAround(program, section, offset)
  const own = instructionsIn(program, section).filter(
    (each) => each.offset >= (from ?? offset) && each.offset < to,
  )
  const passed = passedTo(program, section, own)
  const before = own.findLast((each) => each.offset < offset && each.frame !== null)
  const near = sites.find((site) => site.section === section && site.offset >= offset)
  return {
    address: (program.sections[section]?.address ?? 0n) + BigInt(offset),
    passed,
    frame: before?.frame ?? { sof: passed, sol: 0, sor: 0 },
    names: (before && namesOf(program, section, before)) ?? {
      inputs: passed,
      locals: 0,
      outputs: 0,
    },
    site: near ?? sites[0] ?? null,
  }
}

export const usualStart: RunStart = {
  registers: {},
  interrupts: true,
  pending: false,
  entry: null,
}

/** What the first operation takes: an index; of a restore, the saved flags of a CPU that had interrupts on. */
const usualArgument = (site: Site | null): bigint =>
  site && patchType(site.type)?.name === 'INTRIN_LOCAL_IRQ_RESTORE' ? interruptBit : 3n

/** Values by which a reader knows the registers again: r9 holds 0x9009, in1 0x1111. */
function startRegisters(
  { registers: given, interrupts }: RunStart,
  passed: number,
  argument: bigint,
): Map<string, Cell> {
  const registers = new Map<string, Cell>()
  const put = (key: string, value: bigint) => registers.set(key, cellOf(value))
  for (let number = 1; number < 32; number++) put(`r${number}`, BigInt(number) * 0x1001n)
  put('r1', globalPointer)
  put('r8', argument)
  put('r12', stackTop)
  put('r13', 0xa000000102000000n)
  for (let at = 0; at < passed; at++) put(`@${at}`, at === 0 ? argument : BigInt(at) * 0x1111n)
  for (let number = 1; number < 8; number++) put(`b${number}`, BigInt(number) * 0xb00bn)
  put('b0', callerAddress)
  put('ar.pfs', markerValue({ sof: passed, sol: 0, sor: 0 }))
  put('ar.itc', 0x10000n)
  put('ar.lc', 0x10cn)
  put('ar.ccv', 0xccn)
  put('cr.itm', 0x50000n)
  put('cr.ivr', 0xefn)
  put('cr.tpr', 0x10n)
  put('psr', interrupts ? 0x2000n | interruptBit : 0x2000n)
  for (let number = 0; number < 8; number++) put(`ar.k${number}`, BigInt(number) * 0xa00an)
  for (const [name, value] of Object.entries(given)) {
    const input = /^in(\d)$/.exec(name)?.[1]
    const key = input === undefined ? name : `@${input}`
    if (registers.has(key) && !key.startsWith('b')) put(key, value)
  }
  return registers
}

const startStack = ({ passed, frame, names }: Entry): StackState => ({
  ...emptyStack,
  frame,
  previous: { sof: passed, sol: 0, sor: 0 },
  names,
})

interface MachineInput {
  readonly id: MachineId
  readonly analysis: Ia64Analysis
  readonly platform: PlatformId
  readonly symbols: ReadonlyMap<string, Address>
  readonly lines: LineIndex
  readonly entry: Entry
  readonly start: RunStart
}

/** A machine at the first instruction of a run. */
export function startMachine(input: MachineInput): Machine {
  const { id, analysis, platform, symbols, lines, entry, start } = input
  const { program, patched } = analysis
  const bytes = id === 'patched' ? patched : program.sections.map((section) => section.bytes)
  const { interrupts, pending } = start
  const registers = startRegisters(start, entry.passed, usualArgument(entry.site))
  const machine: Machine = {
    id,
    platform,
    code: fetching(program, bytes, lines),
    memory: memoryOf({ program, bytes, platform, symbols, interrupts, pending }),
    registers,
    changed: new Set(registers.keys()),
    stack: startStack(entry),
    ip: entry.address,
    slot: 0,
    steps: 0,
    line: 0,
    text: '',
    ending: null,
    events: [],
    inside: null,
    exits: [],
    findings: new Map(),
  }
  passNops(machine)
  return machine
}
