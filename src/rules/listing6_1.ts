import { bugFunction, emptyFunction } from '../ops/slot.ts'
import { slotOpOf, slotOps } from '../ops/slots.ts'
import { functionAddress } from '../backends/addresses.ts'
import type { Implementation, SlotVariant, VariantId } from '../backends/backend.ts'
import { featuresOf, slotVariants } from '../backends/index.ts'
import { noRegisters } from '../x86/registers.ts'
import type { DecideInput, Decision } from '../patch/decision.ts'
import type { Step } from '../patch/step.ts'
import type { Judged } from '../patch/candidate.ts'
import { concluded } from '../patch/conclude.ts'
import { keep } from './design.ts'
import type { BootDecision, BootQuestion } from './bootDecision.ts'
import type { BootSlot } from './v6_1.ts'
import { decide6_1 } from './v6_1Decision.ts'

/** The patcher of 6.1 at the sites of a listing, which stands for a module of that kernel. */

const missing: Implementation = {
  kind: 'null',
  name: null,
  address: null,
  clobbers: noRegisters,
  inner: null,
}

const implementationIn = ({ table, op }: DecideInput): Implementation =>
  table.implementations[op.id] ?? missing

function slotOf(input: DecideInput): BootSlot {
  const { kind, name, address } = implementationIn(input)
  const { config, bug } = input.table
  const { calleeSave } = input.op
  if (kind === 'null') {
    const at = bug ?? functionAddress(config, bugFunction)
    return { kind: 'null', name: bugFunction, address: at, known: true, calleeSave }
  }
  if (kind === 'nop') {
    return { kind: 'empty', name: emptyFunction, address: 0n, known: true, calleeSave }
  }
  return { kind: 'function', name, address: address ?? 0n, known: true, calleeSave }
}

/** A variant that 6.1 never had is decided as bare hardware; nobody is told of it. */
const variantOf = (variant: VariantId): SlotVariant =>
  slotVariants.find((each) => each === variant) ?? 'native'

function questionOf(input: DecideInput): BootQuestion {
  const { site, op, table, original, features } = input
  const variant = variantOf(table.variant)
  const slotOp = slotOpOf(op.type) ?? slotOps[0]
  if (!slotOp) throw new Error(`6.1 has no ${op.id}`)
  return {
    site: {
      address: site.address,
      original,
      type: op.type,
      alternatives: site.alternatives ?? [],
    },
    op: slotOp,
    clobberWord: site.record?.clobberWord ?? 0,
    slot: slotOf(input),
    slotAddress: op.slot,
    variant,
    features: features ?? featuresOf(variant),
  }
}

const decided = (input: DecideInput): BootDecision => decide6_1(questionOf(input), input.site)

/** Boot reads records and nothing else: what it would have written is not even tried. */
const unseen = (input: DecideInput): readonly Judged[] => [
  ...decided(input).candidates.map((candidate): Judged => ({
    ...candidate,
    checks: [{ check: 'recorded', pass: false }, ...candidate.checks],
  })),
  keep(input, []),
]

export function decideListing6_1(input: DecideInput): Decision {
  if (input.site.record === null) return concluded(input, '6.1', unseen(input))
  const { candidates, chosen, outcome, patchedLength, edit } = decided(input)
  return {
    site: input.site.index,
    rules: '6.1',
    variant: input.table.variant,
    implementation: implementationIn(input),
    candidates,
    chosen,
    outcome,
    patchedLength,
    edit,
  }
}

/** The story of a site under 6.1: both passes, one after the other. */
export const stepsOf6_1 = (input: DecideInput): readonly Step[] =>
  decided(input).steps.map((scene) => ({ site: input.site.index, ...scene }))
