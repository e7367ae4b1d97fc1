import type { WalkEnd, WalkMoment } from '../../src/ia64/run/walk.ts'
import { itaniumBackends, itaniumRulesOffered } from '../state/variants.ts'
import type { Outcome } from '../../src/ia64/patch/decision.ts'
import { diagnostics, image } from './parts.ts'
import {
  address,
  bytes,
  choice,
  count,
  either,
  integer,
  list,
  number1,
  object,
  only,
  orNull,
  pattern,
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

const moment = object({
  step: count,
  line: count,
  text,
  event: words<WalkMoment['event']>({
    start: true,
    alloc: true,
    call: true,
    outside: true,
    return: true,
    restore: true,
    cover: true,
    site: true,
  }),
  depth: count,
  frame: object({
    base: count,
    ...marker,
    inputs: count,
    locals: count,
    outputs: count,
    registers: list(object({ register: pattern(/^r\d+$/), alias: text, physical: count })),
  }),
  pfs: object(marker),
  spilled: integer,
})

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

/** What the page saves as a trace of a text for Itanium: its register stack, and the steps of every site. */
export const itaniumTrace = object({
  arch: only('ia64'),
  backend: choice(itaniumBackends),
  rules: choice(itaniumRulesOffered),
  stack: object({
    ending: words<WalkEnd>({ returned: true, left: true, limit: true }),
    steps: count,
    trace: list(moment),
  }),
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

/** One entry of `pvscope check … --json`. */
const mark = object({
  file: text,
  name: text,
  score: orNull({ type: 'number', minimum: 0, maximum: 1 }),
  goals: list(object({ id: text, met: yesOrNo, because: text })),
  diagnostics,
  reason: orNull(text),
})

export const marks = list(mark)

/** One line of `pvscope records`: the line that was asked, with the answer; or what is wrong with it. */
export const recordAnswer = either(
  object(
    { result_bytes: orNull(bytes), patched_len: orNull(count), outcome: text },
    {
      arch: choice(['x86-32', 'x86-64']),
      config: text,
      backend: text,
      op: text,
      type: count,
      site: text,
      site_addr: address,
      site_len: count,
      clobbers: count,
      orig_bytes: bytes,
      nops: text,
      era: text,
      target_addr: orNull(address),
      target_kind: text,
      bug: yesOrNo,
    },
  ),
  object({ error: text }),
)
