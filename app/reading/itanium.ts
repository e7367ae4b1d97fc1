import { hex } from '../../src/base/bytes.ts'
import { lineIndex, positionAt } from '../../src/base/span.ts'
import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { ia64 } from '../messages/ia64.ts'
import { itanium } from '../messages/itanium.ts'
import {
  itaniumCosts as costWords,
  itaniumPictures,
  itaniumPlace,
  itaniumWordsOf,
} from '../messages/itaniumStory.ts'
import { messages } from '../messages/index.ts'
import { reading } from '../messages/reading.ts'
import {
  type Block,
  bullets,
  facts,
  item,
  ordered,
  paragraph,
  type ReadingDocument,
  type Section,
} from './tree.ts'

const { short } = reading

const bundleBytes = (bytes: Uint8Array): readonly string[] =>
  Array.from({ length: bytes.length / 16 }, (_, at) =>
    hex(bytes.slice(16 * at, 16 * at + 16)).replace(/..(?!$)/g, '$& '),
  )

const shortSection = ({ input, stories }: Ia64Told): Section => ({
  id: 'short',
  title: short.title,
  blocks: [
    facts(
      { name: short.cpu, value: 'ia64' },
      { name: short.runsOn, value: messages.names.backend[input.platform] },
      { name: short.rules, value: itanium.rulesNames[input.rules] },
    ),
    stories.length === 0
      ? paragraph(short.noSites)
      : {
          kind: 'table',
          caption: short.sites,
          head: [short.site, short.line, short.op, short.bytes, short.outcome],
          rows: stories.map(({ index, line, op, site, decision }) => [
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

/** What becomes of the site, what dies of it, and its bytes. */
function outcomeBlocks({ decision }: Ia64Story): readonly Block[] {
  const { outcome, because, hazards, scan, before, after, basis } = decision
  const told = ia64.outcome(outcome) + (because ? `: ${ia64.reason(because)}` : '')
  const wrong = [
    ...hazards.map((hazard) => item(hazard.register, ia64.hazard(hazard))),
    ...(scan?.doubts ?? []).map((doubt) => item(itaniumPictures.doubts, ia64.doubt(doubt))),
  ]
  return [
    paragraph(`${told}. ${ia64.basisSentence(basis)}`),
    ...(wrong.length === 0 ? [] : [bullets(wrong)]),
    { kind: 'code', label: itaniumPictures.before, lines: bundleBytes(before) },
    { kind: 'code', label: itaniumPictures.after, lines: bundleBytes(after) },
  ]
}

const costTable = ({ costs }: Ia64Story): Block => ({
  kind: 'table',
  caption: costWords.title,
  head: ['', costWords.destroys, costWords.saved, costWords.outputs, costWords.frame],
  rows: costs.map(({ convention, mayDestroy, saved, outputs, needsFrame }) => [
    costWords.of(convention),
    costWords.registers(mayDestroy.length),
    saved.length === 0 ? costWords.nothing : saved.join(' '),
    String(outputs),
    needsFrame ? costWords.yes : costWords.no,
  ]),
})

/** The steps in their order, each with how far it is backed. */
function stepList({ input }: Ia64Told, story: Ia64Story): Block {
  return ordered(
    story.steps.map((step) => {
      const { headline, context } = itaniumWordsOf({ story, step, platform: input.platform })
      const basis = story.pictures[step.picture]?.basis
      return item(headline, context, basis ? [ia64.basisSentence(basis)] : [])
    }),
  )
}

const siteSection = (told: Ia64Told, story: Ia64Story): Section => ({
  id: `site-${story.index + 1}`,
  title: itaniumPlace.site(story.index + 1, story.op),
  blocks: [...outcomeBlocks(story), costTable(story), stepList(told, story)],
  sections: [],
})

/** A text for Itanium and all that is told of it, complete without the pictures. */
export const itaniumReading = (told: Ia64Told): ReadingDocument => ({
  title: reading.title(told.stories.length, messages.names.backend[told.input.platform]),
  blocks: [paragraph(reading.intro)],
  sections: [
    shortSection(told),
    listingSection(told),
    ...remarkSection(told),
    ...told.stories.map((story) => siteSection(told, story)),
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
