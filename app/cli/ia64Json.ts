import { type Address, addressText } from '../../src/base/address.ts'
import { hex } from '../../src/base/bytes.ts'
import { type LineIndex, positionAt } from '../../src/base/span.ts'
import type { Ia64Analysis } from '../../src/ia64/analysis.ts'
import type { Program } from '../../src/ia64/asm/program.ts'
import type { ConventionCost } from '../../src/ia64/cost.ts'
import type { Decision, ScanStory } from '../../src/ia64/patch/decision.ts'
import { patchType } from '../../src/ia64/patch/types.ts'

/** The ia64 chapter's data as the JSON that others rely on; see `json.ts` for the rules. */

const exact = (value: bigint): number | string =>
  BigInt.asIntN(53, value) === value ? Number(value) : value.toString()

const addressOrNull = (address: Address | null): string | null =>
  address === null ? null : addressText(address)

export const ia64ProgramJson = ({ sections, symbols }: Program, linked: boolean) => ({
  sections: sections.map(({ name, address, bytes, objectBytes, relocations }) => ({
    name,
    address: addressText(address),
    hex: hex(linked ? bytes : objectBytes),
    relocations: relocations.map(({ offset, type, symbol, addend }) => ({
      offset,
      type,
      symbol,
      addend: exact(addend),
    })),
  })),
  symbols: symbols.map(({ name, section, offset, tag }) => ({
    name,
    section: sections[section]?.name ?? null,
    offset,
    tag,
  })),
})

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

function decisionJson(
  decision: Decision,
  index: number,
  costs: readonly ConventionCost[],
  lines: LineIndex,
) {
  const { site, outcome, used, because, before, after, target, flushes, hazards, basis } = decision
  return {
    index,
    kind: site.kind,
    op: patchType(site.type)?.name ?? null,
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

export function ia64PatchJson(analysis: Ia64Analysis, lines: LineIndex) {
  const { program, decisions, patched, costs, barriers } = analysis
  const [text] = program.sections
  return {
    sites: decisions.map((decision, index) =>
      decisionJson(decision, index, costs[index] ?? [], lines),
    ),
    image: {
      address: addressOrNull(text?.address ?? null),
      before: hex(text?.bytes ?? []),
      after: hex(patched[0] ?? []),
    },
    barriers,
  }
}
