import { addressText } from '../../src/base/address.ts'
import type { Check } from '../../src/patch/checks/index.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { phraseText } from '../messages/phrase.ts'
import { reading } from '../messages/reading.ts'
import { candidateWords, headlineOf, reasonOf, type Scene } from '../messages/story.ts'
import { spaced } from './spaced.ts'
import { type Block, type Item, item, ordered, type Section, type Table } from './tree.ts'

const words = reading.candidates

const numberOf = (distance: bigint): string =>
  distance < 0n ? `−${addressText(-distance)}` : addressText(distance)

/** The numbers behind a check that its sentence may leave out. */
function numbersOf({ arch }: Scene, check: Check): string {
  switch (check.check) {
    case 'fits':
      return words.numbers.fits(check.needs, check.room)
    case 'destroys':
      return words.numbers.destroys(
        namesIn(arch, check.destroys),
        namesIn(arch, check.allowed),
        namesIn(arch, check.excess),
      )
    case 'reaches':
      return words.numbers.reaches(numberOf(check.distance))
    case 'one-entry':
      return words.numbers.entered(check.entered)
    default:
      return ''
  }
}

const verdictOf = (scene: Scene, { verdict, checks }: Candidate): string => {
  const failed = checks.find(({ pass }) => !pass)
  const word = words.verdicts[verdict]
  return failed && verdict === 'rejected' ? words.because(word, reasonOf(scene, failed)) : word
}

function table(scene: Scene): Table {
  const { story, arch } = scene
  const { site, decision } = story
  return {
    kind: 'table',
    caption: words.caption,
    head: words.head,
    rows: decision.candidates.map((candidate) => [
      candidateWords(story, candidate),
      candidate.target?.name ?? reading.dash,
      words.needs(candidate.code.length),
      words.needs(candidate.scope === 'whole' ? site.length : site.original.length),
      words.destroys(namesIn(arch, candidate.clobbers)),
      verdictOf(scene, candidate),
    ]),
  }
}

function checkItems(scene: Scene): readonly Item[] {
  const { story } = scene
  return story.decision.candidates.map((candidate, index) => {
    const checks = candidate.checks.map((check) => {
      const step = {
        site: story.site.index,
        kind: 'check',
        candidate: index,
        check,
        last: false,
      } as const
      const answer = check.pass ? words.passed : words.failed
      const sentence = phraseText(headlineOf(scene, step))
      return [answer, sentence, numbersOf(scene, check)].filter(Boolean).join(' ')
    })
    const rows = story.candidateRows[index] ?? []
    const code =
      candidate.code.length === 0
        ? []
        : [
            words.code(
              spaced(candidate.code),
              rows.map(({ text }) => text),
            ),
          ]
    return item(`${candidateWords(story, candidate)}: ${verdictOf(scene, candidate)}.`, '', [
      ...(checks.length === 0 ? [words.unchecked] : checks),
      ...code,
    ])
  })
}

/** All candidates, those behind the chosen one too, with every check and its numbers. */
export function candidateSection(scene: Scene, id: string): Section {
  const checks: Section = {
    id: `${id}-checks`,
    title: words.checks,
    blocks: [ordered(checkItems(scene))],
    sections: [],
  }
  const blocks: readonly Block[] = [table(scene)]
  return { id, title: words.title, blocks, sections: [checks] }
}
