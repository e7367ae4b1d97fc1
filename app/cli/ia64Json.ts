import { addressText } from '../../src/base/address.ts'
import { hex } from '../../src/base/bytes.ts'
import type { LineIndex } from '../../src/base/span.ts'
import type { Ia64Analysis } from '../../src/ia64/analysis.ts'
import type { Program } from '../../src/ia64/asm/program.ts'
import { patchType } from '../../src/ia64/patch/types.ts'
import { addressOrNull, siteJson } from '../exports/ia64SiteJson.ts'

/** The ia64 chapter's data as the JSON that others rely on; see `json.ts` for the rules. */

const exact = (value: bigint): number | string =>
  BigInt.asIntN(53, value) === value ? Number(value) : value.toString()

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

export function ia64PatchJson(analysis: Ia64Analysis, lines: LineIndex) {
  const { program, decisions, patched, costs, barriers } = analysis
  const [text] = program.sections
  return {
    sites: decisions.map((decision, index) =>
      siteJson(
        {
          decision,
          index,
          op: patchType(decision.site.type)?.name ?? null,
          costs: costs[index] ?? [],
        },
        lines,
      ),
    ),
    image: {
      address: addressOrNull(text?.address ?? null),
      before: hex(text?.bytes ?? []),
      after: hex(patched[0] ?? []),
    },
    barriers,
  }
}
