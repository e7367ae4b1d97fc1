import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Analysis } from '../analysis/analysis.ts'
import { flowAfter, flowBefore, settingOf } from '../cost/overlay.ts'
import { flowListings, listingOf } from '../testing/flowListings.ts'
import { analysisOf } from '../testing/registers.ts'
import { configs } from '../ops/configs.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import type { Row } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import { noFlags } from '../x86/instructionFacts.ts'
import { noRegisters, type RegSet, regSet } from '../x86/registers.ts'
import { type Annotation, annotationsIn, noAnnotations } from './annotations.ts'
import { type FlowAnswer, flowAnswer } from './answer.ts'
import { changeIn } from './stretch.ts'
import type { FlowInput, Transfer } from './transfer.ts'

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

type Alteration = (input: FlowInput, at: number) => FlowInput

const row =
  (change: (row: Row) => Partial<Row>): Alteration =>
  (input, at) => ({
    ...input,
    rows: input.rows.map((one, index) => (index === at ? { ...one, ...change(one) } : one)),
  })

const harmless: Transfer = {
  args: noRegisters,
  results: noRegisters,
  mayDestroy: noRegisters,
  mayDestroySaved: noRegisters,
  destroysFlags: false,
  needsAll: false,
  neverReturns: false,
}

const transfer =
  (change: Partial<Transfer>): Alteration =>
  (input, at) => {
    const was = input.transfers.get(at) ?? harmless
    return { ...input, transfers: new Map([...input.transfers, [at, { ...was, ...change }]]) }
  }

const [one, other] = [regSet(1), regSet(0, 2)]

const comment =
  (kind: 'live' | 'args', registers: RegSet): Alteration =>
  (input, at) => {
    const line = input.rows[at]?.line ?? 0
    const said: Annotation = { line, registers, span: { from: 0, to: 0 } }
    const all = new Map([...input.annotations[kind], [line, said]])
    return { ...input, annotations: { ...input.annotations, [kind]: all } }
  }

/** A row of which both comments speak already. */
const commented: Alteration = (input, at) =>
  comment('args', one)(comment('live', one)(input, at), at)

const known: Alteration = (input, at) => ({
  ...input,
  known: new Set([...input.known, input.rows[at]?.offset ?? 0]),
})

/** One thing said otherwise of one row, which hardly any change of a text does by itself. */
const alterations: Readonly<Record<string, Alteration>> = {
  mnemonic: row(({ mnemonic }) => ({ mnemonic: mnemonic === 'iret' ? 'nop' : 'iret' })),
  length: row(({ length }) => ({ length: length + 1 })),
  flow: row(({ flow }) => (flow === 'next' ? { flow: 'indirect-call' } : {})),
  reads: row(({ reads }) => ({ reads: reads === one ? other : one })),
  writes: row(({ writes }) => ({ writes: writes === one ? other : one })),
  kills: row(({ kills }) => ({ kills: kills === one ? other : one })),
  flags: row(() => ({ flags: noFlags })),
  known,
  'a comment about what is needed': comment('live', other),
  'a comment about arguments': comment('args', other),
  'no comments': (input) => ({ ...input, annotations: noAnnotations }),
  'no pairs': (input) => ({ ...input, pairs: [] }),
  'another register of the pairs': (input) => ({
    ...input,
    pairs: input.pairs.map((pair) => ({ ...pair, register: (pair.register + 1) % 4 })),
  }),
  'another pop of the pairs': (input) => ({
    ...input,
    pairs: input.pairs.map((pair) => ({ ...pair, pop: pair.pop - 1 })),
  }),
  args: transfer({ args: one }),
  results: transfer({ results: one }),
  mayDestroy: transfer({ mayDestroy: one }),
  mayDestroySaved: transfer({ mayDestroySaved: one }),
  destroysFlags: transfer({ destroysFlags: true }),
  needsAll: transfer({ needsAll: true }),
  neverReturns: transfer({ neverReturns: true }),
}

/** Goes on from an answer to that about each alteration; notes which of them change something. */
function checkAll(input: FlowInput, at: number, mattered: Set<string>) {
  const before = answered(input, null)
  for (const [name, alter] of Object.entries(alterations)) {
    const altered = alter(input, at)
    const anew = told(answered(altered, null))
    const goneOn = told(answered(altered, before))
    // Asked first because it is much faster, with so many answers.
    if (!isDeepStrictEqual(goneOn, anew)) expect(goneOn, name).toEqual(anew)
    if (!isDeepStrictEqual(anew.table.rows, before.table.rows)) mattered.add(name)
  }
}

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

  it('sees whatever is said of a row that stays where it is', { timeout: 120_000 }, () => {
    const mattered = new Set<string>()
    fc.assert(
      fc.property(written, fc.nat(200), ([config, functions], place) => {
        for (const input of inputsOf(config, textOf(functions))) {
          const at = place % input.rows.length
          checkAll(input, at, mattered)
          checkAll(commented(input, at), at, mattered)
        }
      }),
      { numRuns: 50 },
    )
    expect([...mattered].toSorted()).toEqual(Object.keys(alterations).toSorted())
  })
})
