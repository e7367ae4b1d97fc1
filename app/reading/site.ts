import { proofOf } from '../messages/proof.ts'
import * as decision from '../messages/candidates.ts'
import type { Analysis, FlipsAnswer, SiteStory } from '../../src/analysis/analysis.ts'
import { addressText } from '../../src/base/address.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { messages } from '../messages/index.ts'
import { phraseText } from '../messages/phrase.ts'
import { spokenSiteOf } from '../messages/spokenSite.ts'
import { reading } from '../messages/reading.ts'
import { candidateWords, formOf, memberOf, outcomeWords, type Scene } from '../messages/story.ts'
import { flipWords } from '../panels/Why/flip.ts'
import { candidateSection } from './candidates.ts'
import { priceSection } from './price.ts'
import { codeTable } from './registers.ts'
import { spaced } from './spaced.ts'
import { stepItems } from './steps.ts'
import { type Block, bullets, facts, item, ordered, paragraph, type Section } from './tree.ts'

const words = reading.site

function factsOf({ story, arch }: Scene): Block {
  const { site } = story
  const { whole, inner } = site.mayLose
  const [all, inside] = [namesIn(arch, whole), namesIn(arch, inner)]
  return facts(
    { name: words.becomes, value: outcomeWords(story) },
    {
      name: words.where,
      value: words.at(words.line(site.line, site.lastLine), addressText(site.address)),
    },
    { name: words.length, value: words.bytes(site.length) },
    { name: words.operation, value: words.type(site.op, site.type) },
    { name: words.found, value: words.foundBy[site.foundBy] },
    {
      name: words.mayDestroy,
      value: site.sandwich.pairs.length > 0 ? words.inside(all, inside) : words.plain(all),
    },
  )
}

function codeSection(scene: Scene, { pressure }: Analysis, id: string): Section {
  const { arch, story } = scene
  const { edit } = story.decision
  const { title, before, after, same, together } = reading.code
  const changed = edit.before.some((byte, at) => byte !== edit.after[at])
  const common = { arch, start: story.site.offset }
  return {
    id,
    title,
    blocks: [
      codeTable(before, story.before, { ...common, bytes: edit.before, table: pressure.before }),
      changed
        ? codeTable(after, story.after, { ...common, bytes: edit.after, table: pressure.after })
        : paragraph(same),
      ...(changed ? [paragraph(together(spaced(edit.before), spaced(edit.after)))] : []),
    ],
    sections: [],
  }
}

/** The proof, one line a candidate, and where they are known the changes that would flip it. */
function whySection(scene: Scene, flips: FlipsAnswer | null, id: string): Section {
  const { story } = scene
  const proof = story.decision.candidates.map((candidate) =>
    item(candidateWords(story, candidate), phraseText(proofOf(scene, candidate))),
  )
  const told = (flips?.flips ?? []).map((flip) => {
    const { change, outcome, callee } = flipWords(scene, flip)
    return item('', reading.why.becomes(change, messages.names.outcomeOf(outcome, callee)))
  })
  const none = flips ? decision.why.noFlips : reading.why.notYet
  const flipped: Section = {
    id: `${id}-flips`,
    title: reading.why.flips,
    blocks: [told.length > 0 ? bullets(told) : paragraph(none)],
    sections: [],
  }
  return {
    id,
    title: reading.why.title,
    blocks: [ordered(proof)],
    sections: [flipped],
  }
}

function otherRules(story: SiteStory, id: string): readonly Section[] {
  const told = story.disagreements.map((other) =>
    item('', messages.step.disagrees(other.rules, messages.names.otherwise(other, formOf(story)))),
  )
  return told.length === 0
    ? []
    : [{ id, title: reading.others, blocks: [bullets(told)], sections: [] }]
}

/** One site: what it is, its steps, its candidates, its bytes, its price, and why. */
export function siteSection(
  scene: Scene,
  analysis: Analysis,
  flips: readonly FlipsAnswer[],
): Section {
  const { story, arch } = scene
  const number = story.site.index + 1
  const id = `site-${number}`
  const cost = analysis.pressure.sites[story.site.index]
  const steps: Section = {
    id: `${id}-steps`,
    title: reading.steps.title,
    blocks: [ordered(stepItems(scene))],
    sections: [],
  }
  return {
    id,
    title: words.title(number, memberOf(story.site.op), outcomeWords(story)),
    blocks: [factsOf(scene), ...(cost ? [paragraph(spokenSiteOf(scene, cost))] : [])],
    sections: [
      steps,
      candidateSection(scene, `${id}-candidates`),
      codeSection(scene, analysis, `${id}-code`),
      ...(cost ? [priceSection(scene, cost, { ...analysis.pressure, arch }, `${id}-price`)] : []),
      whySection(scene, flips.find(({ site }) => site === story.site.index) ?? null, `${id}-why`),
      ...otherRules(story, `${id}-rules`),
    ],
  }
}
