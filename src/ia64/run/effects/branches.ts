import type { Address } from '../../../base/address.ts'
import { cellOf } from '../cell.ts'
import { markerOf, markerValue } from '../marker.ts'
import { cellAt, type Machine, matters, stop, writeKey, writeRegister } from '../machine.ts'
import { call, cover, restore, ret } from '../../stack/frame.ts'
import { hyperprivop } from '../hypervisor.ts'
import { type Doing, type Effect, plain, read, valueOf } from './effect.ts'

/** Branches and what they do to the frame. Source: Itanium manual, volume 1, "Register stack"; never executed. */

const near = (doing: Doing): Address =>
  BigInt.asUintN(64, doing.machine.ip + valueOf(doing, 'target25') + valueOf(doing, 'target64'))

/** A branch register whose value was destroyed leads nowhere that anybody meant. */
function far(doing: Doing): Address {
  const cell = read(doing, 'b2')
  matters(doing.machine, cell)
  return cell.value & ~15n
}

function calls(doing: Doing, target: Address): Address {
  const { machine } = doing
  writeRegister(machine, 'br', Number(valueOf(doing, 'b1')), cellOf(machine.ip + 16n))
  enter(machine)
  return target
}

/** br.call: the frame goes to ar.pfs, and slides. */
export function enter(machine: Machine): void {
  writeKey(machine, 'ar.pfs', cellOf(markerValue(machine.stack.frame)))
  machine.stack = call(machine.stack)
  machine.events.push({ kind: 'call' })
}

/** br.ret: the frame that ar.pfs tells, whatever it is. */
export function leave(machine: Machine): void {
  const cell = cellAt(machine, 'ar.pfs')
  matters(machine, cell)
  const marker = markerOf(cell.value)
  if (marker.sof > 96 || marker.sol > marker.sof) {
    return stop({ kind: 'no-frame', text: machine.text })
  }
  machine.stack = ret(restore(machine.stack, marker))
  machine.events.push({ kind: 'return' })
}

function throughRegister(doing: Doing): Address {
  const target = far(doing)
  if (doing.form.mnemonic.startsWith('br.ret')) leave(doing.machine)
  return target
}

function alone(doing: Doing): null {
  const { machine, form } = doing
  switch (form.mnemonic) {
    case 'cover':
      machine.stack = cover(machine.stack, true)
      machine.events.push({ kind: 'cover' })
      return null
    case 'clrrrb':
    case 'clrrrb.pr':
    case 'epc':
      return null
    case 'rfi':
      return stop({ kind: 'left', to: 'rfi' })
    default:
      return stop({ kind: 'unsupported', text: machine.text })
  }
}

const branch: Effect = (doing) => near(doing)
const breaks = plain((doing) => hyperprivop(doing.machine, valueOf(doing, 'imm21')))
const nothing: Effect = () => null

export const branchEffects: Readonly<Record<string, Effect>> = {
  B1: branch,
  B3: (doing) => calls(doing, near(doing)),
  B4: throughRegister,
  B5: (doing) => calls(doing, far(doing)),
  B8: alone,
  B9: (doing) => (doing.form.mnemonic === 'break.b' ? breaks(doing) : null),
  X1: plain((doing) => hyperprivop(doing.machine, valueOf(doing, 'imm62'))),
  X3: branch,
  X4: (doing) => calls(doing, near(doing)),
  X5: nothing,
  M37: breaks,
  M48: nothing,
  I18: nothing,
  I19: breaks,
  F15: breaks,
  F16: nothing,
}
