import { addressText } from '../base/address.ts'
import { hex } from '../base/bytes.ts'
import { lineIndex, positionAt } from '../base/span.ts'
import type { Analysis, SiteStory } from '../analysis/analysis.ts'
import type { Check } from '../patch/checks/index.ts'
import type { Candidate } from '../patch/decision.ts'
import type { Step } from '../patch/step.ts'
import type { Arch } from '../x86/arch.ts'
import { namesIn, type RegSet } from '../x86/registers.ts'

const registers = (arch: Arch, set: RegSet) => namesIn(arch, set).join(' ') || 'nothing'

function checkText(arch: Arch, check: Check): string {
  const mark = check.pass ? '✓' : '✗'
  switch (check.check) {
    case 'fits':
      return `${mark} needs ${check.needs} of ${check.room}`
    case 'destroys':
      return `${mark} destroys ${registers(arch, check.destroys)}, allowed ${registers(arch, check.allowed)}`
    case 'reaches':
      return `${mark} reaches ${check.distance}`
    case 'rom-answers':
      return `${mark} ROM answers ${check.answer}`
    default:
      return `${mark} ${check.check}`
  }
}

function candidateLine(arch: Arch, candidate: Candidate): string {
  const { kind, callee, scope, verdict, code, target, checks } = candidate
  const what = [kind, callee, scope].filter((word) => word !== null).join(' ')
  const to = target ? ` → ${target.name} ${addressText(target.address)}` : ''
  const told = checks.map((check) => checkText(arch, check)).join('; ')
  return `    ${verdict.padEnd(10)} ${what}: ${hex(code) || '(no bytes)'}${to}${told ? `\n               ${told}` : ''}`
}

const stepName = (step: Step) =>
  step.kind === 'check' ? `${step.check.check}${step.check.pass ? '✓' : '✗'}` : step.kind

function storyText(arch: Arch, { site, decision, disagreements, steps, after }: SiteStory): string {
  const { saved, end } = site.sandwich
  return [
    `site ${site.index + 1}: ${site.op}, ${site.length} bytes at ${addressText(site.address)}, ${site.foundBy}, lines ${site.line}–${site.lastLine}`,
    `  may lose: whole ${registers(arch, site.mayLose.whole)}; inner ${registers(arch, site.mayLose.inner)}; sandwich saves ${registers(arch, saved)} (${end})`,
    `  outcome: ${decision.outcome}, ${decision.patchedLength} bytes${disagreements.map(({ rules, outcome }) => `; ${rules} says ${outcome}`).join('')}`,
    `  before ${hex(decision.edit.before)}`,
    `  after  ${hex(decision.edit.after)}`,
    ...after.map(({ text, length }) => `           ${String(length).padStart(2)}  ${text}`),
    '  candidates',
    ...decision.candidates.map((candidate) => candidateLine(arch, candidate)),
    `  steps: ${steps.map(stepName).join(' → ')}`,
  ].join('\n')
}

/** An analysis as text that a reviewer can read in a diff. */
export function describeAnalysis(analysis: Analysis): string {
  const { program, stories, diagnostics, input } = analysis
  const lines = lineIndex(input.listing)
  return [
    `${input.config} · ${input.variant} · ${input.rules}`,
    ...stories.map((story) => storyText(program.arch, story)),
    ...diagnostics.map(({ span, severity, code, message }) => {
      const { line, column } = positionAt(lines, span.from)
      return `${line}:${column} ${severity} ${code}: ${message}`
    }),
    '',
  ].join('\n')
}
