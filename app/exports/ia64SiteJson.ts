import { type Address, addressText } from '../../src/base/address.ts'
import { hex } from '../../src/base/bytes.ts'
import { type LineIndex, positionAt } from '../../src/base/span.ts'
import type { ConventionCost } from '../../src/ia64/cost.ts'
import type { Decision, ScanStory } from '../../src/ia64/patch/decision.ts'

/** Part of the JSON that others rely on: keys may be added, never renamed. */

export const addressOrNull = (address: Address | null): string | null =>
  address === null ? null : addressText(address)

interface SiteTold {
  readonly decision: Decision
  readonly index: number
  readonly op: string | null
  readonly costs: readonly ConventionCost[]
}

function scanJson(story: ScanStory | null) {
  if (story === null) return null
  const { found, widened, failure, functionStart, looks, outputs, doubts } = story
  return {
    functionStart: addressOrNull(functionStart),
    outputs,
    looks: looks.map(({ bundle, slots, found: here }) => ({
      bundle: addressText(bundle),
      slots,
      found: here,
    })),
    alloc: found && {
      tag: addressText(found.tag),
      insn41: `0x${found.word.toString(16).padStart(11, '0')}`,
      saves: `r${found.saves}`,
      sof: found.sof,
      sol: found.sol,
      sor: found.sor,
    },
    doubts,
    newSof: widened?.sof ?? null,
    failure,
  }
}

const costJson = ({ mayDestroy, saved, ...rest }: ConventionCost) => ({
  ...rest,
  mayDestroy,
  saved,
})

/** A site as `pvscope ia64 patch` tells it; `op`: null for a number that no operation has. */
export function siteJson({ decision, index, op, costs }: SiteTold, lines: LineIndex) {
  const { site, outcome, used, because, before, after, target, flushes, hazards, basis } = decision
  return {
    index,
    kind: site.kind,
    op,
    type: site.type,
    address: addressText(site.start),
    offset: site.offset,
    length: site.length,
    line: positionAt(lines, site.span.from).line,
    foundBy: 'recorded',
    outcome,
    used,
    because,
    before: hex(before),
    after: hex(after),
    target: addressOrNull(target),
    flushes: flushes.map(addressText),
    scan: scanJson(decision.scan),
    hazards,
    basis,
    costs: costs.map(costJson),
  }
}
