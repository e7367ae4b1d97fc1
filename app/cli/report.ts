import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import { addressText } from '../../src/base/address.ts'
import type { Candidate, Fate, Flip } from '../../src/patch/decision.ts'
import { ruleSetOf } from '../../src/rules/index.ts'
import { boot } from '../messages/boot.ts'
import { messages } from '../messages/index.ts'
import { phraseText } from '../messages/phrase.ts'
import { type Scene, candidateWords, formOf, outcomeWords, proofOf } from '../messages/story.ts'
import { counted, labelled, spacedHex } from './columns.ts'
import { conditionText, registersText } from './words.ts'

const labelWidth = 14
const choiceWidth = 22

const line = (label: string, text: string): string => labelled(label, text, '  ', labelWidth)

function headText({ input, counts, stories }: Analysis, name: string): string {
  const { config, variant, rules, nops } = input
  const cpu = {
    '32pae': 'x86-32 (PAE)',
    '32nopae': 'x86-32 (no PAE)',
    '64': 'x86-64',
    '64v61': 'x86-64',
  }[config]
  const model = ruleSetOf(rules)?.model ? ' (model)' : ''
  const size = `${counted(counts.instructions, 'instruction')}, ${counted(counts.bytes, 'byte')}`
  return [
    name,
    `CPU ${cpu} · runs on ${variant} · rules ${rules}${model} · nops ${nops}`,
    `${size}, ${counted(stories.length, 'site')}`,
  ].join('\n')
}

/** `inline: 8 of 13 bytes` */
function outcomeLine(story: SiteStory): string {
  const { decision, site } = story
  const target = decision.candidates[decision.chosen]?.target?.name
  const size = `${decision.patchedLength} of ${site.length} bytes`
  return [outcomeWords(story), size, target].filter(Boolean).join(', ')
}

function verdictText(scene: Scene, candidate: Candidate): string {
  const { chosen, wouldWork, rejected } = messages.candidates
  if (candidate.verdict === 'chosen') return chosen
  if (candidate.verdict === 'would-work') return candidate.pass ? boot.writtenOver : wouldWork
  return `${rejected}: ${phraseText(proofOf(scene, candidate))}`
}

const candidateLines = (scene: Scene): readonly string[] =>
  scene.story.decision.candidates.map((candidate) => {
    const destroys = `destroys ${registersText(scene.arch, candidate.clobbers)}`
    const text = `${candidate.code.length} bytes, ${destroys}; ${verdictText(scene, candidate)}`
    return labelled(candidateWords(scene.story, candidate), text, '    ', choiceWidth)
  })

const fateText = (story: SiteStory, { outcome, callee }: Fate): string =>
  messages.names.outcomeOf(outcome, callee, formOf(story))

const flipLines = ({ story, arch }: Scene, flips: readonly Flip[]): readonly string[] =>
  flips.map((flip) =>
    labelled(
      fateText(story, flip),
      `if it ${conditionText(arch, flip.change)}`,
      '    ',
      choiceWidth,
    ),
  )

function siteText(scene: Scene, flips: readonly Flip[]): string {
  const { story, arch } = scene
  const { site, decision, disagreements } = story
  const found = site.foundBy === 'recorded' ? 'its record' : 'the scan'
  const paper = site.allowedOnPaper
    ? ` (on paper also ${registersText(arch, site.allowedOnPaper)})`
    : ''
  const others = disagreements.map(
    (other) => `${other.rules}: ${messages.names.within(fateText(story, other), other.scope)}`,
  )
  return [
    `Site ${site.index + 1}: ${site.op}`,
    line(
      'where',
      `line ${site.line}, ${addressText(site.address)}, ${site.length} bytes, found by ${found}`,
    ),
    line('may destroy', `${registersText(arch, site.mayLose.whole)}${paper}`),
    line('before', spacedHex(decision.edit.before)),
    line('after', spacedHex(decision.edit.after)),
    line('outcome', outcomeLine(story)),
    ...(others.length > 0 ? [line('other rules', others.join('; '))] : []),
    '  candidates',
    ...candidateLines(scene),
    ...(flips.length > 0 ? ['  would be', ...flipLines(scene, flips)] : []),
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
  const body = sites.length > 0 ? sites : ['Nothing in it is marked for patching.']
  return `${[headText(analysis, name), ...body].join('\n\n')}\n`
}
