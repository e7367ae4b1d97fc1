import { assemble } from '../../asm/assemble.ts'
import { link } from '../../asm/link.ts'
import type { Program, Row } from '../../program/program.ts'
import type { Arch } from '../../x86/arch.ts'

/** Where the oracle puts the code. */
const base = 0x100000n

/** The program of a listing, or null where it does not assemble (a short jump that must go too far). */
export function assembled(lines: readonly string[], arch: Arch): Program | null {
  const object = assemble(`${lines.join('\n')}\n`, { arch, prelude: '' })
  if (object.diagnostics.some(({ severity }) => severity === 'error')) return null
  return link(object, new Map(), { base }).program
}

export const textOf = ({ sections, text }: Program) => {
  const section = sections[text]
  if (!section) throw new Error('a program has a text section')
  return section
}

export const rowsOf = (program: Program): readonly Row[] => textOf(program).rows
