import type { Address } from '../../base/address.ts'
import { predicateOf, valuesOf } from '../isa/encode.ts'
import type { Form } from '../isa/form.ts'
import { isNop } from '../isa/print.ts'
import type { Placed } from './code.ts'
import type { Doing } from './effects/effect.ts'
import { effects } from './effects/index.ts'
import { clearPredicates } from './effects/integer.ts'
import { functionName, runFunction } from './functions.ts'
import { type Machine, matters, readRegister, Stop, stop } from './machine.ts'

/** On to the next slot, or the next bundle. */
function goOn(machine: Machine, { decoded }: Placed): void {
  const last = decoded.unit === 'X' || decoded.slot === 2
  machine.slot = last ? 0 : decoded.slot + 1
  if (last) machine.ip += 16n
}

/** Where the machine stands. */
const standing = ({ code, ip, slot }: Machine): Placed | null => code(ip, slot)

/** Passes over nops: they are no moments of a run. */
export function passNops(machine: Machine): void {
  let at = standing(machine)
  for (; at !== null && isNop(at.decoded); at = standing(machine)) goOn(machine, at)
  if (at !== null) machine.slot = at.decoded.slot
  machine.line = at?.line ?? 0
  machine.text = at?.text ?? functionName(machine.ip) ?? ''
}

/** Whether the instruction is done: a compare with `.unc` is in part, whatever its predicate. */
function isDone(doing: Doing, predicate: number): boolean {
  if (predicate === 0) return true
  const cell = readRegister(doing.machine, 'pr', predicate)
  matters(doing.machine, cell)
  return cell.value === 1n
}

function execute(machine: Machine, placed: Placed): Address | null {
  const { form, word } = placed.decoded
  const effect = form && effects.get(form.format)
  if (!form || !effect) return stop({ kind: 'unsupported', text: placed.text })
  const doing: Doing = { machine, placed, form, values: valuesOf(form, word) }
  if (isDone(doing, predicateOf(form, word))) return effect(doing)
  if (isUnconditional(form)) clearPredicates(doing)
  return null
}

const isUnconditional = ({ mnemonic }: Form): boolean =>
  mnemonic.startsWith('cmp.') && mnemonic.endsWith('.unc')

function go(machine: Machine): void {
  const placed = standing(machine)
  if (placed === null) {
    if (runFunction(machine)) return
    const { ip } = machine
    return stop(
      machine.code(ip - 16n, 0) === null
        ? { kind: 'page', address: ip, access: 'execute' }
        : { kind: 'end-of-text' },
    )
  }
  const target = execute(machine, placed)
  if (target === null) return goOn(machine, placed)
  machine.ip = target
  machine.slot = 0
}

/**
 * One instruction, or one function of which no bytes are known; then over the nops behind it. `instead`: what is
 * done in place of the instruction, if it can be.
 */
export function step(machine: Machine, instead: (() => boolean) | null): void {
  machine.events = []
  try {
    if (!instead?.()) go(machine)
    machine.steps++
    passNops(machine)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    machine.ending = error.ending
  }
}
