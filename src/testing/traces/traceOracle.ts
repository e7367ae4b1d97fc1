import { spawnSync } from 'node:child_process'
import { hex } from '../../base/bytes.ts'
import { bitness } from '../../x86/arch.ts'
import {
  bases,
  filler,
  hexAddress,
  pageSize,
  pagesOf,
  places,
  slots,
  slotSize,
  type TraceStart,
} from './machine.ts'

const interpreters = ['/usr/bin/python3', 'python3']
const script = 'scripts/oracle/trace.py'

const isThere = (interpreter: string): boolean => {
  const { status, stdout } = spawnSync(interpreter, [script, '--version'], { encoding: 'utf8' })
  return status === 0 && stdout.startsWith('2.')
}

const interpreter = interpreters.find(isThere) ?? null
export const hasTraceOracle = interpreter !== null

/** A sequence of instructions that is executed in order of control. */
export interface Trace extends TraceStart {
  /** Bytes from `start` on, in hex. */
  readonly code: string
  /** Instructions to execute. */
  readonly steps: number
  /** Those that are repeated string operations: all rounds are one. */
  readonly repeated: readonly number[]
}

/** The state after an instruction, as what differs from the one before. */
export type State = readonly [
  ip: string,
  flags: number,
  registers: readonly (readonly [number: number, value: string])[],
  memory: readonly (readonly [page: number, offset: number, bytes: string])[],
]

export interface TraceAnswer {
  /** After every instruction that was executed; a fault ends them. */
  readonly states: readonly State[]
  /** The emulator's number of an error. */
  readonly fault: number | null
}

const wire = (trace: Trace): string =>
  JSON.stringify({
    bits: bitness(trace.arch),
    text: hexAddress(places[trace.arch].text),
    // The emulator reads on behind what it executes.
    size: slots * slotSize + pageSize,
    start: hexAddress(trace.start),
    code: trace.code.padEnd(2 * slotSize, hex([filler])),
    pages: pagesOf(trace).map(({ address, bytes }) => [hexAddress(address), hex(bytes)]),
    registers: trace.registers,
    bases: [bases.fs, bases.gs].map((base) => base.toString(16)),
    flags: trace.flags,
    steps: trace.steps,
    repeated: trace.repeated,
  })

/** Sequences that one process is asked about. */
const batch = 1000

/** One answer for each sequence, in order; null for one over which the emulator itself died. */
export function askTraces(traces: readonly Trace[]): readonly (TraceAnswer | null)[] {
  const answers: (TraceAnswer | null)[] = []
  while (answers.length < traces.length) {
    const asked = traces.slice(answers.length, answers.length + batch)
    answers.push(...answersTo(asked.map(wire)))
  }
  return answers
}

function answersTo(input: readonly string[]): readonly (TraceAnswer | null)[] {
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
  const answers = complete.map((line) => JSON.parse(line) as TraceAnswer)
  if (run.signal !== null) return [...answers, null]
  if (answers.length < input.length) throw new Error(`${script} left questions without answer`)
  return answers
}
