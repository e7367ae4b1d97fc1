import type { Fate, Outcome } from '../patch/decision.ts'
import type { RegSet } from '../x86/registers.ts'

/** What one machine makes of a site, as far as it is counted. */
export interface CountedSite extends Fate {
  readonly operation: string
  /** Given up by the record, and not destroyed. */
  readonly givenUp: RegSet
}

export type OutcomeCounts = Readonly<Partial<Record<Outcome, number>>>

export interface SiteTotals {
  /** How many sites come to each outcome. */
  readonly totals: OutcomeCounts
  /** The same for each operation that has sites. */
  readonly byOperation: Readonly<Record<string, OutcomeCounts>>
  /** For each register, by number: sites that give it up for nothing. */
  readonly givenUp: readonly number[]
}

const registerCount = 16

export function siteTotals(sites: readonly CountedSite[]): SiteTotals {
  const totals: Partial<Record<Outcome, number>> = {}
  const byOperation = new Map<string, Partial<Record<Outcome, number>>>()
  const registers = Array.from({ length: registerCount }, () => 0)
  for (const { operation, outcome, givenUp } of sites) {
    totals[outcome] = (totals[outcome] ?? 0) + 1
    const counts = byOperation.get(operation) ?? {}
    byOperation.set(operation, counts)
    counts[outcome] = (counts[outcome] ?? 0) + 1
    for (let reg = 0; reg < registerCount; reg++) {
      if ((givenUp >> reg) & 1) registers[reg] = (registers[reg] ?? 0) + 1
    }
  }
  return { totals, byOperation: Object.fromEntries(byOperation), givenUp: registers }
}
