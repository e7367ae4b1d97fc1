import { difference, registersIn } from '../x86/registers.ts'
import { codeIn } from './doing.ts'
import { poisonRegisters, poisonStatus } from './model.ts'
import type { RunSite } from './program.ts'
import type { Inside, Running } from './running.ts'
import { edgeState, stackPointer } from './state.ts'

const edge = (machine: Running) => edgeState(machine, machine.platform, machine.marks)

/** A site begins at the next instruction. */
export function arrive(machine: Running): void {
  if (machine.inside) return
  const offset = machine.cpu.ip - machine.text
  const { sites, siteAt } = machine.program
  if (offset < 0 || offset >= siteAt.length) return
  const site = sites[siteAt[offset] ?? -1]
  if (!site) return
  machine.inside = { site, top: stackPointer(machine), hypercalls: machine.hypercalls }
  machine.recorder?.enter(site.index, () => edge(machine))
}

/** The machine may have come out of its site: not in it, and no call under way. */
export function depart(machine: Running): void {
  const { inside } = machine
  // What ended inside stays inside: so it can be told where.
  if (!inside || machine.ending || isStillIn(machine, inside)) return
  const { site } = inside
  showOddity(machine, inside)
  forgetFlags(machine, site)
  if (machine.switches.everything) destroyAllowed(machine, site)
  machine.recorder?.leave(site.index, () => edge(machine))
  machine.inside = null
}

function isStillIn(machine: Running, { site, top }: Inside): boolean {
  const offset = machine.cpu.ip - machine.text
  if (offset >= site.from && offset < site.to) return true
  if (stackPointer(machine) < top) return true
  const inText = offset >= 0 && offset <= machine.program.text.bytes.length
  // What jumps away for good is on its way out until it is out.
  return site.op.transfer === 'jump' && !inText
}

function showOddity(machine: Running, { site, hypercalls }: Inside): void {
  const implementation = machine.program.table.implementations[site.op.id]
  if (!implementation) return
  const made = machine.hypercalls - hypercalls
  const code = codeIn(implementation)
  const quirk = machine.platform.oddity(machine, site.op.member, code, made)
  if (quirk) machine.emit({ kind: 'quirk', quirk })
}

/** Of what save_fl returns only the interrupt flag counts: destroyed status flags in it are no use of them. */
function forgetFlags({ marks }: Running, { op, results }: RunSite): void {
  if (op.member !== 'save_fl') return
  for (const register of registersIn(results)) marks?.setRegister(register, 0)
}

/** Takes the promise at its word: whatever it allows is gone, results excepted. */
function destroyAllowed(machine: Running, { index, mayLose, results }: RunSite): void {
  const { marks } = machine
  if (!marks) return
  const who = { site: index, by: null }
  poisonRegisters(machine, marks, difference(mayLose, results), who)
  poisonStatus(machine, marks, who)
}
