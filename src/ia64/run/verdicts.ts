import { patchType } from '../patch/types.ts'
import { cScratch, staticScratch } from '../stack/conventions.ts'
import { cellAt, type Exit, find, type Machine, matters, nameIn } from './machine.ts'
import type { Ending, Finding, MachineId, RunEvent, SiteVerdict, VerdictKind } from './report.ts'
import type { Site } from '../patch/records.ts'

type Machines = Readonly<Record<MachineId, Machine>>

const difference = (
  machine: Machine,
  why: Finding['why'],
  rest: Partial<Finding> = {},
): Finding => ({
  why,
  register: null,
  by: null,
  line: 0,
  text: '',
  value: null,
  expected: null,
  ending: null,
  step: machine.steps,
  ...rest,
})

/** What somebody outside saw of a site. */
const seen = (events: readonly RunEvent[]): string =>
  events
    .filter(({ kind }) => kind === 'noted' || kind === 'delivered')
    .map((event) =>
      event.kind === 'noted' ? [event.what, ...event.arguments].join(' ') : event.kind,
    )
    .join('; ')

/** A register that the convention keeps, and that is another than the reference has it. */
function brokenRegister(exit: Exit, reference: Exit): string | null {
  const scratch = exit.inside.called?.kind === 'c' ? cScratch : staticScratch
  const { base, frame } = exit.inside.frame
  const isOwn = (key: string): boolean => {
    if (!key.startsWith('@')) return !scratch.has(key) && !key.startsWith('psr')
    const place = Number(key.slice(1))
    return place < base + (scratch === cScratch ? frame.sol : frame.sof)
  }
  const keys = new Set([...exit.registers.keys(), ...reference.registers.keys()])
  return (
    [...keys].find((key) => {
      const [is, should] = [exit.registers.get(key), reference.registers.get(key)]
      if (!isOwn(key) || is?.mark || is?.known === false) return false
      return (is?.value ?? 0n) !== (should?.value ?? 0n)
    }) ?? null
  )
}

/** Compares a machine that has come out of a site with the reference that has, too. */
export function compareExits(machine: Machine, exit: Exit, reference: Exit): void {
  const { inside } = exit
  const { index, site } = inside
  const tell = (why: Finding['why'], rest: Partial<Finding> = {}) =>
    find(machine, index, difference(machine, why, rest))
  const values = (key: string) => ({
    value: exit.registers.get(key)?.value ?? 0n,
    expected: reference.registers.get(key)?.value ?? 0n,
  })
  if (patchType(site.type)?.gives) {
    const result = values('r8')
    if (result.value !== result.expected) {
      return tell('result-differs', { register: 'r8', ...result })
    }
  }
  if (exit.interrupts !== reference.interrupts) {
    const [value, expected] = [exit, reference].map(({ interrupts }) => (interrupts ? 1n : 0n))
    return tell('interrupts-differ', { value: value ?? 0n, expected: expected ?? 0n })
  }
  const { base, frame } = exit.frame
  const other = reference.frame
  // A widened alloc makes more outputs: everything below keeps its place and its name.
  if (base !== other.base || frame.sol !== other.frame.sol) return tell('frame-differs')
  const broken = brokenRegister(exit, reference)
  if (broken !== null) {
    const register = nameIn(inside.frame, broken)
    return tell('promise-broken', { register, by: inside.called, ...values(broken) })
  }
  if (seen(inside.events) !== seen(reference.inside.events)) tell('events-differ')
}

const endingText = ({ kind, ...rest }: Ending): string => [kind, ...Object.values(rest)].join(' ')

/** A machine that ended otherwise than the reference, without anything told before. */
function compareEnding(machine: Machine, reference: Machine): void {
  const [is, expected] = [machine.ending, reference.ending]
  if (!is || !expected || is.kind === 'limit' || expected.kind === 'limit') return
  const site = machine.inside?.index ?? machine.exits.at(-1)?.inside.index ?? null
  if (site === null || endingText(is) === endingText(expected)) return
  find(machine, site, difference(machine, 'ending-differs', { ending: { is, expected } }))
}

/** What was destroyed and computed with goes back as the result. */
function compareResult(machine: Machine): void {
  const result = cellAt(machine, 'r8')
  if (machine.ending?.kind === 'returned' && result.mark?.use) matters(machine, result)
}

/** What only the end shows. */
export function finishEndings({ reference, unpatched, patched }: Machines): void {
  for (const machine of [unpatched, patched]) {
    compareResult(machine)
    compareEnding(machine, reference)
  }
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

/** Ways into a site, those that never came out included. */
const visitsOf = ({ exits, inside }: Machine, site: number): number =>
  exits.filter((exit) => exit.inside.index === site).length + (inside?.index === site ? 1 : 0)

/** What became of every site. */
export function verdictsOf(sites: readonly Site[], machines: Machines): readonly SiteVerdict[] {
  return sites.map(({ type }, site) => {
    const unpatched = machines.unpatched.findings.get(site) ?? null
    const patched = machines.patched.findings.get(site) ?? null
    const visits = Math.max(...Object.values(machines).map((each) => visitsOf(each, site)))
    return {
      site,
      op: patchType(type)?.name ?? `0x${type.toString(16)}`,
      verdict: verdictOf(visits, unpatched, patched),
      unpatched,
      patched,
      visits,
    }
  })
}
