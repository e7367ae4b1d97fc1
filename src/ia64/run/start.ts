import type { Address } from '../../base/address.ts'
import type { LineIndex } from '../../base/span.ts'
import type { Ia64Analysis } from '../analysis.ts'
import type { Program } from '../asm/program.ts'
import { type Instruction, instructionsIn } from '../dataflow/code.ts'
import type { Site } from '../patch/records.ts'
import { patchType, type PlatformId } from '../patch/types.ts'
import { emptyStack, type StackState } from '../stack/frame.ts'
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
  /** Of its section. */
  readonly base: Address
  /** Registers that the caller passed. */
  readonly passed: number
}

const isLastOfPath = ({ effects }: Instruction): boolean =>
  effects.predicate === 0 && (effects.flow === 'return' || effects.flow === 'branch')

/** The function around the first site: from its .proc, else from behind the last way out before it. */
function startOffset(program: Program, code: readonly Instruction[], site: Site | null): number {
  const first = code[0]?.offset ?? 0
  if (site === null) return first
  const starts = program.symbols
    .filter(({ procedure, section, offset }) => {
      return procedure && section === site.section && offset <= site.offset
    })
    .map(({ offset }) => offset)
  if (starts.length > 0) return Math.max(...starts)
  const way = code.findLast((each) => each.offset < site.offset && isLastOfPath(each))
  return way === undefined ? first : way.offset + 16
}

/** Inputs that the function's alloc names; of a leaf those that it reads. */
function passedTo(program: Program, section: number, code: readonly Instruction[]): number {
  const alloc = code.find(({ decoded }) => decoded.form?.mnemonic === 'alloc')
  const row = program.rows.find(
    (each) =>
      each.section === section && each.offset === alloc?.offset && each.slot === alloc.decoded.slot,
  )
  if (row) return row.names.inputs
  const read = code.flatMap(({ effects }) => effects.reads)
  const numbers = read.flatMap((name) => /^r(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  return Math.min(8, Math.max(0, ...numbers.map((number) => number - 31)))
}

export function entryOf({ program, sites }: Ia64Analysis): Entry | null {
  const [site = null] = sites
  const section = site?.section ?? program.rows[0]?.section
  if (section === undefined) return null
  const code = instructionsIn(program, section)
  const offset = startOffset(program, code, site)
  const next = program.symbols.find(
    (each) => each.procedure && each.section === section && each.offset > offset,
  )
  const own = code.filter(
    (each) => each.offset >= offset && each.offset < (next?.offset ?? Infinity),
  )
  const base = program.sections[section]?.address ?? 0n
  return { address: base + BigInt(offset), base, passed: passedTo(program, section, own) }
}

export const usualStart: RunStart = { registers: {}, interrupts: true, pending: false }

/** What the first operation takes: an index; of a restore, the saved flags of a CPU that had interrupts on. */
const usualArgument = ([site]: readonly Site[]): bigint =>
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

const startStack = (passed: number): StackState => ({
  ...emptyStack,
  frame: { sof: passed, sol: 0, sor: 0 },
  previous: { sof: passed, sol: 0, sor: 0 },
  names: { inputs: passed, locals: 0, outputs: 0 },
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

/** A machine at the first instruction of the function around the first site. */
export function startMachine(input: MachineInput): Machine {
  const { id, analysis, platform, symbols, lines, entry, start } = input
  const { program, patched } = analysis
  const bytes = id === 'patched' ? patched : program.sections.map((section) => section.bytes)
  const { interrupts, pending } = start
  const registers = startRegisters(start, entry.passed, usualArgument(analysis.sites))
  const machine: Machine = {
    id,
    platform,
    code: fetching(program, bytes, lines),
    memory: memoryOf({ program, bytes, platform, symbols, interrupts, pending }),
    registers,
    changed: new Set(registers.keys()),
    stack: startStack(entry.passed),
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
