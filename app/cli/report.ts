import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import { addressText } from '../../src/base/address.ts'
import type { Candidate, Fate, Flip } from '../../src/patch/decision.ts'
import { ruleSetOf } from '../../src/rules/index.ts'
import { boot } from '../messages/boot.ts'
import { candidates } from '../messages/candidates.ts'
import { messages } from '../messages/index.ts'
import { phraseText } from '../messages/phrase.ts'
import { proofOf } from '../messages/proof.ts'
import { type Scene, candidateWords, formOf, outcomeWords } from '../messages/story.ts'
import { labelled, spacedHex } from './columns.ts'
import { siteMessages } from './reportMessages.ts'
import { conditionText, registersText } from './words.ts'

const { labels } = siteMessages

const labelWidth = 14
const choiceWidth = 22

const line = (label: string, text: string): string => labelled(label, text, '  ', labelWidth)

function headText({ input, counts, stories }: Analysis, name: string): string {
  const { config, variant, rules, nops } = input
  const said = ruleSetOf(rules)?.model ? siteMessages.model(rules) : rules
  return [
    name,
    `${siteMessages.under(siteMessages.cpuIs(siteMessages.cpu[config]), variant, said)}${siteMessages.nops(nops)}`,
    siteMessages.counts(counts.instructions, counts.bytes, stories.length),
  ].join('\n')
}

/** `inline: 8 of 13 bytes` */
function outcomeLine(story: SiteStory): string {
  const { decision, site } = story
  const target = decision.candidates[decision.chosen]?.target?.name
  const size = siteMessages.patched(decision.patchedLength, site.length)
  return [outcomeWords(story), size, target].filter(Boolean).join(', ')
}

function verdictText(scene: Scene, candidate: Candidate): string {
  const { chosen, wouldWork, rejected } = candidates
  if (candidate.verdict === 'chosen') return chosen
  if (candidate.verdict === 'would-work') return candidate.pass ? boot.writtenOver : wouldWork
  return `${rejected}: ${phraseText(proofOf(scene, candidate))}`
}

const candidateLines = (scene: Scene): readonly string[] =>
  scene.story.decision.candidates.map((candidate) => {
    const text = siteMessages.candidate(
      candidate.code.length,
      registersText(scene.arch, candidate.clobbers),
      verdictText(scene, candidate),
    )
    return labelled(candidateWords(scene.story, candidate), text, '    ', choiceWidth)
  })

const fateText = (story: SiteStory, { outcome, callee }: Fate): string =>
  messages.names.outcomeOf(outcome, callee, formOf(story))

const flipLines = ({ story, arch }: Scene, flips: readonly Flip[]): readonly string[] =>
  flips.map((flip) =>
    labelled(fateText(story, flip), conditionText(arch, flip.change), '    ', choiceWidth),
  )

function siteText(scene: Scene, flips: readonly Flip[]): string {
  const { story, arch } = scene
  const { site, decision, disagreements } = story
  const paper = site.allowedOnPaper
    ? siteMessages.onPaper(registersText(arch, site.allowedOnPaper))
    : ''
  const others = disagreements.map(
    (other) => `${other.rules}: ${messages.names.otherwise(other, formOf(story))}`,
  )
  return [
    siteMessages.head(site.index + 1, site.op),
    line(
      labels.where,
      siteMessages.place(site.line, addressText(site.address), site.length, site.foundBy),
    ),
    line(labels.mayDestroy, `${registersText(arch, site.mayLose.whole)}${paper}`),
    line(labels.before, spacedHex(decision.edit.before)),
    line(labels.after, spacedHex(decision.edit.after)),
    line(labels.outcome, outcomeLine(story)),
    ...(others.length > 0 ? [line(labels.otherRules, others.join('; '))] : []),
    `  ${labels.candidates}`,
    ...candidateLines(scene),
    ...(flips.length > 0 ? [`  ${labels.flips}`, ...flipLines(scene, flips)] : []),
  ].join('\n')
}

/** The report of `patch` for people. `flips`: one list for each site, in order. */
export function reportText(
  analysis: Analysis,
  flips: readonly (readonly Flip[])[],
  name: string,
): string {
  const { program, stories } = analysis
  const sites = stories.map((story, index) =>
    siteText({ story, arch: program.arch }, flips[index] ?? []),
  )
  const body = sites.length > 0 ? sites : [siteMessages.noSites]
  return `${[headText(analysis, name), ...body].join('\n\n')}\n`
}
