import type { Ending, Finding, RunEvent, VerdictKind } from '../../src/ia64/run/report.ts'
import { itaniumBackends, itaniumRulesOffered } from '../state/variants.ts'
import type { Outcome } from '../../src/ia64/patch/decision.ts'
import { diagnostics, image } from './parts.ts'
import {
  address,
  bytes,
  choice,
  count,
  integer,
  list,
  number1,
  object,
  only,
  orNull,
  pattern,
  type Schema,
  table,
  text,
  words,
  yesOrNo,
} from './schema.ts'

const scan = object({
  functionStart: orNull(address),
  outputs: count,
  looks: list(object({ bundle: address, slots: list(count), found: yesOrNo })),
  alloc: orNull(
    object({
      tag: address,
      insn41: address,
      saves: pattern(/^r\d+$/),
      sof: count,
      sol: count,
      sor: count,
    }),
  ),
  doubts: list(text),
  newSof: orNull(count),
  failure: orNull(text),
})

const cost = object({
  convention: choice(['inline', 'static', 'c']),
  outputs: count,
  needsFrame: yesOrNo,
  instructions: count,
  bundles: count,
  mayDestroy: list(text),
  saved: list(text),
})

const told = {
  index: count,
  kind: choice(['bundle', 'branch']),
  op: orNull(text),
  type: count,
  address,
  offset: count,
  length: count,
  line: number1,
  foundBy: only('recorded'),
  outcome: words<Outcome>({ replaced: true, redirected: true, called: true, kept: true }),
  used: count,
  because: orNull(text),
  before: bytes,
  after: bytes,
  target: orNull(address),
  flushes: list(address),
  scan: orNull(scan),
  hazards: list(object({ kind: text, register: text })),
  basis: text,
  costs: list(cost),
}

const site = object(told)

const marker = { sof: count, sol: count, sor: count }

const by = object({ kind: choice(['function', 'c', 'code']) }, { name: text })

const destroyed = object({ site: count, by, register: text })

const cell = object({ value: orNull(address), destroyed: orNull(destroyed) })

/** An ending or an event: what kind it is, and the rest as each kind has it. */
const kinds = (all: Schema): Schema => ({
  ...object({ kind: all }),
  additionalProperties: true,
})

const ending = kinds(
  words<Ending['kind']>({
    returned: true,
    left: true,
    'end-of-text': true,
    limit: true,
    page: true,
    'beyond-frame': true,
    'no-frame': true,
    unsupported: true,
    unanswered: true,
  }),
)

const event = kinds(
  words<RunEvent['kind']>({
    alloc: true,
    call: true,
    return: true,
    cover: true,
    restore: true,
    function: true,
    hypervisor: true,
    trapped: true,
    delivered: true,
    noted: true,
    undefined: true,
  }),
)

const view = object({
  steps: count,
  line: count,
  text,
  function: orNull(text),
  site: orNull(count),
  waiting: yesOrNo,
  ended: yesOrNo,
  interrupts: yesOrNo,
  frame: object({
    base: integer,
    ...marker,
    inputs: count,
    locals: count,
    outputs: count,
    depth: count,
    registers: list(object({ register: pattern(/^r\d+$/), alias: text, physical: count })),
  }),
  pfs: object(marker),
  changes: table(cell),
  events: list(event),
})

const machines = { reference: view, unpatched: view, patched: view }

const finding = orNull(
  object({
    why: words<Finding['why']>({
      'poison-used': true,
      'promise-broken': true,
      'result-differs': true,
      'interrupts-differ': true,
      'frame-differs': true,
      'events-differ': true,
      'ending-differs': true,
    }),
    register: orNull(text),
    by: orNull(by),
    line: count,
    text,
    value: orNull(address),
    expected: orNull(address),
    ending: orNull(object({ is: orNull(ending), expected: orNull(ending) })),
    step: count,
  }),
)

/** All three machines from the same start, and what became of every site's promise. A model. */
const run = object(
  {
    model: only(true),
    start: object({
      registers: table(address),
      interrupts: yesOrNo,
      pending: yesOrNo,
      entry: orNull(text),
      passed: count,
    }),
    endings: object({
      reference: orNull(ending),
      unpatched: orNull(ending),
      patched: orNull(ending),
    }),
    verdicts: list(
      object({
        site: count,
        op: text,
        verdict: words<VerdictKind>({
          kept: true,
          'broken-by-patch': true,
          'broken-before-patch': true,
          'hidden-by-patch': true,
          'not-reached': true,
        }),
        visits: count,
        unpatched: finding,
        patched: finding,
      }),
    ),
    visits: list(object({ site: count, from: count, to: orNull(count) })),
  },
  { trace: list(object({ step: count, ...machines })) },
)

/** `pvscope ia64 run FILE --json`; the trace where `--trace` asks for it. */
export const itaniumRun = object({ run: orNull(run), diagnostics })

const step = object({
  step: number1,
  kind: text,
  moment: count,
  decision: yesOrNo,
  headline: text,
  context: text,
  basis: orNull(text),
  backed: orNull(text),
})

/** What the page saves as a trace of a text for Itanium: its run, and the steps of every site. */
export const itaniumTrace = object({
  arch: only('ia64'),
  backend: choice(itaniumBackends),
  rules: choice(itaniumRulesOffered),
  run: orNull(run),
  sites: list(object({ ...told, siteLine: number1, steps: list(step) })),
  diagnostics,
})

/** `pvscope ia64 patch FILE --json` */
export const itaniumPatch = object({
  sites: list(site),
  image,
  barriers: list(choice(['sync.i', 'srlz.i'])),
  diagnostics,
})

/** One line of `pvscope ia64 vectors`: what was computed again stands under the keys of the row. */
export const itaniumVector = object(
  { id: orNull(text), result: choice(['ok', 'differs']) },
  {
    differs: list(text),
    ours: { type: 'object', additionalProperties: true },
    error: text,
  },
)
