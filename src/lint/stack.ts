import type { Diagnostic } from '../base/diagnostic.ts'
import { rowAt } from '../dataflow/effects.ts'
import { isCall, tellsItsPlace } from '../dataflow/rowKind.ts'
import type { Dataflow } from '../dataflow/dataflow.ts'
import type { Row } from '../program/program.ts'
import { referencedOffsets } from '../program/references.ts'
import { type Reg, spelled, stackPointerOf } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import type { LintInput, LintRule } from './rule.ts'

/** One word on the stack: the row that pushed it, and the register that it came from, if any. */
interface Slot {
  readonly row: number
  readonly register: Reg | null
}

/** The words pushed since the entry, the newest first; null once the stack pointer was moved otherwise. */
type Stack = { readonly top: Slot; readonly below: Stack } | 'empty' | 'unknown' | 'below-entry'

interface Walk {
  readonly flow: Dataflow
  readonly stackPointer: Reg
  /** 1 for rows that were reached. */
  readonly seen: Uint8Array
  readonly found: Map<string, Diagnostic>
}

const pushing = /^(?:push|pushf)$/
const popping = /^(?:pop|popf)$/

function after(walk: Walk, row: number, stack: Stack): Stack {
  const code = walk.flow.input.rows[row]
  if (!code || stack === 'unknown') return 'unknown'
  if (pushing.test(code.mnemonic) || tellsItsPlace(code)) {
    return stack === 'below-entry'
      ? 'unknown'
      : { top: { row, register: code.pushes }, below: stack }
  }
  if (popping.test(code.mnemonic)) return popped(walk, row, code, stack)
  const moves = ((code.writes >> walk.stackPointer) & 1) !== 0
  return moves && !isCall(code) ? 'unknown' : stack
}

function popped(walk: Walk, row: number, code: Row, stack: Stack): Stack {
  if (stack === 'empty' || stack === 'below-entry') return 'below-entry'
  if (stack === 'unknown') return stack
  const { top, below } = stack
  const { pops } = code
  const crossed =
    pops !== null && top.register !== null && top.register !== pops && holds(below, pops)
  if (crossed && code.span) {
    const { arch, rows } = walk.flow.input
    const names = [pops, top.register].map((reg) => spelled(arch, reg))
    const line = rows[top.row]?.line ?? 0
    note(
      walk,
      `order ${row}`,
      lintDiagnostic('lint/pop-order', code.span, names[0] ?? '', names[1] ?? '', line),
    )
  }
  return below
}

function holds(stack: Stack, register: Reg): boolean {
  let at = stack
  while (typeof at !== 'string') {
    if (at.top.register === register) return true
    at = at.below
  }
  return false
}

function note({ found }: Walk, key: string, diagnostic: Diagnostic): void {
  if (!found.has(key)) found.set(key, diagnostic)
}

/** What is wrong with a return that finds something else than its own address. */
function atReturn(walk: Walk, row: number, stack: Stack): void {
  const { rows, arch } = walk.flow.input
  const code = rows[row]
  if (!code?.span || code.mnemonic !== 'ret' || stack === 'empty' || stack === 'unknown') return
  if (stack === 'below-entry') {
    note(walk, `return ${row}`, lintDiagnostic('lint/pop-without-push', code.span, 0))
    return
  }
  const { row: pushedAt, register } = stack.top
  const pusher = rows[pushedAt]
  // `push $there; ret` is a jump.
  if (register === null && pushedAt === row - 1) return
  const what = register === null ? 'A value' : spelled(arch, register)
  note(walk, `return ${row}`, lintDiagnostic('lint/pop-without-push', code.span, pusher?.line ?? 0))
  if (pusher?.span) {
    note(
      walk,
      `push ${pushedAt}`,
      lintDiagnostic('lint/push-without-pop', pusher.span, what, code.line),
    )
  }
}

/** Follows every way once: the first stack that reaches a row counts. */
function follow(walk: Walk, entry: number, start: Stack): void {
  const { graph } = walk.flow
  const [rows, stacks] = [[entry], [start]]
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    const stack = stacks.pop() ?? 'unknown'
    if (row === -1 || walk.seen[row] === 1) continue
    walk.seen[row] = 1
    atReturn(walk, row, stack)
    const left = after(walk, row, stack)
    rows.push(rowAt(graph.next, row), rowAt(graph.jump, row))
    stacks.push(left, left)
  }
}

/** Entries of functions, whose stack is empty, and places that a table may lead to from inside of one. */
function entriesOf({ program, registers }: LintInput): readonly [number[], number[]] {
  const { graph, input } = registers.before
  const referenced = referencedOffsets(program)
  const known = program.symbols.filter(({ section, global }) => global && section === program.text)
  const global = new Set(known.map(({ offset }) => offset))
  const called = new Set(graph.callee)
  const [functions, others]: [number[], number[]] = [[], []]
  for (const entry of graph.entries) {
    const offset = input.rows[entry]?.offset ?? 0
    const inside = referenced.has(offset) && !global.has(offset) && !called.has(entry) && entry > 0
    ;(inside ? others : functions).push(entry)
  }
  return [functions, others]
}

function find(input: LintInput): readonly Diagnostic[] {
  const flow = input.registers.before
  const stackPointer = stackPointerOf(flow.input.arch)
  const seen = new Uint8Array(flow.graph.count)
  const walk: Walk = { flow, stackPointer, seen, found: new Map() }
  const [functions, others] = entriesOf(input)
  for (const entry of functions) follow(walk, entry, 'empty')
  for (const entry of others) follow(walk, entry, 'unknown')
  return [...walk.found.values()]
}

/** Pushes and pops that do not match. */
export const stack: LintRule = { id: 'push-pop', find }
