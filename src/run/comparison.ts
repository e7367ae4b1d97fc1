import { conventionOf } from '../x86/conventions.ts'
import { difference, registerName, type RegSet, regSetOf } from '../x86/registers.ts'
import type { Access } from './cpu/memory.ts'
import { addressOf, valueOf } from './layout.ts'
import type { RunSite } from './program.ts'
import type { Finding, RunEvent } from './report.ts'
import type { Running, Visit } from './running.ts'
import { differing } from './state.ts'

/** What a comparison finds; where and when is added to it. */
export type Difference = Omit<Finding, 'line' | 'text' | 'by' | 'step'>

export const differs = (why: Finding['why'], rest: Partial<Difference> = {}): Difference => ({
  why,
  place: null,
  value: null,
  expected: null,
  event: null,
  ending: null,
  ...rest,
})

/** The same way through a site on two machines that have both come out of it and not gone on. */
interface Pair {
  readonly machine: Running
  readonly reference: Running
  readonly own: Visit
  readonly right: Visit
  /** Places in memory that were told to differ before. */
  readonly known: Set<number>
}

/** The first register of a set that came out otherwise although it went in the same, and unpoisoned. */
function registerDiffers(
  { machine, own, right }: Pair,
  set: RegSet,
  why: Finding['why'],
): Difference | null {
  const { arch } = machine.cpu
  const before = differing(own.entry.registers, right.entry.registers, set)
  const after = differing(
    own.exit.registers,
    right.exit.registers,
    difference(set, own.entry.poisoned),
  )
  const register = after.find((one) => !before.includes(one))
  if (register === undefined) return null
  const value = (registers: Int32Array) =>
    valueOf(arch, registers[2 * register] ?? 0, registers[2 * register + 1] ?? 0)
  return differs(why, {
    place: { kind: 'register', register: registerName(arch, register) },
    value: value(own.exit.registers),
    expected: value(right.exit.registers),
  })
}

function promiseBroken(pair: Pair, { mayLose, results }: RunSite): Difference | null {
  const { allocatable } = conventionOf(pair.machine.cpu.arch)
  const kept = difference(difference(allocatable, mayLose), results)
  return registerDiffers(pair, kept, 'promise-broken')
}

/** Of what save_fl returns only the interrupt flag counts. */
const interruptBit = 0x200

function resultDiffers(pair: Pair, { op, results, original }: RunSite): Difference | null {
  if (original.form !== 'call') return null
  const { machine, own, right } = pair
  if (op.member !== 'save_fl') {
    // Whatever was in it before: the operation defines it.
    const fresh = { ...pair, own: { ...own, entry: right.entry } }
    return registerDiffers(fresh, results, 'result-differs')
  }
  const [left, should] = [own.exit.registers[0] ?? 0, right.exit.registers[0] ?? 0]
  if (((left ^ should) & interruptBit) === 0) return null
  return differs('result-differs', {
    place: { kind: 'register', register: registerName(machine.cpu.arch, 0) },
    value: BigInt(left & interruptBit),
    expected: BigInt(should & interruptBit),
  })
}

/** Below the stack pointer anything may be: places from and to, in the region that it points into. */
function belowStack({ cpu }: Running, { exit }: Visit): readonly [from: number, to: number] {
  const region = cpu.memory.regions.find(
    ({ base, bytes }) => exit.stackPointer >= base && exit.stackPointer <= base + bytes.length,
  )
  return [region?.base ?? 0, region ? exit.stackPointer : 0]
}

/** The first byte written by either that came out otherwise. */
function memoryDiffers(pair: Pair): Difference | null {
  const { machine, own, right } = pair
  const [from, to] = belowStack(machine, own)
  for (const access of [...own.writes, ...right.writes]) {
    if (access.address >= from && access.address + access.size <= to) continue
    const place = differingByte(pair, access, (at) => at >= from && at < to)
    if (place === null) continue
    const byteOf = ({ cpu }: Running) => BigInt(cpu.memory.peek(place, 1)?.[0] ?? 0)
    return differs('memory-differs', {
      place: { kind: 'slot', address: addressOf(machine.cpu.arch, place) },
      value: byteOf(machine),
      expected: byteOf(pair.reference),
    })
  }
  return null
}

function differingByte(
  { machine, reference, known }: Pair,
  { address, size }: Access,
  isBelow: (place: number) => boolean,
): number | null {
  const is = machine.cpu.memory.peek(address, size)
  const should = reference.cpu.memory.peek(address, size)
  if (!is || !should) return null
  for (let at = 0; at < size; at++) {
    const place = address + at
    if (is[at] === should[at] || known.has(place) || isBelow(place)) continue
    known.add(place)
    if (machine.marks?.inMemory(place, 1)) continue
    return place
  }
  return null
}

const eventText = (event: RunEvent): string =>
  JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))

function eventsDiffer({ own, right }: Pair): Difference | null {
  const [left, should] = [own.events, right.events]
  const length = Math.max(left.length, should.length)
  for (let at = 0; at < length; at++) {
    const [is, expected] = [left[at] ?? null, should[at] ?? null]
    if (is && expected && eventText(is) === eventText(expected)) continue
    return differs('events-differ', { event: { is, expected } })
  }
  return null
}

/** 1 for on, 0 for off. */
function interruptsDiffer({ own, right }: Pair): Difference | null {
  const on = own.exit.interrupts
  if (on === right.exit.interrupts) return null
  return differs('interrupts-differ', { value: on ? 1n : 0n, expected: on ? 0n : 1n })
}

/** Both went in with the same of all that the operation looks at. */
function wentInAlike({ machine, own, right }: Pair, { op }: RunSite): boolean {
  const { arch } = machine.cpu
  const names = conventionOf(arch).argumentRegisters.slice(0, op.argumentWords)
  const [mine, other] = [own.entry, right.entry]
  return (
    !mine.takesPoison &&
    differing(mine.registers, other.registers, regSetOf(arch, names)).length === 0 &&
    mine.interrupts === other.interrupts &&
    mine.pending === other.pending
  )
}

/** What is wrong with one way through a site; null where the promise was kept. */
export function visitDifference(
  machine: Running,
  reference: Running,
  known: Set<number>,
): Difference | null {
  const [own, right] = [machine.visit, reference.visit]
  if (!own || !right || own.site !== right.site) return null
  const { site } = own
  const pair: Pair = { machine, reference, own, right, known }
  const moved = own.exit.stackPointer - own.entry.stackPointer
  const shouldMove = right.exit.stackPointer - right.entry.stackPointer
  const kept =
    promiseBroken(pair, site) ?? (moved === shouldMove ? null : differs('stack-pointer-differs'))
  // With other input it may well come to something else: whoever spoilt the input is to blame.
  if (kept || !wentInAlike(pair, site)) return kept
  return (
    resultDiffers(pair, site) ?? interruptsDiffer(pair) ?? memoryDiffers(pair) ?? eventsDiffer(pair)
  )
}
