import { addressOf, valueOf } from './layout.ts'
import type { Lockstep } from './lockstep.ts'
import type { RunProgram, RunSite } from './program.ts'
import type { VisitRecord } from './recorder.ts'
import type { Ending, Finding, RunEvent, SiteVerdict, VerdictKind } from './report.ts'
import type { Running } from './running.ts'
import { differing } from './state.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, registerName, type RegSet, regSetOf } from '../x86/registers.ts'

type Made = Omit<Finding, 'line' | 'text' | 'by' | 'step'>

const finding = (why: Finding['why'], rest: Partial<Made> = {}): Made => ({
  why,
  place: null,
  value: null,
  expected: null,
  ...rest,
})

/** The first register of a set that came out otherwise than in the reference although it went in the same. */
function registerDiffers(
  machine: Running,
  own: VisitRecord,
  reference: VisitRecord,
  set: RegSet,
  why: Finding['why'],
): Made | null {
  if (!own.exit || !reference.exit) return null
  const { arch } = machine.cpu
  const before = differing(own.entry.registers, reference.entry.registers, set)
  const after = differing(own.exit.registers, reference.exit.registers, set)
  const register = after.find((one) => !before.includes(one))
  if (register === undefined) return null
  const value = (registers: Int32Array) =>
    valueOf(arch, registers[2 * register] ?? 0, registers[2 * register + 1] ?? 0)
  return finding(why, {
    place: { kind: 'register', register: registerName(arch, register) },
    value: value(own.exit.registers),
    expected: value(reference.exit.registers),
  })
}

/** Of what save_fl returns only the interrupt flag counts. */
const interruptBit = 0x200

function resultDiffers(
  machine: Running,
  { op, results, original }: RunSite,
  own: VisitRecord,
  reference: VisitRecord,
): Made | null {
  if (original.form !== 'call' || !own.exit || !reference.exit) return null
  const { argumentRegisters } = conventionOf(machine.cpu.arch)
  const inputs = regSetOf(machine.cpu.arch, argumentRegisters.slice(0, op.argumentWords))
  if (differing(own.entry.registers, reference.entry.registers, inputs).length > 0) return null
  if (op.member !== 'save_fl') {
    return registerDiffers(machine, own, reference, results, 'result-differs')
  }
  const [left, right] = [own.exit.registers[0] ?? 0, reference.exit.registers[0] ?? 0]
  if (((left ^ right) & interruptBit) === 0) return null
  return finding('result-differs', {
    place: { kind: 'register', register: registerName(machine.cpu.arch, 0) },
    value: BigInt(left & interruptBit),
    expected: BigInt(right & interruptBit),
  })
}

/** One region on the way in and out, here and in the reference. */
interface Region {
  readonly base: number
  /** First byte that counts. */
  readonly from: number
  readonly poisoned: Uint16Array | null
  readonly is: Uint8Array
  readonly was: Uint8Array
  readonly should: Uint8Array
  readonly before: Uint8Array
}

/** Writable regions that may differ, without the stack below its pointer. */
function regionsOf(machine: Running, own: VisitRecord, reference: VisitRecord): readonly Region[] {
  const { exit, entry } = own
  const expected = reference.exit
  if (!exit || !expected) return []
  const written = machine.cpu.memory.regions.filter(({ writable }) => writable)
  return written.flatMap(({ base, name }, at) => {
    const [is, was] = [exit.memory[at], entry.memory[at]]
    const [should, before] = [expected.memory[at], reference.entry.memory[at]]
    if (!is || !was || !should || !before || (is === was && should === before)) return []
    const from = name === 'stack' ? Math.max(0, exit.stackPointer - base) : 0
    const poisoned = machine.marks?.pieceOf(base, exit.poisonedBytes) ?? null
    return [{ base, from, poisoned, is, was, should, before }]
  })
}

/** The first byte that came out otherwise: not poisoned, and the same on the way in. */
function differingByte({ from, poisoned, is, was, should, before }: Region): number | null {
  for (let at = from; at < is.length; at++) {
    if (is[at] !== should[at] && was[at] === before[at] && !poisoned?.[at]) return at
  }
  return null
}

function memoryDiffers(machine: Running, own: VisitRecord, reference: VisitRecord): Made | null {
  for (const region of regionsOf(machine, own, reference)) {
    const at = differingByte(region)
    if (at === null) continue
    return finding('memory-differs', {
      place: { kind: 'slot', address: addressOf(machine.cpu.arch, region.base + at) },
      value: BigInt(region.is[at] ?? 0),
      expected: BigInt(region.should[at] ?? 0),
    })
  }
  return null
}

const eventText = (event: RunEvent): string =>
  JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))

function eventsDiffer(own: VisitRecord, reference: VisitRecord): Made | null {
  const [left, right] = [own.events.map(eventText), reference.events.map(eventText)]
  const same = left.length === right.length && left.every((text, at) => text === right[at])
  return same ? null : finding('events-differ')
}

/** 1 for on, 0 for off. */
const interruptsDiffer = (on: boolean): Made =>
  finding('interrupts-differ', { value: on ? 1n : 0n, expected: on ? 0n : 1n })

/** What is wrong with one way through a site; null where the promise was kept. */
function visitDiffers(
  machine: Running,
  site: RunSite,
  own: VisitRecord,
  reference: VisitRecord,
): Made | null {
  const [entry, exit] = [own.entry, own.exit]
  if (!exit || !reference.exit) return null
  const { allocatable } = conventionOf(machine.cpu.arch)
  const kept = difference(difference(allocatable, site.mayLose), site.results)
  const moved = exit.stackPointer - entry.stackPointer
  const shouldMove = reference.exit.stackPointer - reference.entry.stackPointer
  const interrupts =
    exit.interrupts !== reference.exit.interrupts && entry.interrupts === reference.entry.interrupts
  return (
    registerDiffers(machine, own, reference, kept, 'promise-broken') ??
    (moved === shouldMove ? null : finding('stack-pointer-differs')) ??
    resultDiffers(machine, site, own, reference) ??
    (interrupts ? interruptsDiffer(exit.interrupts) : null) ??
    memoryDiffers(machine, own, reference) ??
    eventsDiffer(own, reference)
  )
}

/** Both came to nothing: a call through an empty slot, and the trap that a patcher writes there. */
const isTrap = (ending: Ending | null): boolean =>
  ending?.kind === 'undefined' || (ending?.kind === 'page' && ending.slot !== null)

function sameEnding(left: Ending | null, right: Ending | null): boolean {
  if (left?.kind === 'left' && right?.kind === 'left') return left.how === right.how
  return left?.kind === right?.kind || (isTrap(left) && isTrap(right))
}

/** A machine that ended in a site in which the reference went on, or otherwise than it. */
function endsIn(machine: Running, reference: Running, { index }: RunSite): Made | null {
  if (machine.inside?.site.index !== index || machine.ending === null) return null
  // Where the limit stops a machine says nothing about the site.
  if (machine.ending.kind === 'limit') return null
  const both = reference.inside?.site.index === index
  return both && sameEnding(machine.ending, reference.ending) ? null : finding('ending-differs')
}

function siteFinding(
  lockstep: Lockstep,
  id: 'unpatched' | 'patched',
  site: RunSite,
): Finding | null {
  const { machines, recorders } = lockstep
  const [machine, reference] = [machines[id], machines.reference]
  const used = recorders[id].uses.get(site.index) ?? null
  const [own, right] = [recorders[id].visits, recorders.reference.visits]
  const place = { line: site.line, text: '', by: null }
  for (const [at, visit] of (own.get(site.index) ?? []).entries()) {
    const expected = right.get(site.index)?.[at]
    const made = expected ? visitDiffers(machine, site, visit, expected) : null
    if (!made || (used && used.step <= (visit.exit?.step ?? 0))) continue
    const by = blamed(machine, site, made)
    return { ...made, ...place, by, step: visit.exit?.step ?? visit.entry.step }
  }
  if (used) return used
  const ended = endsIn(machine, reference, site)
  return ended && { ...ended, ...place, step: machine.cpu.steps }
}

/** The function that left its poison in a register that was to be kept. */
function blamed(machine: Running, { index }: RunSite, { place, value }: Made): string | null {
  if (place?.kind !== 'register' || value === null || !machine.marks) return null
  return machine.marks.destroyerOf(index)
}

function verdictOf(
  visits: number,
  unpatched: Finding | null,
  patched: Finding | null,
): VerdictKind {
  if (visits === 0) return 'not-reached'
  if (unpatched) return patched ? 'broken-before-patch' : 'hidden-by-patch'
  return patched ? 'broken-by-patch' : 'kept'
}

/** What became of every site. */
export function verdictsOf(lockstep: Lockstep, { sites }: RunProgram): readonly SiteVerdict[] {
  return sites.map((site) => {
    const unpatched = siteFinding(lockstep, 'unpatched', site)
    const patched = siteFinding(lockstep, 'patched', site)
    const counts = Object.values(lockstep.recorders).map(
      ({ counts: one }) => one.get(site.index) ?? 0,
    )
    const visits = Math.max(...counts)
    return {
      site: site.index,
      op: site.op.id,
      verdict: verdictOf(visits, unpatched, patched),
      unpatched,
      patched,
      visits,
    }
  })
}
