import { addressText } from '../../src/base/address.ts'
import { positionAt } from '../../src/base/span.ts'
import type { Ia64Analysis } from '../../src/ia64/analysis.ts'
import type { Program } from '../../src/ia64/asm/program.ts'
import { decodeBundle } from '../../src/ia64/bundle/bundle.ts'
import { bundleText } from '../../src/ia64/isa/print.ts'
import type { Decision } from '../../src/ia64/patch/decision.ts'
import { patchType } from '../../src/ia64/patch/types.ts'
import { ia64 as words } from '../messages/ia64.ts'
import { counted, labelled, spacedHex } from './columns.ts'
import { ia64Messages } from './messages.ts'
import { siteMessages } from './reportMessages.ts'
import type { Source } from './source.ts'

const { labels } = ia64Messages

const line = (label: string, text: string): string => labelled(label, text, '  ', 10)

const bundleLines = (bytes: Uint8Array, offset: number, address: bigint): readonly string[] => [
  `${addressText(address)}  ${spacedHex(bytes.slice(offset, offset + 16))}`,
  ...bundleText(decodeBundle(bytes, offset), address).map(
    (text) => `    ${text.replace(/^(?!\[)/, '            ')}`,
  ),
]

/** Every bundle with its bytes and its instructions. */
export function ia64ListingText({ sections, rows }: Program): string {
  return sections
    .flatMap(({ name, address, bytes }, index) => {
      const offsets = [
        ...new Set(rows.filter((row) => row.section === index).map((row) => row.offset)),
      ]
      if (offsets.length === 0) return [`${name}: ${counted(bytes.length, 'byte')}`]
      return [
        `${name}:`,
        ...offsets.flatMap((offset) => bundleLines(bytes, offset, address + BigInt(offset))),
      ]
    })
    .join('\n')
    .concat('\n')
}

/** Where the alloc was found and what became of its frame. */
function scanLines({ scan }: Decision): readonly string[] {
  if (!scan?.found || !scan.widened) return []
  const { tag, sof, sol } = scan.found
  const text = ia64Messages.alloc(addressText(tag), sof, sol, scan.widened.sof, scan.looks.length)
  return [line(labels.alloc, text)]
}

function siteText(decision: Decision, number: number, { lines }: Source): string {
  const { site, outcome, because, flushes, hazards, after, basis } = decision
  const name = patchType(site.type)?.name ?? `0x${site.type.toString(16)}`
  const base = site.start & ~15n
  const told = because === null ? '' : `: ${words.reason(because)}`
  return [
    ia64Messages.site(number, positionAt(lines, site.span.from).line, name, site.length / 16),
    line(labels.outcome, `${words.outcome(outcome)}${told}`),
    ...scanLines(decision),
    ...hazards.map((hazard) => line(labels.breaks, words.hazard(hazard))),
    ...(decision.scan?.doubts ?? []).map((doubt) => line(labels.doubt, words.doubt(doubt))),
    line(labels.basis, words.basisSentence(basis)),
    ...(outcome === 'kept'
      ? []
      : Array.from({ length: after.length / 16 }, (_, index) =>
          bundleLines(after, index * 16, base + BigInt(index * 16)),
        ).flat()),
    ...(flushes.length > 0 ? [line(labels.flushes, flushes.map(addressText).join(' '))] : []),
  ].join('\n')
}

export function ia64ReportText({ decisions }: Ia64Analysis, source: Source): string {
  if (decisions.length === 0) return `${siteMessages.noSites}\n`
  const sites = decisions.map((decision, index) => siteText(decision, index + 1, source))
  return `${sites.join('\n\n')}\n`
}
