import type { ConfigId } from '../ops/op.ts'
import { pointerSize } from '../x86/arch.ts'
import { type RegSet, registersIn, stackPointerOf } from '../x86/registers.ts'
import { returnAddress, setPointer } from './cpu/stack.ts'
import { Fault } from './cpu/stop.ts'
import { status } from './cpu/flags.ts'
import { leave, operate } from './doing.ts'
import type { ModelledFunction } from './functions.ts'
import type { Guest } from './guest.ts'
import { valueOf } from './layout.ts'
import { allFlags, type Destroyer, type MarkId, type Marks } from './marks.ts'
import { platformOf } from './platforms/index.ts'
import type { Platform } from './platforms/platform.ts'
import { poisonByte, poisonFlags, poisonOf } from './poison.ts'
import { stackPointer } from './state.ts'
import { argumentsAt, stackWords } from './words.ts'

/** What a call of a modelled function needs. */
export interface Call {
  readonly guest: Guest
  readonly config: ConfigId
  readonly called: ModelledFunction
  /** What the machine runs on. */
  readonly platform: Platform
  /** The function stands in its operation's slot. */
  readonly inSlot: boolean
  /** Null in the reference, where nothing is destroyed. */
  readonly marks: Marks | null
  /** It leaves alone what it might destroy. */
  readonly polite: boolean
  /** On behalf of which it destroys; null outside of sites. */
  readonly site: number | null
}

const setWords = ({ cpu }: Guest, register: number, low: number, high: number) => {
  cpu.registers[2 * register] = low
  cpu.registers[2 * register + 1] = high
}

/** Destroys registers, each with a value that tells its name. */
export function poisonRegisters(guest: Guest, marks: Marks, set: RegSet, who: Destroyer): void {
  for (const register of registersIn(set)) {
    const { low, high } = poisonOf(guest.cpu.arch, register)
    setWords(guest, register, low, high)
    marks.setRegister(register, marks.poison(who, register))
  }
}

/** All status flags; the direction flag is kept by every convention. */
export function poisonStatus({ cpu }: Guest, marks: Marks, who: Destroyer): void {
  cpu.flags = (cpu.flags & ~status) | poisonFlags
  marks.setFlags(allFlags, marks.poison(who, 'flags'))
}

function poisonMemory(guest: Guest, marks: Marks, from: number, to: number, mark: MarkId): void {
  if (to <= from) return
  guest.cpu.memory.fill(from, to - from, poisonByte)
  marks.setMemory(from, to - from, mark)
}

/** What every C function may do to its caller. `top` is the stack pointer after its return. */
function destroy({ guest, called, marks, site, polite }: Call, top: number): void {
  if (!marks) return
  for (const register of registersIn(called.results)) marks.setRegister(register, 0)
  if (polite) return
  const who = { site, by: called.name }
  poisonRegisters(guest, marks, called.destroys, who)
  poisonStatus(guest, marks, who)
  const mark = marks.poison(who, 'memory')
  const { stack, stackLength } = guest.layout
  if (top > stack && top <= stack + stackLength) poisonMemory(guest, marks, stack, top, mark)
  const words = called.op ? stackWords(called.op, guest) : 0
  poisonMemory(guest, marks, top, top + words * pointerSize(guest.cpu.arch), mark)
}

function tell({ guest, called }: Call, stack: number): void {
  const argument = argumentsAt(guest, stack)
  const words = called.op?.argumentWords ?? 0
  guest.emit({
    kind: 'call',
    name: called.name,
    op: called.op?.id ?? null,
    destroys: called.destroys,
    arguments: Array.from({ length: words }, (_, word) => {
      const { low, high } = argument(word)
      return valueOf(guest.cpu.arch, low, high)
    }),
  })
}

/**
 * Whose meaning a function has. One of bare hardware's that stands in a slot under a hypervisor does what that lets
 * it do: so the kernel of the time ran there. (VMI's kernels fill such slots from the ROM, vmi_32.c, where the
 * tables name native functions.)
 */
function platformFor(
  { platform }: ModelledFunction,
  { platform: machine, inSlot }: Call,
): Platform {
  return platform === 'native' && inSlot ? machine : platformOf(platform)
}

/**
 * Runs a function as a model: its effect, then everything destroyed that its convention lets it destroy, then its
 * return. Gives the way out where it leaves the kernel.
 */
export function callModel(call: Call): string | null {
  const { guest, called, config } = call
  const platform = platformFor(called, call)
  const place = stackPointer(guest)
  const back = called.leaves ? 0 : returnAddress(guest.cpu)
  const top = place + pointerSize(guest.cpu.arch)
  tell(call, top)
  const { op } = called
  if (op) {
    if (
      platform.privileged &&
      !guest.cpu.privileged &&
      /^(?:irq|save_fl|restore|safe_halt)/.test(op.member)
    ) {
      throw new Fault({ kind: 'privileged', text: called.name })
    }
    const input = { guest, op, config, platform, code: 'c' as const, stack: top }
    if (called.leaves) return leave(input)
    operate(input)
  } else platform.hypercall(guest, 0)
  destroy(call, top)
  setPointer(guest.cpu, stackPointerOf(guest.cpu.arch), top)
  guest.cpu.ip = back
  return null
}
