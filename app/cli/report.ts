import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import { addressText } from '../../src/base/address.ts'
import type { Flip } from '../../src/patch/decision.ts'
import { ruleSetOf } from '../../src/rules/index.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { labelled, spacedHex } from './columns.ts'
import { candidateText, changeText, fateText, registersText, verdictText } from './words.ts'

const labelWidth = 14

const line = (label: string, text: string): string => labelled(label, text, '  ', labelWidth)

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function headText({ input, counts, stories }: Analysis, name: string): string {
  const { config, variant, rules, nops } = input
  const cpu = { '32pae': 'x86-32 (PAE)', '32nopae': 'x86-32 (no PAE)', '64': 'x86-64' }[config]
  const model = ruleSetOf(rules)?.model ? ' (model)' : ''
  const size = `${counted(counts.instructions, 'instruction')}, ${counted(counts.bytes, 'byte')}`
  return [
    name,
    `CPU ${cpu} · runs on ${variant} · rules ${rules}${model} · nops ${nops}`,
    `${size}, ${counted(stories.length, 'site')}`,
  ].join('\n')
}

/** `inline code: 8 of 13 bytes, xen_irq_disable_direct` */
function outcomeLine({ decision, site }: SiteStory): string {
  const chosen = decision.candidates[decision.chosen]
  const words = chosen
    ? candidateText(chosen)
    : fateText({ outcome: decision.outcome, callee: null })
  const size = `${decision.patchedLength} of ${site.length} bytes`
  return [words, size, chosen?.target?.name].filter(Boolean).join(', ')
}

function candidateLines(arch: Arch, { decision }: SiteStory): readonly string[] {
  return decision.candidates.map((candidate) => {
    const destroys = `destroys ${registersText(arch, candidate.clobbers)}`
    const text = `${candidate.code.length} bytes, ${destroys}: ${verdictText(arch, candidate)}`
    return labelled(candidateText(candidate), text, '    ', 26)
  })
}

const flipLines = (arch: Arch, flips: readonly Flip[]): readonly string[] =>
  flips.map((flip) =>
    labelled(fateText(flip), `if it ${conditionText(arch, flip.change)}`, '    ', 26),
  )

function conditionText(arch: Arch, change: Flip['change']): string {
  const words = changeText(arch, change)
  if ('length' in change) return `were ${words}`
  if ('backend' in change || 'clobbers' in change) return words
  return `followed ${words}`
}

function siteText(arch: Arch, story: SiteStory, flips: readonly Flip[]): string {
  const { site, decision, disagreements } = story
  const found = site.foundBy === 'recorded' ? 'its record' : 'the scan'
  const paper = site.allowedOnPaper
    ? ` (on paper also ${registersText(arch, site.allowedOnPaper)})`
    : ''
  const others = disagreements.map((other) => `${other.rules}: ${fateText(other)}`)
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
    ...candidateLines(arch, story),
    ...(flips.length > 0 ? ['  would be', ...flipLines(arch, flips)] : []),
  ].join('\n')
}

/** The report of `patch` for people. `flips`: one list for each site, in order. */
export function reportText(
  analysis: Analysis,
  flips: readonly (readonly Flip[])[],
  name: string,
): string {
  const { program, stories } = analysis
  const sites = stories.map((story, index) => siteText(program.arch, story, flips[index] ?? []))
  const body = sites.length > 0 ? sites : ['Nothing in it is marked for patching.']
  return `${[headText(analysis, name), ...body].join('\n\n')}\n`
}
