import type { Arch } from '../../x86/arch.ts'
import type { Reg } from '../../x86/registers.ts'
import { block } from './blocks.ts'
import { functionsOf } from './functions.ts'
import { liveComment } from './liveComment.ts'
import { withDefinedFlags } from './definedFlags.ts'
import { allFlags } from './flagEffects.ts'
import { anySize, buffer, source } from './operands.ts'
import type { Place } from './place.ts'
import { ax, cx, everyRegister, type Random, randomOf, startScope } from './scope.ts'

/** What the machine holds when the program starts. */
export interface Start {
  /** By machine number; the stack pointer's is ignored. */
  readonly registers: readonly bigint[]
  readonly flags: number
}

/** A program that ends whatever it starts from, as a listing. */
export interface GeneratedProgram {
  readonly arch: Arch
  readonly seed: number
  /** Lines: first the program up to its last `ret # live: …`, then its functions. */
  readonly lines: readonly string[]
  readonly starts: readonly Start[]
}

/** Labels of functions; what stands before the first is the program itself. */
export const functionLabel = /^f\d+:$/

function startOf(arch: Arch, random: Random): Start {
  const widest = arch === 'x86-32' ? 32 : 64
  const word = () => BigInt(random.below(0x10000)) * 0x10000n + BigInt(random.below(0x10000))
  const value = () =>
    random.pick([
      () => (word() << 32n) | word(),
      () => (word() << 32n) | word(),
      () => BigInt(random.below(4)),
      () => BigInt(random.below(256)),
      () => BigInt(buffer + 64 + 8 * random.below(32)),
      () => word(),
      () => -1n - BigInt(random.below(300)),
    ])()
  return {
    registers: Array.from({ length: arch === 'x86-32' ? 8 : 16 }, () =>
      BigInt.asUintN(widest, value()),
    ),
    flags: random.below(0x1000) & allFlags,
  }
}

function paletteOf(arch: Arch, random: Random): readonly Reg[] {
  const others = everyRegister(arch).filter((reg) => reg !== ax && reg !== cx)
  const special = [ax, cx].filter(() => random.chance(85))
  return [...special, ...random.some(others, 3 + random.below(arch === 'x86-32' ? 3 : 5))]
}

/** Equal seeds give equal programs. Both widths are in all seeds. */
export function generatedProgram(seed: number): GeneratedProgram {
  const random = randomOf(seed)
  const arch: Arch = random.chance(50) ? 'x86-32' : 'x86-64'
  const palette = paletteOf(arch, random)
  const scope = startScope(arch, random, palette)
  const functions = functionsOf(scope)
  const end = () => liveComment(arch, random.some(palette, 1 + random.below(4)))
  const place: Place = {
    scope,
    depth: 0,
    balanced: false,
    functions: functions.map(({ known }) => known),
    end,
    function: false,
    block,
  }
  const main = [...block(place, 4 + random.below(22)), end()]
  const written = [...main, ...functions.flatMap(({ lines }) => lines)]
  const size = anySize(scope)
  const lines = withDefinedFlags(
    written,
    () => `cmp ${source(scope, size)}, ${source(scope, size)}`,
  )
  return { arch, seed, lines, starts: [startOf(arch, random), startOf(arch, random)] }
}
