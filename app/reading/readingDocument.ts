import type { Analysis, FlipsAnswer } from '../../src/analysis/analysis.ts'
import { lineIndex, positionAt } from '../../src/base/span.ts'
import { registersIn } from '../../src/x86/registers.ts'
import * as frame from '../messages/frame.ts'
import { messages } from '../messages/index.ts'
import { reading } from '../messages/reading.ts'
import { memberOf, outcomeWords } from '../messages/story.ts'
import { backendOf } from '../state/variants.ts'
import { registerSection } from './registers.ts'
import { siteSection } from './site.ts'
import {
  type Block,
  bullets,
  facts,
  item,
  paragraph,
  type ReadingDocument,
  type Section,
  type Table,
} from './tree.ts'

const { short } = reading

function siteTable({ stories, pressure }: Analysis): Block {
  if (stories.length === 0) return paragraph(short.noSites)
  const table: Table = {
    kind: 'table',
    caption: short.sites,
    head: [short.site, short.line, short.op, short.bytes, short.outcome, short.alive, short.places],
    rows: stories.map((story) => {
      const { index, line, op, length } = story.site
      const cost = pressure.sites[index]
      return [
        String(index + 1),
        String(line),
        memberOf(op),
        String(length),
        outcomeWords(story),
        cost ? String(registersIn(cost.liveAcross).length) : reading.dash,
        cost ? String(cost.contract.own.places) : reading.dash,
      ]
    }),
  }
  return table
}

function shortSection(analysis: Analysis): Section {
  const { input, program, counts } = analysis
  const { rules, rulesInSentence } = messages.names
  const named =
    input.rules === 'design' ? `${rules.design} (${short.model})` : rulesInSentence[input.rules]
  const summary = facts(
    { name: short.cpu, value: program.arch },
    { name: short.runsOn, value: messages.names.backend[backendOf(input.variant)] },
    { name: short.rules, value: named },
    { name: short.nops, value: frame.settings.nopNames[input.nops] },
    { name: short.size, value: short.counts(counts.instructions, counts.bytes) },
  )
  return { id: 'short', title: short.title, blocks: [summary, siteTable(analysis)], sections: [] }
}

const listingSection = ({ input }: Analysis): Section => ({
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

function remarkSection({ input, diagnostics }: Analysis): readonly Section[] {
  if (diagnostics.length === 0) return []
  const index = lineIndex(input.listing)
  const { title, severity, at } = reading.found
  const told = diagnostics.map((found) =>
    item(at(severity[found.severity], positionAt(index, found.span.from).line), found.message),
  )
  return [{ id: 'remarks', title, blocks: [bullets(told)], sections: [] }]
}

/**
 * The whole analysis as one text, complete without the pictures. `flips`: of the sites for which
 * they are known so far.
 */
export function readingDocument(
  analysis: Analysis,
  flips: readonly FlipsAnswer[],
): ReadingDocument {
  const { arch } = analysis.program
  const backend = messages.names.backend[backendOf(analysis.input.variant)]
  return {
    title: reading.title(analysis.stories.length, backend),
    blocks: [paragraph(reading.intro)],
    sections: [
      shortSection(analysis),
      listingSection(analysis),
      ...remarkSection(analysis),
      ...analysis.stories.map((story) => siteSection({ story, arch }, analysis, flips)),
      registerSection(analysis),
    ],
  }
}
