import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex } from '../../base/bytes.ts'
import { generatedTrace } from '../../testing/traces/generatedTrace.ts'
import { slotSize, traceMachine } from '../../testing/traces/machine.ts'
import { runMachine, runPlaces } from '../../testing/runMachine.ts'
import { type Cpu, restore, snapshot } from './cpu.ts'
import { run, step } from './execute.ts'

const { data } = runPlaces['x86-32']

function machineOf(seed: number): { readonly cpu: Cpu; readonly steps: number } {
  const trace = generatedTrace(seed)
  const code = new Uint8Array(slotSize).fill(0x90)
  code.set(fromHex(trace.code) ?? [])
  return { cpu: traceMachine(trace, code), steps: trace.steps }
}

/** All that instructions can see of a machine. */
const stateOf = (cpu: Cpu) => JSON.stringify(snapshot(cpu))

describe('a snapshot', () => {
  it('brings back all, and the same steps lead to the same state again', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(8), (seed, before) => {
        const { cpu, steps } = machineOf(seed)
        run(cpu, { steps: before })
        const saved = snapshot(cpu)
        const start = stateOf(cpu)
        run(cpu, { steps })
        const end = stateOf(cpu)
        restore(cpu, saved)
        expect(stateOf(cpu)).toBe(start)
        run(cpu, { steps })
        expect(stateOf(cpu)).toBe(end)
      }),
      { numRuns: 60 },
    )
  })

  it('taken or not, one step at a time or all at once: the state is the same', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const { cpu, steps } = machineOf(seed)
        const other = machineOf(seed).cpu
        run(cpu, { steps })
        for (let at = 0; at < steps; at++) {
          snapshot(other)
          other.memory.log = []
          step(other)
        }
        expect(stateOf(other)).toBe(stateOf(cpu))
      }),
      { numRuns: 60 },
    )
  })

  it('shares the memory that was not written since the last one', () => {
    const cpu = runMachine('x86-32', ['nop', 'movb $1, (%esi)'], { registers: { esi: data } })
    const first = snapshot(cpu)
    step(cpu)
    const second = snapshot(cpu)
    step(cpu)
    const third = snapshot(cpu)
    expect(second.memory[0]).toBe(first.memory[0])
    expect(third.memory[0]).not.toBe(second.memory[0])
    expect(third.memory[1]).toBe(second.memory[1])
    restore(cpu, first)
    expect(cpu.memory.peek(data, 1)).toEqual(Uint8Array.of(0))
    restore(cpu, third)
    expect(cpu.memory.peek(data, 1)).toEqual(Uint8Array.of(1))
  })

  it('brings back a machine that had not stopped yet', () => {
    const cpu = runMachine('x86-32', ['ud2'])
    const saved = snapshot(cpu)
    run(cpu)
    expect(cpu.stopped).not.toBeNull()
    restore(cpu, saved)
    expect(cpu).toMatchObject({ stopped: null, steps: 0 })
  })
})
