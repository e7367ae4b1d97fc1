import type { Address } from '../base/address.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { assemble, textAddress } from './asm/assemble.ts'
import type { Program } from './asm/program.ts'
import { type ConventionCost, conventionCosts } from './cost.ts'
import { type LiveRow, liveness } from './dataflow/liveness.ts'
import type { Decision, RuleSetId } from './patch/decision.ts'
import { type Patching, startPatching } from './patch/memory.ts'
import { modelSymbols } from './patch/platform.ts'
import { readRecords, type Site } from './patch/records.ts'
import { type PlatformId, typeConstants } from './patch/types.ts'
import { ia64RuleSet } from './rules/index.ts'

/** Everything that an analysis follows from. */
export interface Ia64Input {
  readonly listing: string
  readonly platform: PlatformId
  readonly rules: RuleSetId
}

/** Everything that is known of an Itanium listing under one choice of platform and rules. */
export interface Ia64Analysis {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
  readonly sites: readonly Site[]
  /** One for each site. */
  readonly decisions: readonly Decision[]
  /** Bytes of every section after patching. */
  readonly patched: readonly Uint8Array[]
  /** For each site what the three conventions cost around it. */
  readonly costs: readonly (readonly ConventionCost[])[]
  /** For each section; only code has rows. */
  readonly liveness: readonly (readonly LiveRow[])[]
  /** After all sites: each once, whether or not any was patched. */
  readonly barriers: readonly ['sync.i', 'srlz.i'] | readonly []
}

/** What a listing may name without defining it: places of the model, numbers of the patch types. */
export const ia64Names = { symbols: modelSymbols, constants: typeConstants }

/** Symbols of the listing come before those of the model. */
export function symbolsOf({ sections, symbols }: Program): ReadonlyMap<string, Address> {
  const own = symbols.map(
    ({ name, section, offset }) =>
      [name, (sections[section]?.address ?? 0n) + BigInt(offset)] as const,
  )
  return new Map([...modelSymbols, ...own])
}

/** What a listing comes down to, whoever runs underneath and whatever the rules. */
type Ia64Listing = Pick<Ia64Analysis, 'program' | 'diagnostics' | 'sites' | 'liveness'>

/** The listing read last, so that a switch of the platform does not read it anew; answers do not hang on it. */
let last: { readonly listing: string; readonly read: Ia64Listing } | null = null

function readIa64(listing: string): Ia64Listing {
  if (last?.listing === listing) return last.read
  const { program, diagnostics } = assemble(listing, { text: textAddress, ...ia64Names })
  const { sites, diagnostics: recordDiagnostics } = readRecords(program)
  const read = {
    program,
    diagnostics: [...diagnostics, ...recordDiagnostics],
    sites,
    liveness: program.sections.map((_, index) => liveness(program, index)),
  }
  last = { listing, read }
  return read
}

/** What one platform and one rule set make of every site, one after the other in the same bytes. */
function decide({ program, sites, liveness: live }: Ia64Listing, { platform, rules }: Ia64Input) {
  const patchings = program.sections.map(({ address, bytes }) =>
    startPatching({ base: address, bytes }),
  )
  const symbols = symbolsOf(program)
  const ruleSet = ia64RuleSet(rules)
  const decisions = sites.map((site) => {
    const patching = patchings[site.section] as Patching
    return ruleSet.decide(site, {
      program,
      patching,
      platform,
      symbols,
      live: live[site.section] ?? [],
    })
  })
  return { decisions, patched: patchings.map(({ bytes }) => bytes) }
}

/** The decisions alone, for each site one. */
export const decideIa64 = (input: Ia64Input): readonly Decision[] =>
  decide(readIa64(input.listing), input).decisions

/** The one door to this chapter: a listing in, everything that pictures and commands show out. */
export function analyzeIa64(input: Ia64Input): Ia64Analysis {
  const read = readIa64(input.listing)
  const { sites, liveness: live } = read
  return {
    ...read,
    ...decide(read, input),
    costs: sites.map((site) => conventionCosts(live[site.section] ?? [], site, input.platform)),
    barriers: sites.length === 0 ? [] : ['sync.i', 'srlz.i'],
  }
}
