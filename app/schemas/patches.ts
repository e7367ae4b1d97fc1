import { callee, check, diagnostics, flip, image, outcome, rules, scope, verdict } from './parts.ts'
import {
  address,
  bytes,
  choice,
  count,
  described,
  list,
  number1,
  object,
  orNull,
  registers,
  text,
} from './schema.ts'

const candidate = object({
  kind: outcome,
  callee,
  scope,
  verdict,
  bytes,
  clobbers: registers,
  target: orNull(text),
  targetAddress: orNull(address),
  checks: described(
    'In the order in which they are made; the first that fails rejects.',
    list(check),
  ),
})

const disagreement = object({ rules, outcome, callee, scope: orNull(scope) })

const site = object({
  index: count,
  op: text,
  type: count,
  address,
  offset: count,
  length: count,
  line: number1,
  clobbers: registers,
  clobbersInner: registers,
  allowedOnPaper: registers,
  foundBy: choice(['recorded', 'scanned']),
  before: bytes,
  after: bytes,
  outcome,
  patchedLength: count,
  target: orNull(text),
  targetAddress: orNull(address),
  chosen: count,
  candidates: list(candidate),
  flips: described('The smallest changes that alter the outcome.', list(flip)),
  disagreements: list(disagreement),
})

/** `pvscope patch FILE --json` */
export const patch = object({ sites: list(site), image, diagnostics })
