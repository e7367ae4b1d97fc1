import type { Change } from '../../src/patch/decision.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { type RegSet, namesIn } from '../../src/x86/registers.ts'
import { siteMessages } from './reportMessages.ts'

const { ifIt } = siteMessages

export const registersText = (arch: Arch, set: RegSet): string =>
  namesIn(arch, set).join(' ') || siteMessages.noRegisters

/** `if it were 13 bytes long` */
export function conditionText(arch: Arch, change: Change): string {
  if ('length' in change) return ifIt.length(change.length)
  if ('clobbers' in change) return ifIt.clobbers(registersText(arch, change.clobbers))
  if ('backend' in change) return ifIt.backend(change.backend)
  return ifIt.rules(change.rules)
}
