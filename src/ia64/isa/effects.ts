import { type Decoded } from './print.ts'
import { predicateOf, valuesOf, type Values } from './encode.ts'
import type { Form, SyntaxPart } from './form.ts'
import { operandOf, type OperandName } from './operand.ts'
import { registerText } from './registers.ts'

/** What an instruction does to the flow of control. */
export type Flow = 'next' | 'branch' | 'call' | 'return' | 'stop'

/** Registers by their plain names: `r8`, `b0`, `p6`, `ar.pfs`, `cr.itm`. */
export interface Effects {
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  /** Predicate that decides whether it happens; 0 for always. */
  readonly predicate: number
  readonly flow: Flow
}

const fixedNames = /^(ar|psr|pr|ip)\b/

/** Effects that the operands do not show. Source: Itanium manual, volume 3, pages of the instructions. */
const hidden: Readonly<Record<string, { reads?: readonly string[]; writes?: readonly string[] }>> =
  {
    'br.call': { writes: ['ar.pfs'] },
    'brl.call': { writes: ['ar.pfs'] },
    'br.ret': { reads: ['ar.pfs'] },
    rfi: { reads: ['cr.ipsr', 'cr.iip', 'cr.ifs'] },
    cover: { writes: ['cr.ifs'] },
  }

/** The first two words of a mnemonic: without its completers. */
export const stem = (mnemonic: string): string => mnemonic.split('.').slice(0, 2).join('.')

interface Parts {
  readonly written: readonly SyntaxPart[]
  readonly read: readonly SyntaxPart[]
}

const isText = (part: SyntaxPart, text: string): boolean =>
  part.kind === 'literal' && part.text === text

/** Left of `=` is written and right of it read, but what stands in brackets is an address or an index. */
function divide(parts: readonly SyntaxPart[]): Parts {
  const equals = parts.findIndex((part) => isText(part, '='))
  if (equals === -1) return { written: [], read: parts }
  const left = parts.slice(0, equals)
  const read = parts.slice(equals + 1)
  const bracket = left.findIndex((part) => isText(part, '['))
  if (bracket === -1) return { written: left, read }
  return { written: left.slice(0, bracket), read: [...left.slice(bracket), ...read] }
}

function namesOf(parts: readonly SyntaxPart[], values: Values): readonly string[] {
  return parts.flatMap((part): readonly string[] => {
    if (part.kind === 'literal') return fixedNames.test(part.text) ? [part.text] : []
    const operand = operandOf(part.name)
    if (operand.kind !== 'register') return []
    return [registerText(operand.file, Number(values[part.name] ?? 0n))]
  })
}

/** The address register of a load or store with a third operand is moved on. */
function movedOn(form: Form, values: Values): readonly string[] {
  if (!['M2', 'M3', 'M5'].includes(form.format)) return []
  return namesOf([{ kind: 'operand', name: 'r3' satisfies OperandName }], values)
}

function flowOf({ mnemonic, format }: Form): Flow {
  const kind = stem(mnemonic)
  if (kind === 'br.call' || kind === 'brl.call') return 'call'
  if (kind === 'br.ret' || kind === 'rfi') return 'return'
  if (['B1', 'B4', 'X3'].includes(format)) return 'branch'
  return 'next'
}

/** r0 and p0 never change: reading one depends on nothing. */
const isConstant = (name: string): boolean => name === 'r0' || name === 'p0'

/** What an instruction reads and writes; nothing is known of one outside of the tables. */
export function effectsOf({ form, word }: Decoded): Effects {
  if (form === null) return { reads: [], writes: [], predicate: 0, flow: 'next' }
  const values = valuesOf(form, word)
  const predicate = predicateOf(form, word)
  const { written, read } = divide(form.shown ?? form.syntax)
  const { reads = [], writes = [] } = hidden[stem(form.mnemonic)] ?? {}
  const all = (names: readonly string[]) => names.filter((name) => !isConstant(name))
  return {
    reads: all([...(predicate === 0 ? [] : [`p${predicate}`]), ...namesOf(read, values), ...reads]),
    writes: all([...namesOf(written, values), ...movedOn(form, values), ...writes]),
    predicate,
    flow: flowOf(form),
  }
}

/** Constants that an instruction would write: r0 always, which raises a fault. */
export function constantWritten({ form, word }: Decoded): string | null {
  if (form === null) return null
  const values = valuesOf(form, word)
  const { written } = divide(form.shown ?? form.syntax)
  return namesOf(written, values).find((name) => name === 'r0') ?? null
}
