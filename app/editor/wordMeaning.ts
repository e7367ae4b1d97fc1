import { addressText } from '../../src/base/address.ts'
import { opByMember } from '../../src/ops/index.ts'
import { type ConfigId, type Op, archOf } from '../../src/ops/op.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { clobberedRegisters, clobberWords } from '../../src/x86/clobbers.ts'
import { conventionOf } from '../../src/x86/conventions.ts'
import { hasRegister, namesIn, registerNames } from '../../src/x86/registers.ts'
import { directives, hover, mnemonics } from '../messages/vocabulary.ts'

/** What a mnemonic does; suffixes for the operand size are understood. */
export function mnemonicMeaning(word: string): string | null {
  const name = word.toLowerCase()
  return mnemonics[name] ?? mnemonics[name.replace(/[bwlq]$/, '')] ?? null
}

export const directiveMeaning = (word: string): string | null =>
  directives[word.toLowerCase()] ?? null

/** The full-width register that a register's name is a part of: `%al` → `eax` on x86-32. */
export function wholeRegister(arch: Arch, name: string): string | null {
  const part = name.toLowerCase()
  const names = registerNames(arch)
  const legacy = /^[er]?([abcd]x|[sb]p|[sd]i)$/.exec(part)?.[1]
  const low = /^([abcd])[lh]$/.exec(part)?.[1]
  const wanted = legacy ?? (low ? `${low}x` : /^([sb]p|[sd]i)l$/.exec(part)?.[1])
  const numbered = /^(r\d+)[dwb]?$/.exec(part)?.[1]
  return names.find((whole) => whole === numbered || whole.slice(1) === wanted) ?? null
}

/** Who keeps a register over a C call. */
export function registerMeaning(arch: Arch, name: string): string | null {
  const whole = wholeRegister(arch, name)
  if (whole === null) return null
  const part = name.toLowerCase() === whole ? '' : ` ${hover.partOf(name, whole)}`
  const convention = conventionOf(arch)
  const number = registerNames(arch).indexOf(whole)
  if (hasRegister(convention.callerSaved, number)) {
    const result = hasRegister(convention.returnRegisters, number) ? hover.returns : ''
    return hover.callerSaved(result) + part
  }
  return (
    (hasRegister(convention.calleeSaved, number) ? hover.calleeSaved : hover.stackPointer) + part
  )
}

/** An operation by its member's name, or a CLBR_* constant. */
export function operationMeaning(config: ConfigId, word: string): readonly string[] | null {
  const op = opByMember(config, word)
  if (op) return opMeaning(op)
  const arch = archOf(config)
  const clobbers = Object.hasOwn(clobberWords(arch), word) ? clobberWords(arch)[word] : undefined
  if (clobbers === undefined) return null
  return [hover.clobbers(namesIn(arch, clobberedRegisters(arch, clobbers)))]
}

function opMeaning(op: Op): readonly string[] {
  const convention = op.calleeSave ? hover.calleeSave : hover.ordinary
  const parts = [
    hover.words(op.argumentWords),
    hover.returnsType(op.result),
    op.transfer === 'jump' ? hover.neverReturns : convention,
  ]
  return [hover.op(op.id, op.type, addressText(op.slot)), parts.join(' · ')]
}
