import type { Address } from '../../base/address.ts'
import { modelSymbols } from '../patch/platform.ts'
import { patchTypes } from '../patch/types.ts'
import { functionAddress } from '../rules/scan.ts'
import { exampleCallee } from '../story/stackPictures.ts'
import { alloc, placeOf } from '../stack/frame.ts'
import type { Cell } from './cell.ts'
import { leave } from './effects/branches.ts'
import { setInterrupts } from './interrupts.ts'
import { callerAddress, functionAt, operationOf, type SlotName } from './layout.ts'
import {
  cellAt,
  type Machine,
  matters,
  readRegister,
  stop,
  unknownFrom,
  writeKey,
} from './machine.ts'
import { operate, takenBy } from './operations.ts'

/** Functions outside of the listing: models, which do what they are for and use what their convention gives them. */

const cTypes = new Map(patchTypes.map((type) => [functionAddress(type), type]))

const named = new Map([...modelSymbols].map(([name, address]) => [address, name]))

/** The address that a branch register holds: where to go on, and whether that means anything. */
function comeBack(machine: Machine, register: 'b0' | 'b6'): void {
  const cell = cellAt(machine, register)
  matters(machine, cell)
  machine.ip = cell.value & ~15n
  machine.slot = 0
}

/** The static convention: arguments in r8 and up, back through b6, no frame. */
function staticFunction(machine: Machine, name: SlotName): void {
  machine.events.push({ kind: 'function', name, convention: 'static' })
  if (machine.inside) machine.inside.called = { kind: 'function', name }
  operate(machine, name, takenBy(machine, name))
  comeBack(machine, 'b6')
}

/** What a C compiler's prologue puts aside: ar.pfs and b0, in its first locals. */
function prologue(machine: Machine, inputs: number): void {
  const before = machine.stack
  const next = alloc(before, { ...exampleCallee, inputs })
  if (!next.ok) return
  machine.stack = next.value
  unknownFrom(machine, before)
  for (const [index, register] of ['ar.pfs', 'b0'].entries()) {
    const place = placeOf(machine.stack, 32 + inputs + index)
    if (place !== null) writeKey(machine, `@${place}`, cellAt(machine, register))
  }
}

/** A C function: arguments from the caller's outputs, an alloc over what lies there, back through b0. */
function cFunction(machine: Machine, name: string, operation: SlotName, takes: number): void {
  machine.events.push({ kind: 'function', name, convention: 'c' })
  const taken = Array.from({ length: takes }, (_, index): Cell =>
    readRegister(machine, 'gr', 32 + index),
  )
  if (machine.inside) machine.inside.called = { kind: 'c', name }
  prologue(machine, takes)
  operate(machine, operation, taken)
  comeBack(machine, 'b0')
  leave(machine)
}

/** Interrupts on again, and what waits comes in. Xen's restore leaves its site for this. */
function checkEvents(machine: Machine): void {
  machine.events.push({ kind: 'function', name: 'xen_check_events', convention: 'static' })
  if (machine.inside) machine.inside.called = { kind: 'function', name: 'xen_check_events' }
  setInterrupts(machine, true)
  comeBack(machine, 'b6')
}

/** The function that begins at an address, by name; null in the listing and where nothing is. */
export function functionName(address: Address): string | null {
  return functionAt(address) ?? cTypes.get(address)?.name ?? named.get(address) ?? null
}

/** Does the function that begins where the machine stands; false where none does. */
export function runFunction(machine: Machine): boolean {
  const { ip } = machine
  if (ip === callerAddress) return stop({ kind: 'returned' })
  const slot = functionAt(ip)
  const type = cTypes.get(ip)
  const name = named.get(ip)
  if (slot) staticFunction(machine, slot)
  else if (type) {
    const operation = operationOf(type)
    if (!operation) return stop({ kind: 'left', to: type.name })
    cFunction(machine, type.name, operation, type.takes.length)
  } else if (name === 'xen_check_events') checkEvents(machine)
  else if (name === 'xen_get_cpuid') cFunction(machine, name, 'GET_CPUID', 1)
  else if (name !== undefined) return stop({ kind: 'left', to: name })
  else return false
  return true
}
