import type { SiteStory } from '../analysis/analysis.ts'
import type { VariantId } from '../backends/backend.ts'
import { backendTable } from '../backends/table.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import { archOf } from '../ops/op.ts'
import type { DecideInput, RuleSet } from '../patch/decision.ts'
import { stepsOf } from '../patch/steps.ts'
import type { Pair, PatchSite } from '../sites/site.ts'
import { clobberedRegisters } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, intersection, regSet, type Reg, union } from '../x86/registers.ts'

/** A site that no listing was written for, as far as its story depends on it. */
export interface MadeSite {
  readonly config: ConfigId
  readonly op: Op
  /** Bytes of the original transfer; the pushes and pops come on top. */
  readonly transfer: number
  readonly clobberWord: number
  /** Innermost first. */
  readonly saved: readonly Reg[]
  readonly form: 'call' | 'jump' | 'instruction'
  readonly foundBy: 'recorded' | 'scanned'
  /** Something jumps into its middle. */
  readonly entered: boolean
}

const textAddress: Readonly<Record<ConfigId, bigint>> = {
  '32pae': 0xc1020000n,
  '32nopae': 0xc1020000n,
  '64': 0xffffffff81020000n,
  '64v61': 0xffffffff81020000n,
}

function siteOf(made: MadeSite): PatchSite {
  const { config, op, transfer, clobberWord, saved, form, foundBy, entered } = made
  const arch = archOf(config)
  const depth = saved.length
  const length = transfer + 2 * depth
  const address = textAddress[config]
  const { callerSaved, returnRegisters } = conventionOf(arch)
  const pairs: readonly Pair[] = saved.map((register, index) => ({
    register,
    push: { offset: depth - 1 - index, length: 1 },
    pop: { offset: depth + transfer + index, length: 1 },
  }))
  const set = regSet(...saved)
  const named = clobberedRegisters(arch, clobberWord)
  const own = intersection(named, callerSaved)
  const convention = op.calleeSave ? returnRegisters : callerSaved
  const recorded = foundBy === 'recorded'
  return {
    index: 0,
    op: op.id,
    type: op.type,
    offset: 0,
    length,
    address,
    foundBy,
    record: recorded
      ? {
          offset: 0,
          bytes: new Uint8Array(8),
          address,
          type: op.type,
          length,
          clobberWord,
        }
      : null,
    original: { offset: depth, length: transfer, form },
    sandwich: {
      pairs,
      end: recorded ? 'edge' : 'no-pair',
      saved: set,
      entered: entered ? 1 : null,
    },
    wholeAllowed: !entered,
    mayLose: recorded
      ? { whole: own, inner: union(own, set) }
      : { whole: difference(convention, set), inner: convention },
    allowedOnPaper: recorded ? difference(named, own) : regSet(),
    rows: { from: 0, to: 1 + 2 * depth },
    span: null,
    line: 1,
    lastLine: 1,
  }
}

/**
 * The story of a made site, decided by the real rules; null where the combination never existed. Without
 * decoded rows.
 */
export function madeStory(made: MadeSite, variant: VariantId, rules: RuleSet): SiteStory | null {
  const table = backendTable(variant, made.config)
  if (!table.ok || !rules.configs.includes(made.config)) return null
  const site = siteOf(made)
  const input: DecideInput = {
    site,
    op: made.op,
    arch: archOf(made.config),
    table: table.value,
    nops: 'p6',
    original: new Uint8Array(site.length),
  }
  const decision = rules.decide(input)
  return {
    site,
    decision,
    disagreements: [],
    steps: stepsOf(input, decision),
    before: [],
    after: [],
    candidateRows: decision.candidates.map(() => []),
  }
}
