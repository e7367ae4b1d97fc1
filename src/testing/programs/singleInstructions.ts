import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Arch, arches } from '../../x86/arch.ts'
import { allFlags } from './flagEffects.ts'
import type { GeneratedProgram, Start } from './generatedProgram.ts'
import { liveComment } from './liveComment.ts'
import { buffer } from './operands.ts'
import { everyRegister, type Random, randomOf } from './scope.ts'

/**
 * What leaves the row, what no emulator repeats, and what Unicorn 2.0 takes for something else: instructions on
 * mask registers run as the conditional moves and settings whose opcodes they share.
 */
const unfit =
  /^(?:j|call|ret|loop|int|sys|hlt|iret|ud|\(bad\)|notrack|bnd|data16|lret|lcall|ljmp|rdtsc|rdrand|rdseed|enter|xbegin|k[a-z]+[bwdq] )/

const textsOf = (arch: Arch): readonly string[] => {
  const file = join(import.meta.dirname, `../corpus-${arch}.txt`)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const texts = lines.map((line) => line.split('\t')[1] ?? '')
  return [...new Set(texts)].filter((text) => !unfit.test(text) && !/%[re]?sp\b/.test(text))
}

/** Registers that are pointers and small numbers, so that most addresses are good ones. */
function startOf(arch: Arch, random: Random): Start {
  const pointer = () => BigInt(buffer + 0x400 + 8 * random.below(128))
  const value = () => random.pick([pointer, pointer, () => BigInt(random.below(16))])()
  const count = arch === 'x86-32' ? 8 : 16
  return { registers: Array.from({ length: count }, value), flags: random.below(0x1000) & allFlags }
}

/** Instructions as compilers write them, each alone and followed by the need for every register. */
export function singleInstructions(seed: number, count: number): readonly GeneratedProgram[] {
  const random = randomOf(seed)
  const all = arches.flatMap((arch) => textsOf(arch).map((text) => ({ arch, text })))
  return random.some(all, count).map(({ arch, text }) => ({
    arch,
    seed,
    lines: [text, liveComment(arch, everyRegister(arch))],
    starts: [startOf(arch, random)],
  }))
}
