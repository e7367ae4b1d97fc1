import fc from 'fast-check'
import { processorTime } from '../../../src/testing/broken.ts'

/** Every way by which something of others, or of another version of ours, gets in. */
export const entries = [
  'link',
  'query',
  'message',
  'file',
  'drop',
  'paste',
  'listing',
  'storage',
  'lesson JSON',
  'command line',
] as const
export type Entry = (typeof entries)[number]

interface BorderFacts {
  readonly id: string
  readonly entries: readonly Entry[]
  /** Sources that look at what comes in before anything believes it. */
  readonly guards: readonly string[]
  /** How many of every hundred inputs are its own; all borders together have a hundred. */
  readonly share: number
}

/** One border: what is sent over it, and what has to hold whatever that is. */
export interface Border extends BorderFacts {
  /** Rejects with the smallest input that breaks it, and the seed. */
  check(numRuns: number, seed: number): Promise<void>
}

interface BorderTest<Input> extends BorderFacts {
  readonly inputs: fc.Arbitrary<Input>
  /** Lets one in. Whatever it is, nothing is thrown but by what has to hold. */
  enter(input: Input): void | Promise<void>
}

/** Milliseconds of the processor: an input of a few kilobytes that takes longer has run away. */
const longest = 1500

async function enterInTime<Input>({ enter }: BorderTest<Input>, input: Input): Promise<void> {
  const start = processorTime()
  await enter(input)
  const took = processorTime() - start
  if (took > longest) throw new Error(`took ${Math.round(took)} ms of processor time`)
}

export const border = <Input>(test: BorderTest<Input>): Border => {
  const { id, entries: ways, guards, share, inputs } = test
  return {
    id,
    entries: ways,
    guards,
    share,
    check: (numRuns, seed) =>
      fc.assert(
        fc.asyncProperty(inputs, (input) => enterInTime(test, input)),
        { numRuns, seed },
      ),
  }
}
