import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** One run of the kernel's own patch functions, as far as tests look at it. */
export interface KernelVector {
  readonly arch: 'x86-32' | 'x86-64'
  readonly backend: string
  readonly op: string
  readonly result_bytes: string | null
  readonly patched_len: number | null
  readonly outcome: string
  readonly bug?: true
}

const text = (name: string): string =>
  gunzipSync(readFileSync(join(import.meta.dirname, `${name}.gz`))).toString('utf8')

const lines = (name: string): readonly string[] =>
  text(name)
    .split('\n')
    .filter((line) => line !== '')

/** JSON lines: what real patchers made of 5,275 records (Linux 2.6.32, x86). */
export const kernelVectorLines = (): readonly string[] => [
  ...lines('kernel-2.6.30-x86-32.jsonl'),
  ...lines('kernel-2.6.30-x86-64.jsonl'),
]

/** The symbol file that belongs to them, parsed. */
export const kernelSymbols = (): unknown => JSON.parse(text('kernel-2.6.30-symbols.json'))

/** A site of a booted kernel of 6.1: its bytes as linked, and what two boots left there. */
export interface BootedVector {
  readonly addr: string
  readonly type: number
  readonly orig: string
  readonly native: string
  readonly xen: string
}

/** The document of sites of 6.1, as text. */
export const bootedSitesText = (): string => text('kernel-6.1-sites.json')

export const bootedSites = (): readonly BootedVector[] =>
  (JSON.parse(bootedSitesText()) as { readonly sites: readonly BootedVector[] }).sites
