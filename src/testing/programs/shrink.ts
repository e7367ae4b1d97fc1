import type { Arch } from '../../x86/arch.ts'
import { undefinedFlagRead } from './definedFlags.ts'
import type { DeadBefore } from './deadBefore.ts'
import { keepsManners } from './functions.ts'
import { functionLabel, type GeneratedProgram } from './generatedProgram.ts'
import { soundness, type Unsound } from './soundness.ts'

/** Without `count` lines from `at` on. */
const without = (lines: readonly string[], at: number, count: number) => [
  ...lines.slice(0, at),
  ...lines.slice(at + count),
]

/** The program still ends in itself, not in a function or behind its text. */
function ends(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => functionLabel.test(line))
  const main = first === -1 ? lines : lines.slice(0, first)
  return main.at(-1)?.startsWith('ret') === true && lines.at(-1)?.startsWith('ret') === true
}

/** The same line with one register less at its end. */
function fewerLive(line: string): readonly string[] {
  const names = /^ret # live: (.*)$/.exec(line)?.[1]?.split(' ') ?? []
  if (names.length < 2) return []
  return names.map((name) => `ret # live: ${names.filter((other) => other !== name).join(' ')}`)
}

function smaller(lines: readonly string[], size: number): readonly (readonly string[])[] {
  const shorter: (readonly string[])[] = []
  for (let at = 0; at < lines.length; at += size) shorter.push(without(lines, at, size))
  if (size > 1) return shorter
  // A label goes together with the only jump to it.
  const pairs = lines.flatMap((line, at) => {
    if (!line.endsWith(':')) return []
    const named = new RegExp(`\\${line.slice(0, -1)}$`)
    const jumps = lines.flatMap((other, from) => (named.test(other) ? [from] : []))
    return [lines.filter((_, index) => index !== at && !jumps.includes(index))]
  })
  const quieter = lines.flatMap((line, at) =>
    fewerLive(line).map((text) => lines.map((other, index) => (index === at ? text : other))),
  )
  return [...shorter, ...pairs, ...quieter]
}

const isFair = (arch: Arch, lines: readonly string[]): boolean =>
  ends(lines) && undefinedFlagRead(lines) === -1 && keepsManners(arch, lines)

/** The smallest program that can be had by leaving lines out and in which the analysis is still wrong. */
export function shrunk(unsound: Unsound, deadBefore: DeadBefore): Unsound {
  let best = unsound
  let size = Math.max(1, Math.floor(best.program.lines.length / 2))
  for (;;) {
    const programs = smaller(best.program.lines, size)
      .filter((lines) => isFair(best.program.arch, lines))
      .map((lines): GeneratedProgram => ({ ...best.program, lines }))
    const [found] = soundness(programs, deadBefore).unsound
    if (found) best = found
    else if (size === 1) return best
    else size = Math.floor(size / 2)
    size = Math.min(size, Math.max(1, Math.floor(best.program.lines.length / 2)))
  }
}
