import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import type { Analysis, AnalysisInput } from '../../src/analysis/analysis.ts'
import { variants } from '../../src/backends/index.ts'
import { archOf } from '../../src/ops/op.ts'
import { ruleSets } from '../../src/rules/index.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { phraseText } from '../messages/phrase.ts'
import { fillingOf } from '../messages/priceStory.ts'
import { proofOf } from '../messages/proof.ts'
import { candidateWords, contextOf, headlineOf, outcomeWords } from '../messages/story.ts'
import { sampleById, samples } from '../samples/index.ts'
import { readingDocument } from './readingDocument.ts'
import { spaced } from './spaced.ts'
import type { Block, ReadingDocument, Section } from './tree.ts'

const usual = { nops: 'p6', framePointer: 'auto' } as const

function analysisOf(input: AnalysisInput): Analysis | null {
  const answer = analyze(input)
  return answer.kind === 'analysis' ? answer.analysis : null
}

const blockText = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items.flatMap(({ lead, text, more }) => [lead, text, ...more])
    case 'facts':
      return block.facts.flatMap(({ name, value }) => [name, value])
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()]
    case 'code':
      return [block.label, ...block.lines]
  }
}

const sectionsOf = ({ sections }: ReadingDocument | Section): readonly Section[] =>
  sections.flatMap((section) => [section, ...sectionsOf(section)])

const textOf = (part: ReadingDocument | Section): string =>
  [part, ...sectionsOf(part)]
    .flatMap(({ title, blocks }) => [title, ...blocks.flatMap(blockText)])
    .join('\n')

/** What the workbench shows of a site, in its own words and numbers. */
function shown(analysis: Analysis, index: number): readonly string[] {
  const story = analysis.stories[index]
  if (!story) return []
  const { arch } = analysis.program
  const scene = { story, arch }
  const cost = analysis.pressure.sites[index]
  const { candidates, edit } = story.decision
  return [
    outcomeWords(story),
    ...story.steps.flatMap((step) => [phraseText(headlineOf(scene, step)), contextOf(scene, step)]),
    ...candidates.flatMap((candidate) => [
      candidateWords(story, candidate),
      phraseText(proofOf(scene, candidate)),
      `${candidate.code.length} byte`,
      spaced(candidate.code),
      ...candidate.checks.flatMap((check) =>
        check.check === 'fits' ? [`${check.needs} of ${check.room} bytes.`] : [],
      ),
    ]),
    ...story.before.map(({ text }) => text),
    ...story.after.map(({ text }) => text),
    ...(cost
      ? [
          fillingOf(scene, cost),
          ...namesIn(arch, cost.liveAcross),
          String(cost.contract.own.places),
        ]
      : []),
    ...(story.site.record ? [spaced(story.site.record.bytes)] : []),
    ...(edit.before.some((byte, at) => byte !== edit.after[at]) ? [spaced(edit.after)] : []),
  ]
}

const worlds = (['32pae', '64'] as const).flatMap((config) =>
  (config === '64' ? (['native', 'xen'] as const) : variants).flatMap((variant) =>
    ruleSets.map(({ id: rules }) => ({ config, variant, rules })),
  ),
)

describe.each(samples)('the text of "$title"', ({ listings, scan }) => {
  it('says all that the pictures show, under every backend and rule set', () => {
    const missing = new Set<string>()
    let told = 0
    for (const { config, variant, rules } of worlds) {
      const listing = listings[archOf(config)]
      const analysis = analysisOf({ ...usual, listing, config, variant, rules, scan })
      const document = analysis && readingDocument(analysis, [])
      analysis?.stories.forEach((_, index) => {
        const section = document?.sections.find(({ id }) => id === `site-${index + 1}`)
        const text = section ? textOf(section) : ''
        const wanted = shown(analysis, index)
        told += wanted.length
        for (const words of wanted) {
          if (!text.includes(words)) missing.add(`${variant} ${rules}: ${words}`)
        }
      })
    }
    expect([...missing].slice(0, 8)).toEqual([])
    expect(told).toBeGreaterThan(100)
  })
})

describe('the structure of the text', () => {
  const { listings, scan } = sampleById('first') ?? { listings: { 'x86-32': '' }, scan: false }
  const listing = listings['x86-32'] ?? ''
  const document = readingDocument(
    analysisOf({
      ...usual,
      listing,
      scan,
      config: '32pae',
      variant: 'xen',
      rules: 'design',
    }) as Analysis,
    [],
  )

  it('gives every heading its own id and words', () => {
    const sections = sectionsOf(document)
    const ids = sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(sections.every(({ title, id }) => title !== '' && /^[a-z][a-z0-9-]*$/.test(id))).toBe(
      true,
    )
  })

  it('gives every row of a table as many cells as it has columns, and none is empty', () => {
    const tables = sectionsOf(document)
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'table')
    expect(tables.length).toBeGreaterThan(8)
    for (const { head, rows, caption } of tables) {
      const wrong = rows.filter((row) => row.length !== head.length || row.includes(''))
      expect([caption, wrong]).toEqual([caption, []])
    }
  })

  it('has every line of the listing and every instruction', () => {
    const text = textOf(document)
    for (const line of listing.split('\n')) expect(text).toContain(line)
    const registers = document.sections.find(({ id }) => id === 'registers')
    expect(registers && textOf(registers)).toContain('5 of 7')
  })

  it('says nothing by a colour or a place on screen', () => {
    expect(textOf(document)).not.toMatch(
      /\b(red|green|blue|yellow|left of|right of|hatched|above)\b/i,
    )
  })
})

it('is there for a listing without a site and for a broken one', () => {
  for (const listing of ['', 'nop\n', 'frobnicate\n']) {
    const analysis = analysisOf({
      ...usual,
      listing,
      scan: false,
      config: '32pae',
      variant: 'xen',
      rules: 'design',
    })
    const text = analysis ? textOf(readingDocument(analysis, [])) : ''
    expect(text).toContain('Nothing in this listing is marked for patching.')
    if (listing.startsWith('frob')) expect(text).toContain('Error in line 1:')
  }
})
