import type { Pressure } from '../../src/cost/cost.ts'
import type { PressureTable } from '../../src/dataflow/pressure.ts'
import type { Analysis, AnalysisInput, SiteStory } from '../../src/analysis/analysis.ts'
import type { Candidate, Decision, Outcome } from '../../src/patch/decision.ts'
import type { Step } from '../../src/patch/step.ts'
import { inputFor } from '../../src/testing/whatIf.ts'
import { noRegisters } from '../../src/x86/registers.ts'

/** The engine's answers in miniature, for tests of the store: only what it looks at is told apart. */
export const input = (part: Partial<AnalysisInput> = {}): AnalysisInput => inputFor(part)

interface StoryPart {
  readonly line: number
  readonly lastLine?: number
  readonly op?: string
  readonly outcome?: Outcome
  /** Kinds of the candidates, each with a "fits" check. */
  readonly tried?: readonly Outcome[]
}

const candidate = (kind: Outcome): Candidate => ({
  kind,
  callee: null,
  scope: 'whole',
  verdict: 'rejected',
  code: new Uint8Array(),
  clobbers: noRegisters,
  target: null,
  displacement: null,
  fields: [],
  checks: [],
})

/** A site whose steps are: find, one check for each candidate, choose, done. */
export function story(part: StoryPart, index = 0): SiteStory {
  const { line, lastLine = line, op = 'pv_irq_ops.irq_disable', outcome = 'inline' } = part
  const tried = part.tried ?? [outcome]
  const check = { check: 'fits', pass: true, needs: 5, room: 6 } as const
  const steps: readonly Step[] = [
    { site: index, kind: 'find', foundBy: 'recorded', length: 6, op },
    ...tried.map(
      (_, at) => ({ site: index, kind: 'check', candidate: at, check, last: true }) as const,
    ),
    {
      site: index,
      kind: 'choose',
      candidate: tried.indexOf(outcome),
      outcome,
      rules: 'design',
      scope: 'whole',
      wrongBefore: noRegisters,
    },
    {
      site: index,
      kind: 'done',
      outcome,
      length: 6,
      changed: true,
      callLeft: false,
      destroyed: noRegisters,
      givenUp: noRegisters,
    },
  ]
  return {
    site: siteOf(index, op, line, lastLine),
    decision: decisionOf(index, outcome, tried),
    disagreements: [],
    steps,
    before: [],
    after: [],
    candidateRows: [],
  }
}

const siteOf = (index: number, op: string, line: number, lastLine: number): SiteStory['site'] => ({
  index,
  op,
  type: 0,
  offset: line * 10,
  length: 6,
  address: BigInt(line * 10),
  foundBy: 'recorded',
  record: null,
  original: { offset: line * 10, length: 6, form: 'call' },
  sandwich: { pairs: [], end: 'edge', saved: noRegisters, entered: null },
  wholeAllowed: true,
  mayLose: { whole: noRegisters, inner: noRegisters },
  allowedOnPaper: noRegisters,
  rows: { from: 0, to: 1 },
  span: null,
  line,
  lastLine,
})

const decisionOf = (site: number, outcome: Outcome, tried: readonly Outcome[]): Decision => ({
  site,
  rules: 'design',
  variant: 'xen',
  implementation: { kind: 'c', name: null, address: null, clobbers: noRegisters, inner: null },
  candidates: tried.map(candidate),
  chosen: tried.indexOf(outcome),
  outcome,
  patchedLength: 6,
  edit: { offset: 0, before: new Uint8Array(), after: new Uint8Array(), parts: [] },
})

export const stories = (...parts: readonly StoryPart[]): readonly SiteStory[] => parts.map(story)

const noTable: PressureTable = {
  rows: [],
  values: { values: [], before: new Int32Array(), after: new Int32Array(), registers: 8 },
  lost: [],
  peak: 0,
}

const noPressure: Pressure = {
  before: noTable,
  after: noTable,
  allocatable: noRegisters,
  framePointer: false,
  sites: [],
}

export function analysis(
  asked: AnalysisInput,
  found: readonly SiteStory[],
  broken: string | null = null,
): Analysis {
  const fault = { span: { from: 0, to: 1 }, severity: 'error', code: 'asm/unknown' } as const
  return {
    input: asked,
    program: { arch: 'x86-32', sections: [], text: 0, symbols: [] },
    diagnostics: broken === null ? [] : [{ ...fault, message: broken }],
    stories: found,
    slotPlaces: {},
    patchedText: new Uint8Array(),
    rowsAfter: [],
    pressure: noPressure,
    counts: { instructions: 0, bytes: 0 },
  }
}
