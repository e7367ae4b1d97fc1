import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import { type Address, addressText } from '../../src/base/address.ts'
import { hex } from '../../src/base/bytes.ts'
import type { FieldKind } from '../../src/patch/checks/check.ts'
import { type Check, checkOf } from '../../src/patch/checks/index.ts'
import type { Candidate, Change, Flip } from '../../src/patch/decision.ts'
import type { Program, ProgramSymbol, Relocation, Section } from '../../src/program/program.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { type RegSet, namesIn } from '../../src/x86/registers.ts'

/**
 * The one place where the engine's data becomes the JSON that others rely on: addresses as "0x…", bytes
 * as hex, registers by name. Keys may be added, never renamed.
 */

const addressOrNull = (address: Address | null): string | null =>
  address === null ? null : addressText(address)

/** A number where a double holds it exactly, else decimal text. */
const exact = (value: bigint): number | string =>
  BigInt.asIntN(53, value) === value ? Number(value) : value.toString()

const relocationJson = ({ offset, type, symbol, addend }: Relocation) => ({
  offset,
  type,
  symbol,
  addend: exact(addend),
})

const symbolJson = (program: Program, { name, section, offset, global }: ProgramSymbol) => ({
  name,
  section: section === null ? null : (program.sections[section]?.name ?? null),
  offset,
  global,
})

const sectionJson = (section: Section, linked: boolean) => ({
  name: section.name,
  address: addressText(section.address),
  hex: hex(linked ? section.bytes : section.objectBytes),
  relocations: section.relocations.map(relocationJson),
})

export const programJson = (program: Program, linked: boolean) => ({
  sections: program.sections.map((section) => sectionJson(section, linked)),
  symbols: program.symbols.map((symbol) => symbolJson(program, symbol)),
})

function fieldJson(arch: Arch, kind: FieldKind | undefined, field: unknown): unknown {
  if (kind === 'registers') return namesIn(arch, field as RegSet)
  return kind === 'distance' ? exact(field as bigint) : field
}

function checkJson(arch: Arch, check: Check) {
  const { fields } = checkOf(check.check)
  return Object.fromEntries(
    Object.entries(check).map(([key, field]) => [key, fieldJson(arch, fields[key], field)]),
  )
}

const candidateJson = (arch: Arch, candidate: Candidate) => ({
  kind: candidate.kind,
  callee: candidate.callee,
  scope: candidate.scope,
  verdict: candidate.verdict,
  bytes: hex(candidate.code),
  clobbers: namesIn(arch, candidate.clobbers),
  target: candidate.target?.name ?? null,
  targetAddress: addressOrNull(candidate.target?.address ?? null),
  checks: candidate.checks.map((check) => checkJson(arch, check)),
})

const changeJson = (arch: Arch, change: Change) =>
  'clobbers' in change ? { clobbers: namesIn(arch, change.clobbers) } : change

const flipJson = (arch: Arch, { change, outcome }: Flip) => ({
  change: changeJson(arch, change),
  outcome,
})

const names = (arch: Arch, set: RegSet) => namesIn(arch, set)

function siteJson(
  arch: Arch,
  { site, decision, disagreements }: SiteStory,
  flips: readonly Flip[],
) {
  const chosen = decision.candidates[decision.chosen]
  return {
    index: site.index,
    op: site.op,
    type: site.type,
    address: addressText(site.address),
    offset: site.offset,
    length: site.length,
    line: site.line,
    clobbers: names(arch, site.mayLose.whole),
    clobbersInner: names(arch, site.mayLose.inner),
    allowedOnPaper: names(arch, site.allowedOnPaper),
    foundBy: site.foundBy,
    before: hex(decision.edit.before),
    after: hex(decision.edit.after),
    outcome: decision.outcome,
    patchedLength: decision.patchedLength,
    target: chosen?.target?.name ?? null,
    targetAddress: addressOrNull(chosen?.target?.address ?? null),
    chosen: decision.chosen,
    candidates: decision.candidates.map((candidate) => candidateJson(arch, candidate)),
    flips: flips.map((flip) => flipJson(arch, flip)),
    disagreements,
  }
}

/** `flips`: one list for each site, in order. */
export function patchJson(
  { program, stories, patchedText }: Analysis,
  flips: readonly (readonly Flip[])[],
) {
  const text = program.sections[program.text]
  return {
    sites: stories.map((story, index) => siteJson(program.arch, story, flips[index] ?? [])),
    image: {
      address: addressText(text?.address ?? 0n),
      before: hex(text?.bytes ?? []),
      after: hex(patchedText),
    },
  }
}
