import { spawnSync } from 'node:child_process'
import { hex } from '../../base/bytes.ts'
import { bitness } from '../../x86/arch.ts'
import { regSetOf } from '../../x86/registers.ts'
import { rowsOf, textOf } from './assembled.ts'
import type { Mask } from './mask.ts'
import { functionLabel, type GeneratedProgram } from './generatedProgram.ts'
import type { Program } from '../../program/program.ts'

/** Debian's bindings belong to the system's own Python, whatever the PATH says. */
const interpreters = ['/usr/bin/python3', 'python3']
const script = 'scripts/oracle/execute.py'

const version = (interpreter: string): string | null => {
  const { status, stdout } = spawnSync(interpreter, [script, '--version'], { encoding: 'utf8' })
  return status === 0 && stdout.startsWith('2.') ? stdout.trim() : null
}

const interpreter = interpreters.find((name) => version(name) !== null) ?? null

/** Unicorn is there, and is one that these tests know. */
export const hasUnicorn = interpreter !== null

/** One way to change the machine before a row that changed the program's result. */
export interface Witness {
  readonly row: number
  /** Index of the start. */
  readonly start: number
  /** Which execution of the row, from 0. */
  readonly occurrence: number
  /** Register or flags, value before, value after. */
  readonly changes: readonly (readonly [number: number, was: string, now: string])[]
  /** What of the result differs, its value without the change, its value with it. */
  readonly differences: readonly (readonly [
    what: string,
    without: string | number,
    changed: string | number,
  ])[]
}

/** What the oracle found out about a program. Lists have an entry for each row. */
export interface Answer {
  /** Why the program cannot be asked about; null where it can, and only then the rest is there. */
  readonly refused: null
  /** Times that it was executed, all starts together. */
  readonly executed: readonly number[]
  /** Of what was asked about: what changed the result. */
  readonly mattered: readonly Mask[]
  readonly experiments: number
  readonly witnesses: readonly Witness[]
}

export type Reply = Answer | { readonly refused: string }

export interface Question {
  readonly program: GeneratedProgram
  readonly linked: Program
  /** For each row, what to change before it. */
  readonly ask: readonly Mask[]
  /** Changes everything at once, and one by one only where that changed the result: for what should be dead. */
  readonly joint: boolean
}

/** Lines of the program itself, without its functions'. */
function mainLength({ lines }: GeneratedProgram): number {
  const at = lines.findIndex((line) => functionLabel.test(line))
  return at === -1 ? lines.length : at
}

/** The registers that `ret # live: %eax %ebx` names. */
function liveMask({ arch }: GeneratedProgram, line: string): Mask {
  const names = /# live:(.*)$/.exec(line)?.[1] ?? ''
  return regSetOf(arch, names.match(/(?<=%)\w+/g) ?? [])
}

function wire({ program, linked, ask, joint }: Question): string {
  const rows = rowsOf(linked)
  const length = mainLength(program)
  const ends = rows
    .filter(({ mnemonic, line }) => mnemonic === 'ret' && line <= length)
    .map(({ offset, line }) => [offset, liveMask(program, program.lines[line - 1] ?? '')])
  return JSON.stringify({
    bits: bitness(program.arch),
    code: hex(textOf(linked).bytes).replace(/\s/g, ''),
    rows: rows.map(({ offset }) => offset),
    repeated: rows.flatMap(({ text }, row) => (text.startsWith('rep') ? [row] : [])),
    ends,
    starts: program.starts.map(({ registers, flags }) => ({
      registers: registers.map((value) => value.toString(16)),
      flags,
    })),
    ask,
    joint,
  })
}

/** Programs that one process is asked about. */
const batch = 1000

/** One reply for each question, in order. */
export function askOracle(questions: readonly Question[]): readonly Reply[] {
  const replies: Reply[] = []
  while (replies.length < questions.length) {
    const asked = questions.slice(replies.length, replies.length + batch)
    replies.push(...repliesTo(asked.map(wire)))
  }
  return replies
}

/** Replies to the first of the questions: to all, or up to one over which the emulator itself died. */
function repliesTo(input: readonly string[]): readonly Reply[] {
  if (interpreter === null) throw new Error('Unicorn is missing')
  const run = spawnSync(interpreter, [script], {
    encoding: 'utf8',
    input: `${input.join('\n')}\n`,
    maxBuffer: 1 << 28,
  })
  if (run.status !== 0 && run.signal === null) {
    throw new Error(`${script} ended with ${run.status}: ${run.error?.message ?? run.stderr}`)
  }
  const complete = run.stdout.split('\n').slice(0, -1)
  const replies = complete.map((line) => JSON.parse(line) as Reply)
  if (run.signal !== null) return [...replies, { refused: `emulator: ${run.signal}` }]
  if (replies.length < input.length) throw new Error(`${script} left questions without answer`)
  return replies
}
