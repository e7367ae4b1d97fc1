import type { Diagnostic } from '../base/diagnostic.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Program } from '../program/program.ts'
import { type FindInput, findRecorded, type Found } from './recorded.ts'
import { findScanned } from './scanned.ts'
import type { PatchSite } from './site.ts'
import { entryPoints } from './entryPoints.ts'

/** A way to find sites. Later finders see what earlier ones took. */
export interface SiteFinder {
  readonly id: PatchSite['foundBy']
  readonly find: (input: FindInput) => Found
}

export const siteFinders = [
  { id: 'recorded', find: findRecorded },
  { id: 'scanned', find: findScanned },
] as const satisfies readonly SiteFinder[]

/** All sites of a program in order of position, and what was wrong with the records. */
export function findSites(
  program: Program,
  config: ConfigId,
  scan: boolean,
): { readonly sites: readonly PatchSite[]; readonly diagnostics: readonly Diagnostic[] } {
  const entries = entryPoints(program)
  const diagnostics: Diagnostic[] = []
  let sites: readonly Found['sites'][number][] = []
  for (const { id, find } of siteFinders) {
    if (id === 'scanned' && !scan) continue
    const found = find({ program, config, entries, taken: sites })
    sites = [...sites, ...found.sites]
    diagnostics.push(...found.diagnostics)
  }
  const ordered = sites.toSorted((left, right) => left.offset - right.offset)
  return { sites: ordered.map((site, index) => ({ ...site, index })), diagnostics }
}
