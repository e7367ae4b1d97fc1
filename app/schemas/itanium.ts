import type { Outcome } from '../../src/ia64/patch/decision.ts'
import { diagnostics, image } from './parts.ts'
import {
  address,
  bytes,
  choice,
  count,
  either,
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

const site = object({
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
