import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Analysis } from '../analysis/analysis.ts'
import { flowAfter, flowBefore, settingOf } from '../cost/overlay.ts'
import { flowListings, listingOf } from '../testing/flowListings.ts'
import { analysisOf } from '../testing/registers.ts'
import { configs } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { annotationsIn } from './annotations.ts'
import { type FlowAnswer, flowAnswer } from './answer.ts'
import { changeIn } from './stretch.ts'
import type { FlowInput } from './transfer.ts'

/** Statements of a few functions, each with a name. */
type Functions = readonly (readonly string[])[]

const between = [
  'ret',
  'jmp 1f',
  'je own_0',
  'jmp own_1',
  'call fn_0',
  'call fn_1',
  '# live: %eax',
  '# args: %ecx',
  '',
]

const functionsOf = (config: ConfigId): fc.Arbitrary<Functions> =>
  fc.array(
    fc
      .tuple(flowListings(archOf(config)), fc.constantFrom(...between))
      .map(([body, extra]) => [...body, extra, 'ret']),
    { minLength: 2, maxLength: 6 },
  )

/** A function in the place of another, or of none; or a statement inside of one. */
const edits = (config: ConfigId) =>
  fc.record({
    at: fc.nat(6),
    line: fc.option(fc.nat(30), { freq: 1 }),
    gone: fc.nat(1),
    functions: functionsOf(config),
  })

type Edit = ReturnType<typeof edits> extends fc.Arbitrary<infer One> ? One : never

function edited(functions: Functions, { at, line, gone, functions: [other] }: Edit): Functions {
  const place = at % functions.length
  if (!other) return functions
  if (line === null) return functions.toSpliced(place, gone, other)
  const statement = other[line % other.length] ?? ''
  return functions.map((body, index) =>
    index === place ? body.toSpliced(line % body.length, gone, statement) : body,
  )
}

const written = fc
  .constantFrom(...configs)
  .chain((config) => fc.tuple(fc.constant(config), functionsOf(config), edits(config)))

/** Names that the functions ask for stand at the end: a change above or below does not make others of them. */
const textOf = (functions: Functions): string => {
  const bodies = functions.map((body, index) =>
    [`own_${index}:`, ...body].join('\n').replaceAll(/^name(\d+):/gm, `name$1_${index}:`),
  )
  return listingOf([...bodies, 'fn_0:', 'mov $1, %eax', 'ret', 'fn_1:', 'ret', '1:', '2:', 'ret'])
}

function inputsOf(config: ConfigId, listing: string): readonly FlowInput[] {
  const { program, stories, rowsAfter }: Analysis = analysisOf(listing, { config })
  const setting = settingOf(program, config, annotationsIn(listing, program.arch))
  const sites = stories.map(({ site }) => site)
  return [flowBefore(setting, sites), flowAfter(setting, stories, rowsAfter)]
}

const answered = (input: FlowInput, before: FlowAnswer | null) =>
  flowAnswer(input, conventionOf(input.arch).allocatable, before)

const told = ({ flow, table }: FlowAnswer) => ({ flow, table })

describe('an answer about registers that goes on from another', () => {
  // Some hundred pairs of listings; a limit, not a wait.
  it('is the same as one from nothing', { timeout: 120_000 }, () => {
    let [kept, moved] = [0, 0]
    fc.assert(
      fc.property(written, ([config, functions, edit]) => {
        const inputs = [functions, edited(functions, edit)].map((all) =>
          inputsOf(config, textOf(all)),
        )
        for (const side of [0, 1]) {
          const [first, second] = inputs.map((pair) => pair[side])
          if (!first || !second) throw new Error('no code')
          const before = answered(first, null)
          const anew = answered(second, null)
          expect(told(answered(second, before))).toEqual(told(anew))
          const { from, to, toBefore } = changeIn(anew.laid, before.laid)
          kept += from
          if (to !== toBefore) moved += anew.flow.graph.count - to
        }
      }),
      { numRuns: 160 },
    )
    expect([kept > 1000, moved > 1000]).toEqual([true, true])
  })
})
