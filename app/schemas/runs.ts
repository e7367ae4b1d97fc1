import type { Ending, Finding, RunEvent, VerdictKind } from '../../src/run/report.ts'
import { diagnostics } from './parts.ts'
import {
  address,
  choice,
  count,
  either,
  list,
  object,
  only,
  orNull,
  registers,
  type Schema,
  table,
  text,
  words,
  yesOrNo,
} from './schema.ts'

type Fields = Readonly<Record<string, Schema>>

/** One of several things, told apart by its kind. */
const kinds = (all: Readonly<Record<string, Fields>>): Schema =>
  either(...Object.entries(all).map(([kind, fields]) => object({ kind: only(kind), ...fields })))

const event = kinds({
  call: { name: text, op: orNull(text), destroys: registers, arguments: list(address) },
  delivered: {},
  hypercall: { name: text },
  control: { register: text, value: address },
  flush: { what: choice(['all', 'global', 'page']), address: orNull(address) },
  halt: {},
  left: { how: text },
  operation: { op: text, arguments: list(address) },
  system: { text },
  quirk: { quirk: text },
} satisfies Record<RunEvent['kind'], Fields>)

const ending = kinds({
  returned: {},
  left: { how: text },
  'end-of-text': {},
  halted: {},
  limit: { limit: count },
  page: {
    address,
    access: choice(['read', 'write', 'execute']),
    text: yesOrNo,
    slot: orNull(text),
  },
  unaligned: { address },
  divide: { why: choice(['zero', 'overflow']) },
  undefined: { text },
  unsupported: { text },
  privileged: { text },
  unanswered: { text },
  'non-canonical': { address },
} satisfies Record<Ending['kind'], Fields>)

const interrupts = choice(['on', 'off'])

/** One moment of a run. */
export const moment = object({
  step: count,
  address,
  line: orNull(count),
  text,
  function: orNull(text),
  site: orNull(count),
  changed: table(address),
  poisoned: registers,
  interrupts,
  events: list(event),
})

const machine = orNull(
  object(
    {
      steps: count,
      registers: table(address),
      flags: table(orNull(choice([0, 1]))),
      interrupts,
      pending: yesOrNo,
      events: list(event),
      ending,
    },
    { trace: list(moment) },
  ),
)

const pair = (of: Schema) => orNull(object({ is: orNull(of), expected: orNull(of) }))

const finding = orNull(
  object({
    why: words<Finding['why']>({
      'poison-used': true,
      'promise-broken': true,
      'result-differs': true,
      'stack-pointer-differs': true,
      'interrupts-differ': true,
      'memory-differs': true,
      'events-differ': true,
      'ending-differs': true,
    }),
    register: orNull(text),
    place: orNull(text),
    line: orNull(count),
    by: orNull(text),
    value: orNull(address),
    expected: orNull(address),
    event: pair(event),
    ending: pair(ending),
    step: count,
    reason: text,
  }),
)

const site = object({
  index: count,
  op: text,
  siteLine: count,
  verdict: words<VerdictKind>({
    kept: true,
    'broken-by-patch': true,
    'broken-before-patch': true,
    'hidden-by-patch': true,
    'not-reached': true,
  }),
  register: orNull(text),
  line: orNull(count),
  reason: orNull(text),
  visits: count,
  unpatched: finding,
  patched: finding,
})

const told = { reference: machine, unpatched: machine, patched: machine, sites: list(site) }

/** `pvscope run FILE --json`; with `--trace` the machines have their moments. */
export const run = object({ ...told, diagnostics })

/** What the page saves as a trace: the same, of a listing that assembles. */
export const trace = object(told)
