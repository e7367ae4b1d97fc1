import { describe, expect, it } from 'vitest'
import { committedTraces, writeTraces } from '../../testing/traces/committedTraces.ts'
import { compare } from '../../testing/traces/compare.ts'
import type { State, TraceAnswer } from '../../testing/traces/traceOracle.ts'

/** `npm run answers` asks the oracle anew, and then checks what it wrote. */
if (process.env['PVSCOPE_ANSWERS'] === 'write') writeTraces()

const committed = committedTraces()

type Part = 'registers' | 'flags' | 'memory' | 'ip'

const falseStates: Readonly<Record<Part, (state: State) => State>> = {
  ip: ([ip, ...rest]) => [`1${ip}`, ...rest],
  // The carry, which many instructions define and none leaves undefined for long.
  flags: ([ip, flags, ...rest]) => [ip, flags ^ 1, ...rest],
  registers: ([ip, flags, registers, memory]) => {
    const wrong = registers.map(([number, value]) => [number, `1${value}`] as const)
    return [ip, flags, wrong, memory]
  },
  memory: ([ip, flags, registers, memory]) => {
    const wrong = memory.map(([page, offset, bytes]) => [page, offset ^ 1, bytes] as const)
    return [ip, flags, registers, wrong]
  },
}

const falsified = (answer: TraceAnswer, part: Part): TraceAnswer => ({
  ...answer,
  states: answer.states.map(falseStates[part]),
})

describe('what Unicorn said of sequences of instructions', () => {
  it('is about many instructions of both widths', () => {
    for (const arch of ['x86-32', 'x86-64']) {
      const ofArch = committed.filter(({ trace }) => trace.arch === arch)
      expect(ofArch.length).toBeGreaterThan(190)
      const states = ofArch.reduce((all, { answer }) => all + answer.states.length, 0)
      expect(states).toBeGreaterThan(900)
    }
  })

  it('is what the interpreter does', () => {
    const different = committed.flatMap(({ trace, answer }) => {
      const { difference } = compare(trace, answer)
      return difference ? [difference] : []
    })
    expect(different).toEqual([])
  })

  it.each(['registers', 'flags', 'memory', 'ip'] as const)('shows a wrong answer: %s', (what) => {
    const found = committed.filter(
      ({ trace, answer }) => compare(trace, falsified(answer, what)).difference !== null,
    )
    expect(found.length).toBeGreaterThan(what === 'memory' ? 100 : 300)
  })
})
