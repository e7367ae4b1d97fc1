import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Span } from '../../base/span.ts'
import { type Effects, constantWritten, effectsOf } from '../isa/effects.ts'
import type { Decoded } from '../isa/print.ts'
import { ia64Diagnostic } from './messages.ts'

/** An instruction in the order of execution, with its place in the listing. */
export interface Listed {
  readonly decoded: Decoded
  readonly span: Span
  readonly line: number
}

/** An earlier write of the present group. */
interface Write {
  readonly line: number
  readonly predicate: number
  readonly decoded: Decoded
}

/**
 * Pairs of predicates of which at most one is true: results of the same compare. GNU as tracks them alike
 * (tc-ia64.c, qp_mutex).
 */
class Exclusive {
  readonly #pairs = new Map<number, number>()

  forget(predicate: number): void {
    const other = this.#pairs.get(predicate)
    if (other !== undefined) this.#pairs.delete(other)
    this.#pairs.delete(predicate)
  }

  learn(first: number, second: number): void {
    this.#pairs.set(first, second)
    this.#pairs.set(second, first)
  }

  has(first: number, second: number): boolean {
    return this.#pairs.get(first) === second
  }
}

const predicatesWritten = ({ writes }: Effects): readonly number[] =>
  writes.filter((name) => /^p\d/.test(name)).map((name) => Number(name.slice(1)))

/**
 * Within a group a compare may feed the predicate of a branch, and a move to a branch register a branch
 * through it. Source: Itanium manual, volume 1, "Instruction dependencies".
 */
function isForwarded(register: string, write: Write, reader: Decoded): boolean {
  if (reader.unit !== 'B' && reader.unit !== 'X') return false
  const branch = reader.form?.format.startsWith('B') || reader.form?.format === 'X3'
  if (!branch) return false
  if (/^p\d/.test(register)) return /^A[68]$/.test(write.decoded.form?.format ?? '')
  return /^b\d/.test(register) || register === 'ar.pfs'
}

interface Group {
  readonly writes: Map<string, Write[]>
  readonly exclusive: Exclusive
}

function clash(group: Group, register: string, predicate: number): Write | undefined {
  return group.writes
    .get(register)
    ?.find((write) => !group.exclusive.has(write.predicate, predicate))
}

function checkOne({ decoded, span, line }: Listed, group: Group): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const effects = effectsOf(decoded)
  const constant = constantWritten(decoded)
  if (constant) found.push(ia64Diagnostic('ia64/write-constant', span, constant))
  const twice = effects.writes.find((name, at) => effects.writes.indexOf(name) < at)
  if (twice) found.push(ia64Diagnostic('ia64/written-twice', span, twice))
  for (const register of readBy(effects, group)) {
    const write = clash(group, register, effects.predicate)
    if (write && !isForwarded(register, write, decoded)) {
      found.push(ia64Diagnostic('ia64/read-after-write', span, register, write.line))
    }
  }
  for (const register of new Set(effects.writes)) {
    const write = clash(group, register, effects.predicate)
    if (write) found.push(ia64Diagnostic('ia64/write-after-write', span, register, write.line))
  }
  noteWrites(effects, { line, predicate: effects.predicate, decoded }, group)
  learnPredicates(effects, decoded, group.exclusive)
  return found
}

/** "mov r=pr" reads all predicates. */
function readBy({ reads }: Effects, { writes }: Group): ReadonlySet<string> {
  const predicates = reads.includes('pr')
    ? [...writes.keys()].filter((name) => /^p\d/.test(name))
    : []
  return new Set([...reads, ...predicates])
}

/** A taken branch ends its group, so what it writes meets nothing of the rest. */
function noteWrites(effects: Effects, write: Write, group: Group): void {
  if (effects.flow !== 'next') {
    if (effects.predicate === 0) group.writes.clear()
    return
  }
  for (const register of effects.writes) {
    group.writes.set(register, [...(group.writes.get(register) ?? []), write])
  }
}

function learnPredicates(effects: Effects, { form }: Decoded, exclusive: Exclusive): void {
  const written = predicatesWritten(effects)
  for (const predicate of written) exclusive.forget(predicate)
  const [first, second] = written
  const compares = form?.format === 'A6' || form?.format === 'A8'
  if (compares && first !== undefined && second !== undefined) exclusive.learn(first, second)
}

/** Whether an instruction stands where in its group it must. */
function checkPlace({ decoded, span }: Listed, startsGroup: boolean): readonly Diagnostic[] {
  const { form, stop } = decoded
  if (form?.place === 'first' && !startsGroup) {
    return [ia64Diagnostic('ia64/not-first', span, form.mnemonic)]
  }
  if (form?.place === 'last' && !stop) {
    return [ia64Diagnostic('ia64/not-last', span, form.mnemonic)]
  }
  return []
}

/** Mistakes within the instruction groups of one stretch of code. */
export function checkGroups(listed: readonly Listed[]): readonly Diagnostic[] {
  const exclusive = new Exclusive()
  let group: Group = { writes: new Map(), exclusive }
  let startsGroup = true
  return listed.flatMap((each) => {
    const found = [...checkPlace(each, startsGroup), ...checkOne(each, group)]
    startsGroup = each.decoded.stop
    if (startsGroup) group = { writes: new Map(), exclusive }
    return found
  })
}
