import type { Address } from '../../base/address.ts'
import type { Site } from '../patch/records.ts'
import { branchBase, getRegisterBase, patchType, setRegisterBase } from '../patch/types.ts'
import { cScratch, staticScratch } from '../stack/conventions.ts'
import { cellOf } from './cell.ts'
import { interruptsOn } from './interrupts.ts'
import { operationOf } from './layout.ts'
import { destroy, type Exit, type Inside, type Machine, stop } from './machine.ts'
import { operate, takenBy } from './operations.ts'

/** What a site means to a run: when a machine is in it, and what is lost when it comes out. */

const tagOf = ({ ip, slot }: Machine): Address => ip | BigInt(slot)

/** The site at whose instructions a machine stands. Sites of single instructions are never patched. */
export function siteAt(machine: Machine, sites: readonly Site[]): number | null {
  const tag = tagOf(machine)
  const found = sites.findIndex(({ kind, start, end }) =>
    kind === 'branch' ? tag === start : tag >= start && tag < end,
  )
  return found === -1 ? null : found
}

export function goInto(machine: Machine, sites: readonly Site[], index: number): void {
  const site = sites[index]
  if (!site) return
  machine.inside = {
    site,
    index,
    entry: new Map(machine.registers),
    frame: machine.stack,
    written: new Set(),
    away: false,
    called: null,
    events: [],
  }
}

/** Whether a machine that is in a site is so still, after an instruction. */
export function isStillInside(machine: Machine, sites: readonly Site[]): boolean {
  const { inside } = machine
  if (!inside) return false
  const { start, end } = inside.site
  const tag = tagOf(machine)
  if (siteAt(machine, sites) === inside.index) {
    inside.away = false
    return true
  }
  if (inside.site.kind !== 'bundle' || (tag & ~15n) === end) return false
  // Functions outside of the listing, and those of the listing that the site called.
  const called = machine.events.some(({ kind }) => kind === 'call')
  if (called || machine.code(machine.ip, 0) === null) inside.away = true
  return inside.away && !(tag >= start && tag < end)
}

/** The registers that the site's convention gives up, and those of them that something has really changed. */
function destroyedBy(machine: Machine, inside: Inside, gives: boolean): readonly string[] {
  const result = gives ? 'r8' : null
  const kept = (key: string) => key !== result
  if (inside.called?.kind === 'c') {
    const first = inside.frame.base + inside.frame.frame.sol
    const stacked = [...machine.registers.keys()].filter(
      (key) => key.startsWith('@') && Number(key.slice(1)) >= first,
    )
    return [...cScratch, ...stacked].filter(kept)
  }
  if (inside.called?.kind === 'function') return [...staticScratch].filter(kept)
  return [...inside.written].filter((key) => staticScratch.has(key) && kept(key))
}

/** Out of a site: what may no longer matter is marked, and how the machine is stands for comparison. */
export function comeOut(machine: Machine): Exit | null {
  const { inside } = machine
  if (!inside) return null
  machine.inside = null
  const { site, index } = inside
  const type = patchType(site.type)
  if (machine.id !== 'reference' && site.kind === 'bundle') {
    const by = inside.called ?? { kind: 'code' as const }
    const destroyed = destroyedBy(machine, inside, type?.gives ?? false)
    for (const key of destroyed) destroy(machine, key, { site: index, by }, inside.frame)
  }
  return {
    inside,
    registers: new Map(machine.registers),
    frame: machine.stack,
    interrupts: interruptsOn(machine),
  }
}

/** The number that a GETREG or SETREG type names; null for other types. */
function numberIn(type: number): bigint | null {
  const base = [branchBase, setRegisterBase, getRegisterBase].find((each) => type >= each)
  return base === undefined || base === branchBase ? null : BigInt(type - base)
}

/** The reference does the operation of a site as one step, or takes the branch; false where nobody knows it. */
export function doAbstractly(machine: Machine, routines: ReadonlyMap<number, string>): boolean {
  const { inside } = machine
  const type = inside && patchType(inside.site.type)
  if (!inside || !type || inside.site.kind === 'instruction') return false
  const routine = routines.get(type.number)
  if (inside.site.kind === 'branch') {
    return routine === undefined ? false : stop({ kind: 'left', to: routine })
  }
  const operation = operationOf(type)
  if (!operation) return false
  const number = numberIn(type.number)
  // getreg takes the number alone, setreg a value and the number.
  const cells = takenBy(machine, operation)
  const taken = number === null ? cells : [...cells.slice(0, -1), cellOf(number)]
  operate(machine, operation, taken)
  machine.ip = inside.site.end
  machine.slot = 0
  return true
}
