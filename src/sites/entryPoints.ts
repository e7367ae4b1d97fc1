import type { Program } from '../program/program.ts'
import { referencedOffsets } from '../program/references.ts'

/**
 * Every offset of `.text` to which control or data can lead: labels, targets of branches and calls, and what
 * fields of instructions and data refer to. Numeric labels count only where something refers to them.
 */
export function entryPoints(program: Program): ReadonlySet<number> {
  const points = new Set(referencedOffsets(program))
  for (const { name, section, offset } of program.symbols) {
    if (section === program.text && !/^\d+$/.test(name)) points.add(offset)
  }
  for (const { target } of program.sections[program.text]?.rows ?? []) {
    if (target !== null) points.add(target)
  }
  return points
}
