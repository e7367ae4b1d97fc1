import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Span } from '../../base/span.ts'
import { type Effects, constantWritten, effectsOf } from '../isa/effects.ts'
import type { Decoded } from '../isa/print.ts'
import { ia64Diagnostic } from './messages.ts'
import { type Access, type Accesses, unnamedOf, whole } from './unnamed.ts'

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
  readonly part: boolean
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
function isForwarded(register: string, write: Write, reader: Effects): boolean {
  if (reader.flow === 'next') return false
  if (/^p\d/.test(register)) return /^A[68]$/.test(write.decoded.form?.format ?? '')
  return /^b\d/.test(register) || register === 'ar.pfs'
}

interface Group {
  readonly writes: Map<string, Write[]>
  readonly exclusive: Exclusive
}

function clash(group: Group, { name, part }: Access, predicate: number): Write | undefined {
  return group.writes
    .get(name)
    ?.find((write) => !(part && write.part) && !group.exclusive.has(write.predicate, predicate))
}

/** "mov r=pr" reads all predicates. */
function readBy({ reads }: Effects, { writes }: Group): readonly string[] {
  const predicates = reads.includes('pr')
    ? [...writes.keys()].filter((name) => /^p\d/.test(name))
    : []
  return [...new Set([...reads, ...predicates])]
}

/** All that an instruction reads and writes, whether its operands name it or not. */
function accessesOf(effects: Effects, decoded: Decoded, group: Group): Accesses {
  const unnamed = unnamedOf(decoded, effects)
  return {
    reads: [...whole(...readBy(effects, group)), ...unnamed.reads],
    writes: [...whole(...new Set(effects.writes)), ...unnamed.writes],
  }
}

/** One warning of each kind for an earlier line and a register, however many of its bits they share. */
class Warnings {
  readonly #found = new Map<string, Diagnostic>()
  readonly #span: Span

  constructor(span: Span) {
    this.#span = span
  }

  add(code: 'ia64/read-after-write' | 'ia64/write-after-write', name: string, line: number): void {
    const register = name.startsWith('psr.') ? 'psr' : name
    const key = `${code} ${register} ${line}`
    const label = this.#found.has(key) ? register : name
    this.#found.set(key, ia64Diagnostic(code, this.#span, label, line))
  }

  all(): readonly Diagnostic[] {
    return [...this.#found.values()]
  }
}

function checkOne({ decoded, span, line }: Listed, group: Group): readonly Diagnostic[] {
  const effects = effectsOf(decoded)
  const constant = constantWritten(decoded)
  const twice = effects.writes.find((name, at) => effects.writes.indexOf(name) < at)
  const { reads, writes } = accessesOf(effects, decoded, group)
  const warnings = new Warnings(span)
  for (const access of reads) {
    const write = clash(group, access, effects.predicate)
    if (write && !isForwarded(access.name, write, effects)) {
      warnings.add('ia64/read-after-write', access.name, write.line)
    }
  }
  for (const access of writes) {
    const write = clash(group, access, effects.predicate)
    if (write) warnings.add('ia64/write-after-write', access.name, write.line)
  }
  noteWrites(effects, writes, { line, predicate: effects.predicate, decoded }, group)
  learnPredicates(effects, decoded, group.exclusive)
  return [
    ...(constant ? [ia64Diagnostic('ia64/write-constant', span, constant)] : []),
    ...(twice ? [ia64Diagnostic('ia64/written-twice', span, twice)] : []),
    ...warnings.all(),
  ]
}

/** A taken branch ends its group, so what it writes meets nothing of the rest. */
function noteWrites(
  { flow, predicate }: Effects,
  writes: readonly Access[],
  write: Omit<Write, 'part'>,
  group: Group,
): void {
  if (flow !== 'next') {
    if (predicate === 0) group.writes.clear()
    return
  }
  for (const { name, part = false } of writes) {
    group.writes.set(name, [...(group.writes.get(name) ?? []), { ...write, part }])
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
