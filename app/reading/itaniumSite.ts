import { addressText } from '../../src/base/address.ts'
import type { Picture } from '../../src/ia64/story/picture.ts'
import type { Ia64Story, Ia64Told } from '../../src/ia64/story/told.ts'
import { ia64 } from '../messages/ia64.ts'
import { itanium } from '../messages/itanium.ts'
import {
  itaniumCompare,
  itaniumCosts,
  itaniumPictures,
  itaniumWays,
  itaniumWordsOf,
} from '../messages/itaniumStory.ts'
import { messages } from '../messages/index.ts'
import { reading } from '../messages/reading.ts'
import { costRows } from '../panels/Ia64/costRows.ts'
import { spaced } from './spaced.ts'
import {
  type Block,
  bullets,
  facts,
  item,
  ordered,
  paragraph,
  type Section,
  type Table,
} from './tree.ts'

const words = reading.site

type Of<Kind extends Picture['kind']> = Extract<Picture, { readonly kind: Kind }>

function pictureOf<Kind extends Picture['kind']>(story: Ia64Story, kind: Kind) {
  return story.pictures.find((picture): picture is Of<Kind> => picture.kind === kind)
}

function factsOf({ site, op, line, lastLine, decision, losses }: Ia64Story): Block {
  const { outcome, because, target } = decision
  const said = ia64.outcome(outcome) + (because ? `: ${ia64.reason(because)}` : '')
  return facts(
    { name: words.becomes, value: said },
    { name: words.where, value: words.at(words.line(line, lastLine), addressText(site.start)) },
    { name: words.length, value: words.bytes(site.length) },
    { name: words.operation, value: words.type(op, site.type) },
    { name: words.found, value: words.foundBy.recorded },
    { name: words.mayDestroy, value: words.plain(losses.mayDestroy) },
    ...(target === null ? [] : [{ name: itaniumPictures.target, value: addressText(target) }]),
  )
}

/** What dies of it, why the scan may have found the wrong thing, and what the text would need. */
function dangers({ decision }: Ia64Story): readonly Block[] {
  const { hazards, scan } = decision
  const wanted = itaniumWays.remedy(decision)
  const wrong = [
    ...hazards.map((hazard) => item(hazard.register, ia64.hazard(hazard))),
    ...(scan?.doubts ?? []).map((doubt) => item(itaniumPictures.doubts, ia64.doubt(doubt))),
    ...(wanted === null ? [] : [item(itaniumWays.title, wanted)]),
  ]
  return wrong.length === 0 ? [] : [bullets(wrong)]
}

/** The steps in their order, each with how far it is backed. */
function stepSection({ input }: Ia64Told, story: Ia64Story, id: string): Section {
  const all = story.steps.map((step) => {
    const { headline, context } = itaniumWordsOf({ story, step, platform: input.platform })
    const basis = story.pictures[step.picture]?.basis
    return item(headline, context, basis ? [ia64.basisSentence(basis)] : [])
  })
  return { id, title: reading.steps.title, blocks: [ordered(all)], sections: [] }
}

/** Both machines underneath and both rule sets: what each makes of the site. */
function variantSection({ variants }: Ia64Told, { index }: Ia64Story, id: string): Section {
  const table: Table = {
    kind: 'table',
    caption: itaniumCompare.region,
    head: itaniumCompare.head,
    rows: variants.flatMap(({ platform, rules, cells }) => {
      const decision = cells[index]?.decision
      if (!decision) return []
      const dies = decision.hazards.map(({ register }) => register)
      const { names } = messages
      return [
        [
          names.backend[platform],
          itanium.rulesNames[rules],
          itaniumCompare.cell(decision),
          words.plain(dies),
        ],
      ]
    }),
  }
  return { id, title: itaniumCompare.title, blocks: [table], sections: [] }
}

const bundleTable = (
  caption: string,
  bundles: readonly { readonly address: bigint; readonly lines: readonly string[] }[],
  bytesAt: (index: number) => Uint8Array,
): Table => ({
  kind: 'table',
  caption,
  head: itaniumPictures.bundleHead,
  rows: bundles.map(({ address, lines }, index) => [
    addressText(address),
    spaced(bytesAt(index)),
    lines.map((each) => each.replaceAll(/\s+/g, ' ').trim()).join(' | '),
  ]),
})

/** The bundles of the site before and after, with their instructions, and the flushes. */
function codeSection(story: Ia64Story, id: string): Section {
  const stub = pictureOf(story, 'stub')?.bundles ?? []
  const copy = pictureOf(story, 'copy')
  const after = copy?.bundles ?? []
  const before = stub.length > 0 ? stub : after.map(({ address }) => ({ address, lines: [] }))
  const flushes = copy?.flushes.map(addressText) ?? []
  return {
    id,
    title: reading.code.title,
    blocks: [
      bundleTable(reading.code.before, before, (at) => after[at]?.before ?? new Uint8Array(0)),
      bundleTable(reading.code.after, after, (at) => after[at]?.after ?? new Uint8Array(0)),
      paragraph(itaniumPictures.flushed(flushes, copy?.barriers ?? [])),
    ],
    sections: [],
  }
}

/** Where the scan looked, what it found, and what it wrote. */
function scanSection(story: Ia64Story, id: string): readonly Section[] {
  const picture = pictureOf(story, 'scan')
  if (!picture) return []
  const { scan, before, after } = picture
  const looks = scan.looks.map(({ bundle, slots, found }) =>
    item(
      addressText(bundle),
      found && scan.found
        ? itaniumPictures.foundAt(scan.found)
        : `${itaniumPictures.mSlots}: ${slots.join(', ') || reading.dash}`,
    ),
  )
  const bytes = [
    { name: itaniumPictures.allocBefore, value: before },
    { name: itaniumPictures.allocAfter, value: after },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value: spaced(value) }]))
  const blocks = [ordered(looks), ...(bytes.length === 0 ? [] : [facts(...bytes)])]
  return [{ id, title: itaniumPictures.looked, blocks, sections: [] }]
}

function priceSection({ costs, site }: Ia64Story, id: string): readonly Section[] {
  if (site.kind !== 'bundle') return []
  const table: Table = {
    kind: 'table',
    caption: itaniumCosts.title,
    head: [itaniumCosts.what, ...costs.map(({ convention }) => itaniumCosts.of(convention))],
    rows: costRows.map(({ title, cell }) => [title, ...costs.map(cell)]),
  }
  const named = costs.map(({ convention, mayDestroy }) =>
    item(itaniumCosts.of(convention), words.plain(mayDestroy)),
  )
  return [
    {
      id,
      title: itaniumCosts.title,
      blocks: [table, paragraph(itaniumCosts.promise), bullets(named)],
      sections: [],
    },
  ]
}

/** One site: what it is, its steps, what others make of it, its bytes, its price, and what dies of it. */
export function itaniumSite(told: Ia64Told, story: Ia64Story): Section {
  const number = story.index + 1
  const id = `site-${number}`
  return {
    id,
    title: words.title(number, story.op, ia64.outcome(story.decision.outcome)),
    blocks: [
      factsOf(story),
      paragraph(ia64.basisSentence(story.decision.basis)),
      ...dangers(story),
    ],
    sections: [
      stepSection(told, story, `${id}-steps`),
      variantSection(told, story, `${id}-variants`),
      ...scanSection(story, `${id}-scan`),
      codeSection(story, `${id}-code`),
      ...priceSection(story, `${id}-price`),
    ],
  }
}
