import type { Change } from '../../src/patch/decision.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { type RegSet, namesIn } from '../../src/x86/registers.ts'

export const registersText = (arch: Arch, set: RegSet): string =>
  namesIn(arch, set).join(' ') || 'nothing'

/** `if it …` */
export function conditionText(arch: Arch, change: Change): string {
  if ('length' in change) return `were ${change.length} bytes long`
  if ('clobbers' in change) return `might destroy ${registersText(arch, change.clobbers)}`
  if ('backend' in change) return `ran on ${change.backend}`
  return `followed rules ${change.rules}`
}
