import type { Diagnostic } from '../base/diagnostic.ts'
import { nearestWord } from '../base/nearest.ts'
import { detached } from '../base/recent.ts'
import type { Arch } from '../x86/arch.ts'
import type { Known } from './candidate.ts'
import { completed } from './complete.ts'
import { constant } from './evaluate.ts'
import { describedWords, hintWords, instructionDiagnostic } from './instructionMessages.ts'
import type { Token } from './lexer.ts'
import { allMnemonics, type Reading } from './mnemonic.ts'
import type { Operand, RegisterOperand } from './operand.ts'
import { prefixNames } from './prefix.ts'
import { registerNamed } from './register.ts'
import { draftsOf } from './select.ts'

/** Says why an instruction has no encoding. */
export function explain(
  mnemonic: Token,
  readings: readonly Reading[],
  known: readonly Known[],
  arch: Arch,
): Diagnostic {
  const span = { from: mnemonic.from, to: mnemonic.to }
  if (readings.length === 0) {
    const near = nearestMnemonic(mnemonic.text.toLowerCase())
    return instructionDiagnostic('asm/unknown-mnemonic', span, mnemonic.text, near)
  }
  const available = readings.filter(({ opcodes }) =>
    opcodes.some(({ arches }) => arches.includes(arch)),
  )
  if (available.length === 0) {
    return instructionDiagnostic('asm/wrong-width', span, mnemonic.text, arch)
  }
  return (
    starFault(mnemonic, available, known) ??
    countFault(mnemonic, available, known) ??
    rangeFault(mnemonic, available, known, arch) ??
    sizeFault(mnemonic, available, known) ??
    mismatch(mnemonic, known)
  )
}

const nearest = new Map<string, string | null>()
const nearestLimit = 1000

function nearestMnemonic(word: string): string | null {
  const before = nearest.get(word)
  if (before !== undefined) return before
  if (nearest.size >= nearestLimit) nearest.clear()
  const near = word.length > 20 ? null : nearestWord(word, names(word))
  nearest.set(detached(word), near)
  return near
}

let lengths: ReadonlyMap<number, readonly string[]> | null = null

function namesByLength(): ReadonlyMap<number, readonly string[]> {
  if (lengths) return lengths
  const found = new Map<number, string[]>()
  for (const name of [...prefixNames, ...allMnemonics()]) {
    const list = found.get(name.length)
    if (list) list.push(name)
    else found.set(name.length, [name])
  }
  lengths = found
  return found
}

/** Prefixes and mnemonics of about the same length that share a beginning or an end with the word. */
function* names(word: string): Iterable<string> {
  for (let length = word.length - 3; length <= word.length + 3; length++) {
    for (const name of namesByLength().get(length) ?? []) {
      if (name[0] === word[0] || name.endsWith(word.slice(-2))) yield name
    }
  }
}

const spanAcross = (known: readonly Known[]) => ({
  from: known[0]?.operand.span.from ?? 0,
  to: known.at(-1)?.operand.span.to ?? 0,
})

function starFault(
  mnemonic: Token,
  readings: readonly Reading[],
  known: readonly Known[],
): Diagnostic | null {
  const goes = readings.some(({ opcodes }) => /^(?:call|jmp)$/.test(opcodes[0]?.name ?? ''))
  const [only] = known
  const operand = goes && known.length === 1 ? only?.operand : null
  if (operand && 'indirect' in operand && !operand.indirect) {
    return instructionDiagnostic('asm/star-missing', operand.span, mnemonic.text)
  }
  const starred = goes
    ? undefined
    : known.find((one) => 'indirect' in one.operand && one.operand.indirect)
  return starred ? instructionDiagnostic('asm/star-unexpected', starred.operand.span) : null
}

function countFault(
  mnemonic: Token,
  readings: readonly Reading[],
  known: readonly Known[],
): Diagnostic | null {
  const counts = new Set(
    readings.flatMap(({ opcodes, predicate }) =>
      opcodes.map(({ operands }) => operands.length - (predicate === null ? 0 : 1)),
    ),
  )
  const given = known.filter(({ operand }) => operand.kind !== 'rounding').length
  if (counts.has(given)) return null
  const sorted = [...counts].toSorted((left, right) => left - right)
  const span = given === 0 ? { from: mnemonic.from, to: mnemonic.to } : spanAcross(known)
  const accepted = describedWords.counts(sorted)
  return instructionDiagnostic('asm/operand-count', span, mnemonic.text, given, accepted)
}

/** Tries again with a constant put to 0: if that fits, the constant was too large. */
function rangeFault(
  mnemonic: Token,
  readings: readonly Reading[],
  known: readonly Known[],
  arch: Arch,
): Diagnostic | null {
  for (const [at, { operand, value }] of known.entries()) {
    if (value?.kind !== 'constant') continue
    const tried = known.with(at, { operand, value: constant(0n) })
    if (!fits(readings, tried, arch)) continue
    const shown = hexadecimal(value.value)
    return operand.kind === 'immediate'
      ? instructionDiagnostic('asm/immediate-range', operand.span, shown, mnemonic.text)
      : instructionDiagnostic('asm/displacement-range', operand.span, shown)
  }
  return null
}

const fits = (readings: readonly Reading[], known: readonly Known[], arch: Arch) =>
  readings.some((reading) =>
    completed(reading, known).some((operands) => draftsOf(reading, operands, arch).length > 0),
  )

const hexadecimal = (value: bigint) =>
  value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`

const generalBits: Readonly<Record<string, number>> = { r8: 8, r16: 16, r32: 32, r64: 64 }

function sizeFault(
  mnemonic: Token,
  readings: readonly Reading[],
  known: readonly Known[],
): Diagnostic | null {
  const general = known
    .map(({ operand }) => operand)
    .filter((operand) => operand.kind === 'register' && bitsOf(operand) !== 0) as RegisterOperand[]
  const high = general.find(({ register }) => /^[a-d]h$/.test(register.name))
  if (high && general.some(needsRex)) {
    return instructionDiagnostic('asm/high-byte-register', high.span, high.register.name)
  }
  const size = readings.find((reading) => reading.size !== 0)?.size ?? 0
  const wrong = size === 0 ? undefined : general.find((operand) => bitsOf(operand) !== size)
  if (wrong) {
    const { span, register } = wrong
    const bits = bitsOf(wrong)
    return instructionDiagnostic('asm/operand-size', span, mnemonic.text, size, register.name, bits)
  }
  const [first, second] = general
  if (!first || !second || bitsOf(first) === bitsOf(second)) return null
  return instructionDiagnostic(
    'asm/operand-sizes-differ',
    { from: first.span.from, to: second.span.to },
    first.register.name,
    bitsOf(first),
    second.register.name,
    bitsOf(second),
  )
}

const bitsOf = (operand: Operand) =>
  operand.kind === 'register' ? (generalBits[operand.register.class] ?? 0) : 0

const needsRex = ({ register }: RegisterOperand) => register.long || register.class === 'r64'

function described({ operand }: Known): string {
  if (operand.kind === 'immediate') return describedWords.constant
  if (operand.kind === 'memory') return describedWords.memory
  if (operand.kind === 'rounding') return describedWords.rounding
  const bits = bitsOf(operand)
  if (bits !== 0) return describedWords.register(operand.register.name, bits)
  return describedWords.classes[operand.register.class] ?? `%${operand.register.name}`
}

function mismatch(mnemonic: Token, known: readonly Known[]): Diagnostic {
  const span = known.length === 0 ? { from: mnemonic.from, to: mnemonic.to } : spanAcross(known)
  const operands = known.length === 0 ? describedWords.none : known.map(described).join(', ')
  return instructionDiagnostic('asm/operand-mismatch', span, mnemonic.text, operands, hint(known))
}

/** A register without "%" reads as a symbol, and two memory operands are the usual sign of it. */
function hint(known: readonly Known[]): string {
  for (const { operand } of known) {
    const symbol = operand.kind === 'memory' ? operand.displacement : null
    if (symbol?.kind === 'symbol' && registerNamed(symbol.symbol)) {
      return hintWords.register(symbol.symbol)
    }
  }
  const memory = known.filter(({ operand }) => operand.kind === 'memory')
  if (memory.length > 1) return hintWords.oneMemory
  const last = known.at(-1)?.operand
  if (last?.kind === 'immediate' && known.length > 1) {
    return hintWords.destination
  }
  return ''
}
