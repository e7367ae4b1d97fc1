import { registerName } from '../../x86/registers.ts'
import type { Arch } from '../../x86/arch.ts'
import { assembled, rowsOf } from './assembled.ts'
import type { DeadBefore } from './deadBefore.ts'
import { changeable, maskText, numberName } from './mask.ts'
import type { Unsound } from './soundness.ts'

/** `register 3` as the oracle has it, by its name. */
const spelled = (arch: Arch, what: string): string =>
  what.replace(
    /^register (\d+)$/,
    (_, number: string) => `${numberName(arch, Number(number))} at the end`,
  )

const ordinal = (occurrence: number) =>
  ['first', 'second', 'third'][occurrence] ?? `${occurrence + 1}th`

function starting({ program, witness }: Unsound): string {
  const start = program.starts[witness.start]
  if (!start) return ''
  const registers = start.registers.flatMap((value, reg) =>
    reg === 4 ? [] : [`${registerName(program.arch, reg)}=${value.toString(16)}`],
  )
  return `${registers.join(' ')} flags=${start.flags.toString(16)}`
}

/** An unsoundness as text: the listing with its place marked, what was changed, and both results. */
export function dump(unsound: Unsound, deadBefore: DeadBefore): string {
  const { program, witness } = unsound
  const { arch, lines, seed } = program
  const linked = assembled(lines, arch)
  if (!linked) throw new Error('it did assemble before')
  const dead = deadBefore(program, linked)
  const row = rowsOf(linked)[witness.row]
  const marked = lines.map((line, at) => {
    const index = rowsOf(linked).findIndex((found) => found.line === at + 1)
    const alive = maskText(arch, changeable(arch) & ~(dead[index] ?? 0))
    return `${at + 1 === row?.line ? '=>' : '  '} ${index === -1 ? line : `${line.padEnd(40)} # alive: ${alive}`}`
  })
  return [
    `${arch}, seed ${seed}. Said to be dead before "${row?.text ?? ''}":`,
    ...witness.changes.map(
      ([number, was, now]) => `  ${numberName(arch, number)}, changed from ${was} to ${now}`,
    ),
    `before its ${ordinal(witness.occurrence)} execution. Yet this changes:`,
    ...witness.differences.map(
      ([what, was, now]) => `  ${spelled(arch, what)}: ${was}, then ${now}`,
    ),
    ...marked,
    `Start: ${starting(unsound)}`,
  ].join('\n')
}
