import { addressText } from '../../src/base/address.ts'
import { annotationsIn } from '../../src/dataflow/annotations.ts'
import { opByMember } from '../../src/ops/index.ts'
import { type ConfigId, type Op, archOf } from '../../src/ops/op.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { clobberedRegisters, clobberWords } from '../../src/x86/clobbers.ts'
import { conventionOf } from '../../src/x86/conventions.ts'
import { hasRegister, namesIn, registerName, registerNamed } from '../../src/x86/registers.ts'
import { directives, hover, mnemonics } from '../messages/vocabulary.ts'

/** What a mnemonic does; suffixes for the operand size are understood. */
export function mnemonicMeaning(word: string): string | null {
  const name = word.toLowerCase()
  return mnemonics[name] ?? mnemonics[name.replace(/[bwlq]$/, '')] ?? null
}

export const directiveMeaning = (word: string): string | null =>
  directives[word.toLowerCase()] ?? null

/** Who keeps a register over a C call. */
export function registerMeaning(arch: Arch, name: string): string | null {
  const number = registerNamed(arch, name)
  if (number === null) return null
  const whole = registerName(arch, number)
  const part = name.toLowerCase() === whole ? '' : ` ${hover.partOf(name, whole)}`
  const convention = conventionOf(arch)
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

/** A stretch of a line and what it means, a paragraph each. Columns count from 0. */
export interface Meaning {
  readonly from: number
  readonly to: number
  readonly said: readonly string[]
}

/** A comment `# live:` or `# args:` of a line, and what it says; null where the column is in neither. */
export function annotationMeaning(arch: Arch, line: string, column: number): Meaning | null {
  const { live, args } = annotationsIn(line, arch)
  const found = [
    ...[...live.values()].map((annotation) => ({ annotation, words: hover.live })),
    ...[...args.values()].map((annotation) => ({ annotation, words: hover.args })),
  ].find(({ annotation: { span } }) => span.from <= column && column < span.to)
  if (!found) return null
  const { span, registers } = found.annotation
  return { ...span, said: found.words(namesIn(arch, registers)) }
}
