import { callee, check, diagnostics, outcome, verdict } from './parts.ts'
import {
  address,
  bytes,
  choice,
  count,
  described,
  either,
  list,
  object,
  only,
  orNull,
  registers,
  table,
  text,
  yesOrNo,
} from './schema.ts'

const candidate = object({
  pass: orNull(choice(['paravirt', 'alternatives'])),
  kind: outcome,
  callee,
  verdict,
  bytes,
  clobbers: registers,
  target: orNull(text),
  targetAddress: orNull(address),
  checks: list(check),
})

/** Keys beside the kind are those of its kind; they are for pictures and may change. */
const step = { type: 'object', properties: { kind: text }, required: ['kind'] }

const site = object(
  {
    index: count,
    op: text,
    type: count,
    address,
    section: orNull(text),
    offset: count,
    length: count,
    line: only(0),
    function: orNull(text),
    functionOffset: orNull(count),
    clobbers: registers,
    foundBy: only('recorded'),
    consistent: yesOrNo,
    before: bytes,
    after: bytes,
    outcome,
    patchedLength: count,
    target: orNull(text),
    targetAddress: orNull(address),
    targetKnown: yesOrNo,
    givenUpForNothing: registers,
    outcomes: described('By backend.', table(orNull(outcome))),
    candidates: list(candidate),
    flips: list(object({ change: object({ backend: text }), outcome })),
  },
  { chosen: count, steps: list({ ...step, additionalProperties: true }) },
)

/** `pvscope elf FILE --json`; a file that cannot be read has only its diagnostics. */
export const elf = object(
  { sites: list(site), totals: table(count), diagnostics },
  {
    byOperation: table(table(count)),
    givenUpForNothing: table(count),
    file: object({
      arch: choice(['x86-32', 'x86-64']),
      form: choice(['linked', 'object']),
      recordBytes: count,
      alternativeBytes: count,
      pvOps: orNull(object({ address, agreeing: count, of: count })),
    }),
    backend: text,
    rules: text,
    features: list(text),
  },
)

/** `pvscope elf FILE --verify MEMORY --base ADDRESS --json` */
export const verified = object({
  sites: count,
  equal: count,
  alike: count,
  outside: count,
  differing: list(object({ index: count, op: text, address, memory: bytes, ours: bytes })),
})

/** One line of `pvscope sites61`. */
export const bootedSite = object({}, { addr: address, native: bytes, xen: bytes, error: text })

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
