import { lineIndex, positionAt } from '../../src/base/span.ts'
import type { Ia64Told } from '../../src/ia64/story/told.ts'
import { ia64 } from '../messages/ia64.ts'
import { itanium } from '../messages/itanium.ts'
import { messages } from '../messages/index.ts'
import { reading } from '../messages/reading.ts'
import { itaniumRegisters } from './itaniumRegisters.ts'
import { itaniumSite } from './itaniumSite.ts'
import { bullets, facts, item, paragraph, type ReadingDocument, type Section } from './tree.ts'

const { short } = reading

const bytesIn = ({ sections, rows }: Ia64Told): number =>
  sections.reduce(
    (sum, { bytes }, index) =>
      sum + (rows.some(({ section }) => section === index) ? bytes.length : 0),
    0,
  )

const shortSection = (told: Ia64Told): Section => ({
  id: 'short',
  title: short.title,
  blocks: [
    facts(
      { name: short.cpu, value: 'ia64' },
      { name: short.runsOn, value: messages.names.backend[told.input.platform] },
      { name: short.rules, value: itanium.rulesNames[told.input.rules] },
      { name: short.size, value: short.counts(told.rows.length, bytesIn(told)) },
    ),
    told.stories.length === 0
      ? paragraph(short.noSites)
      : {
          kind: 'table',
          caption: short.sites,
          head: [short.site, short.line, short.op, short.bytes, short.outcome],
          rows: told.stories.map(({ index, line, op, site, decision }) => [
            String(index + 1),
            String(line),
            op,
            String(site.length),
            ia64.outcome(decision.outcome),
          ]),
        },
  ],
  sections: [],
})

const listingSection = ({ input }: Ia64Told): Section => ({
  id: 'listing',
  title: reading.listing.title,
  blocks: [
    {
      kind: 'code',
      label: reading.listing.label,
      lines: input.listing.replace(/\n$/, '').split('\n'),
    },
  ],
  sections: [],
})

function remarkSection({ input, diagnostics }: Ia64Told): readonly Section[] {
  if (diagnostics.length === 0) return []
  const lines = lineIndex(input.listing)
  const { title, severity, at } = reading.found
  const told = diagnostics.map((found) =>
    item(at(severity[found.severity], positionAt(lines, found.span.from).line), found.message),
  )
  return [{ id: 'remarks', title, blocks: [bullets(told)], sections: [] }]
}

/** A text for Itanium and all that is told of it, complete without the pictures. */
export const itaniumReading = (told: Ia64Told): ReadingDocument => ({
  title: reading.title(told.stories.length, messages.names.backend[told.input.platform]),
  blocks: [paragraph(reading.intro)],
  sections: [
    shortSection(told),
    listingSection(told),
    ...remarkSection(told),
    ...told.stories.map((story) => itaniumSite(told, story)),
    itaniumRegisters(told),
    {
      id: 'oddities',
      title: ia64.title('notes'),
      blocks: [
        bullets(
          (told.stories[0]?.pictures ?? []).flatMap((picture) =>
            picture.kind === 'notes'
              ? picture.notes.map(({ id, basis }) => item(ia64.basis(basis), ia64.note(id)))
              : [],
          ),
        ),
      ],
      sections: [],
    },
  ],
})
