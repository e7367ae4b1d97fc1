import { hex } from '../../base/bytes.ts'
import { operandShape } from '../../asm/operandShape.ts'
import { restore, snapshot } from '../../run/cpu/cpu.ts'
import { adjust, carry, overflow, parity, sign, zero } from '../../run/cpu/flags.ts'
import type { Prepared } from '../../run/cpu/prepared.ts'
import { instructionAt } from '../../run/cpu/execute.ts'
import type { Stop } from '../../run/cpu/stop.ts'
import type { Arch } from '../../x86/arch.ts'
import { encode } from '../../x86/iced.ts'
import type { Opcode } from '../../x86/opcode.ts'
import { randomOf } from '../programs/scope.ts'
import { formsOf, isLockable } from './forms.ts'
import {
  bases,
  filler,
  places,
  slots,
  slotSize,
  traceMachine,
  type TraceStart,
  wholeStep,
} from './machine.ts'
import { anyOperand, anyValue } from './operands.ts'
import { preparation } from './preparation.ts'
import type { Scene } from './scene.ts'
import type { Trace } from './traceOracle.ts'

const longest = 8
/** TF, NT and AC: what popf may set, and what then traps. */
const trapping = 0x4_4100

const isString = ({ operands }: Opcode) =>
  operands.some((kind) => kind === 'seg_rSI' || kind === 'es_rDI')

/** Prefixes that may stand before it: lock, repetition, the other size of addresses. */
function prefixesOf({ random }: Scene, opcode: Opcode, inMemory: boolean): readonly number[] {
  const locks = isLockable(opcode) && inMemory && random.chance(30)
  if (locks) return [0xf0]
  if (!isString(opcode)) return []
  return [
    ...(random.chance(50) ? [random.pick([0xf2, 0xf3])] : []),
    ...(random.chance(8) ? [0x67] : []),
  ]
}

/** fs or gs for a memory operand now and then, and its base. */
function segmentOf(
  { cpu, random }: Scene,
  { name, operands }: Opcode,
): readonly [number, number] | null {
  const takesMemory = operands.some((kind) => operandShape(kind).memory !== 'none')
  if (!takesMemory || name === 'lea' || !random.chance(10)) return null
  const isFs = random.chance(50)
  const base = isFs ? bases.fs : bases.gs
  return [isFs ? 0x64 : 0x65, cpu.arch === 'x86-64' ? base : 0]
}

/** Bytes of one instruction for the state; null where it cannot be encoded so. */
function instructionBytes(scene: Scene, opcode: Opcode): Uint8Array | null {
  const [prefix, base] = segmentOf(scene, opcode) ?? [null, 0]
  const operands = opcode.operands.map((kind) => anyOperand(scene, opcode, kind, base))
  if (operands.some((operand) => operand === null)) return null
  const known = operands.flatMap((operand) => operand ?? [])
  const request = { code: opcode.code, operands: known, mask: 'None', zeroing: false }
  const { arch } = scene.cpu
  const encoded = encode({ ...request, rounding: 0, suppress: false, locate: true }, arch)
  if (!encoded) return null
  const bytes = withDistance(scene, opcode, encoded.bytes, encoded.immediateAt)
  const prefixes = prefixesOf(scene, opcode, known[0]?.kind === 'memory')
  return Uint8Array.from([...(prefix === null ? [] : [prefix]), ...prefixes, ...bytes])
}

/** A branch goes forward a little. */
function withDistance({ random }: Scene, { operands }: Opcode, bytes: Uint8Array, at: number) {
  const size = operands.reduce((all, kind) => all + operandShape(kind).branch, 0)
  if (size === 0 || at < 0) return bytes
  const changed = Uint8Array.from(bytes)
  changed.fill(0, at, at + size)
  changed[at] = random.below(40)
  return changed
}

/** The emulator would do something else, or has text where the interpreter has none. */
const isUncertain = (stop: Stop, start: number): boolean =>
  stop.kind === 'unsupported' ||
  stop.kind === 'halted' ||
  (stop.kind === 'page' && Math.abs(stop.address - start) < 0x8_0000)

/** Flags in the order of `FlagEffects.readBits`. */
const statusBits = [overflow, sign, zero, adjust, carry, parity]

/**
 * What an instruction does hangs on flags that are undefined: the emulator's would lead elsewhere than those for which
 * the rest of the sequence is made up.
 */
const hangsOnUndefined = ({ row }: Prepared, open: number): boolean =>
  statusBits.some((flag, at) => (open & flag) !== 0 && ((row.flags.readBits >> at) & 1) === 1)

/** Makes up a sequence by executing it. */
class Maker {
  readonly code = new Uint8Array(slotSize).fill(filler)
  readonly written = new Uint8Array(slotSize)
  readonly repeated: number[] = []
  readonly scene: Scene
  steps = 0
  wanted: Opcode | null = null
  patience = 0

  constructor(from: TraceStart, seed: number) {
    const cpu = traceMachine(from, this.code)
    this.scene = { cpu, random: randomOf(seed ^ 0x5eed), start: from.start }
  }

  private get offset(): number {
    return this.scene.cpu.ip - this.scene.start
  }

  private next(): Uint8Array | null {
    const { scene } = this
    if (this.wanted === null || this.patience-- <= 0) {
      this.wanted = scene.random.pick(scene.random.pick(formsOf(scene.cpu.arch)))
      this.patience = 5
    }
    const first = preparation(scene, this.wanted)
    if (first) return first
    const bytes = instructionBytes(scene, this.wanted)
    this.wanted = null
    return bytes
  }

  /** Puts an instruction where control is, and executes it; false where that leads nowhere. */
  private place(bytes: Uint8Array): boolean {
    const { cpu, start } = this.scene
    const at = this.offset
    if (at + bytes.length > slotSize) return false
    if (this.written.subarray(at, at + bytes.length).some((byte) => byte !== 0)) return false
    const before = snapshot(cpu)
    cpu.memory.poke(start + at, bytes)
    const instruction = instructionAt(cpu, cpu.ip)
    const { form } = instruction ?? {}
    const isSure = instruction === null || !hangsOnUndefined(instruction, cpu.undefinedFlags)
    wholeStep(cpu)
    if (!isSure || !this.isAcceptable()) {
      restore(cpu, before)
      cpu.memory.poke(
        start + at,
        Array.from(bytes, () => filler),
      )
      return false
    }
    this.written.fill(1, at, at + bytes.length)
    if (form && form.repetition !== 'once') this.repeated.push(this.steps)
    this.steps++
    return true
  }

  private get isOutside(): boolean {
    return this.offset < 0 || this.offset >= slotSize - 16
  }

  /** Whether what was just executed may stay; of what faults little does. */
  private isAcceptable(): boolean {
    const { cpu, random, start } = this.scene
    if (this.isOutside || (cpu.flags & trapping) !== 0) return false
    return cpu.stopped === null || (!isUncertain(cpu.stopped, start) && random.chance(10))
  }

  private advance(): boolean {
    if (this.written[this.offset] === 1) {
      const { cpu } = this.scene
      const instruction = instructionAt(cpu, cpu.ip)
      const { form } = instruction ?? {}
      if (instruction && hangsOnUndefined(instruction, cpu.undefinedFlags)) return false
      const at = this.offset
      const before = snapshot(cpu)
      wholeStep(cpu)
      if (cpu.stopped !== null || this.isOutside) {
        restore(cpu, before)
        return false
      }
      // Where control came into the midst of an instruction, it goes on behind it.
      this.written.fill(1, at, at + (form?.length ?? 0))
      if (form && form.repetition !== 'once') this.repeated.push(this.steps)
      this.steps++
      return true
    }
    for (let tried = 0; tried < 30; tried++) {
      const bytes = this.next()
      if (bytes && this.place(bytes)) return true
    }
    return false
  }

  make(): void {
    const length = 3 + this.scene.random.below(longest - 2)
    while (this.steps < length && this.scene.cpu.stopped === null) if (!this.advance()) return
  }
}

/** Equal seeds give equal sequences; even ones are of x86-32, odd ones of x86-64. */
export function generatedTrace(seed: number): Trace {
  const arch: Arch = seed % 2 === 0 ? 'x86-32' : 'x86-64'
  const random = randomOf(seed)
  const start = places[arch].text + ((seed >> 1) % slots) * slotSize
  const blank = { arch, start, registers: [], flags: 0 }
  const scene = { cpu: traceMachine(blank, new Uint8Array(slotSize)), random, start }
  const stack = BigInt(places[arch].stack + 0x400 + 8 * random.below(256))
  const count = arch === 'x86-32' ? 8 : 16
  const registers = Array.from({ length: count }, (_, number) =>
    BigInt.asUintN(arch === 'x86-32' ? 32 : 64, number === 4 ? stack : anyValue(scene)).toString(
      16,
    ),
  )
  const flags = 2 | (random.below(0x1000) & (random.chance(10) ? 0xed5 : 0xad5))
  const from = { arch, start, registers, flags }
  const maker = new Maker(from, seed)
  maker.make()
  const end = maker.written.lastIndexOf(1) + 1
  return {
    ...from,
    code: hex(maker.code.subarray(0, end)),
    steps: maker.steps,
    repeated: maker.repeated,
  }
}
