import { numberedRegisters, patchTypes } from '../patch/types.ts'
import { type Cell, cellOf, computed, word } from './cell.ts'
import { interruptBit, interruptsOn, setInterrupts, tell } from './interrupts.ts'
import { lastTime, operationOf, type SlotName, timerOffset } from './layout.ts'
import { cellAt, type Machine, readingNow, writeKey } from './machine.ts'
import { load, store } from './memory.ts'

/**
 * What each operation does: its result, and what it changes of the system. The values of the CPU's files and
 * hashes are the model's; what counts is that all machines find the same ones.
 */
type Operation = (machine: Machine, taken: readonly Cell[]) => Cell | null

const valueOf = (taken: readonly Cell[], index: number): bigint => taken[index]?.value ?? 0n

/** Region registers are named by the three highest bits of an address, the others by their low byte. */
export const fileKey = (file: string, index: bigint): string =>
  `${file}[${file === 'rr' ? index >> 61n : index & 0xffn}]`

const origins: Readonly<Record<string, bigint>> = {
  cpuid: 0xc1d0_0000n,
  pmd: 0xbd00_0000n,
  rr: 0x0000_0530n,
}

/** What stands in a register of a file: as written, else a value of the model that tells file and index. */
export function fileCell(machine: Machine, file: string, index: bigint): Cell {
  const key = fileKey(file, index)
  const known = machine.registers.get(key)
  const number = BigInt(/\d+/.exec(key)?.[0] ?? 0)
  return known ?? cellOf((origins[file] ?? 0n) + number)
}

/** What a translation instruction answers: which value is the hardware's business. */
export const translated = (what: string, address: bigint): bigint =>
  word(
    (address ^ (address >> 7n)) +
      BigInt([...what].reduce((sum, each) => sum + each.charCodeAt(0), 0)),
  )

const noted =
  (what: string): Operation =>
  (machine, taken) => {
    tell(machine, { kind: 'noted', what, arguments: taken.map(({ value }) => value) })
    return null
  }

/** The registers of getreg and setreg, by the name that the number stands for. */
function numberedKey(number: bigint): string | null {
  const name = numberedRegisters.get(Number(number)) ?? null
  const general: Readonly<Record<string, string>> = { gp: 'r1', sp: 'r12', tp: 'r13' }
  return name && (general[name] ?? name)
}

const word8 = ({ memory }: Machine, address: bigint): bigint => load(memory, address, 8) ?? 0n

function readNumbered(machine: Machine, number: bigint): Cell | null {
  const key = numberedKey(number)
  if (key === null) return null
  const cell = cellAt(machine, key)
  if (machine.platform !== 'xen') return cell
  if (key === 'psr') {
    const rest = cell.value & ~interruptBit
    return cellOf(interruptsOn(machine) ? rest | interruptBit : rest)
  }
  if (key === 'cr.itm') return cellOf(cell.value + word8(machine, timerOffset))
  if (key !== 'ar.itc') return cell
  const last = word8(machine, lastTime)
  const now = word(cell.value + word8(machine, timerOffset))
  const told = now < last ? last + 1n : now
  store(machine.memory, lastTime, 8, told)
  return cellOf(told)
}

function writeNumbered(machine: Machine, number: bigint, cell: Cell): void {
  const key = numberedKey(number)
  if (key === null) return
  if (machine.platform === 'xen' && key === 'ar.itc') {
    store(machine.memory, timerOffset, 8, cell.value - cellAt(machine, 'ar.itc').value)
  } else if (machine.platform === 'xen' && key === 'cr.itm') {
    writeKey(machine, key, cellOf(cell.value - word8(machine, timerOffset)))
  } else writeKey(machine, key, cell)
}

const operations: Readonly<Record<SlotName, Operation>> = {
  FC: noted('fc'),
  PTCGA: noted('ptc.ga'),
  THASH: (machine, [from = cellOf(0n)]) =>
    computed(translated('thash', from.value), [from], readingNow(machine)),
  GET_CPUID: (machine, taken) => fileCell(machine, 'cpuid', valueOf(taken, 0)),
  GET_PMD: (machine, taken) => fileCell(machine, 'pmd', valueOf(taken, 0)),
  GET_RR: (machine, taken) => fileCell(machine, 'rr', valueOf(taken, 0)),
  SET_RR: (machine, taken) => {
    writeKey(machine, fileKey('rr', valueOf(taken, 0)), taken[1] ?? cellOf(0n))
    return null
  },
  SET_RR0_TO_RR4: (machine, taken) => {
    for (const [index, cell] of taken.entries()) writeKey(machine, `rr[${index}]`, cell)
    return null
  },
  SSM_I: (machine) => {
    setInterrupts(machine, true)
    return null
  },
  RSM_I: (machine) => {
    setInterrupts(machine, false)
    return null
  },
  GET_PSR_I: (machine) => cellOf(interruptsOn(machine) ? interruptBit : 0n),
  INTRIN_LOCAL_IRQ_RESTORE: (machine, taken) => {
    setInterrupts(machine, valueOf(taken, 0) !== 0n)
    return null
  },
  GETREG: (machine, taken) => readNumbered(machine, valueOf(taken, 0)),
  SETREG: (machine, taken) => {
    writeNumbered(machine, valueOf(taken, 1), taken[0] ?? cellOf(0n))
    return null
  },
}

/** Which registers each takes, as the static convention has them. */
const argumentsOf: ReadonlyMap<SlotName, readonly string[]> = new Map(
  patchTypes.flatMap((type) => {
    const operation = operationOf(type)
    return operation ? [[operation, type.takes] as const] : []
  }),
)

export const takenBy = (machine: Machine, name: SlotName): readonly Cell[] =>
  (argumentsOf.get(name) ?? []).map((register) => cellAt(machine, register))

/** Does an operation; its result, if it has one, goes into r8. */
export function operate(machine: Machine, name: SlotName, taken: readonly Cell[]): void {
  const result = operations[name](machine, taken)
  if (result) writeKey(machine, 'r8', result)
}
