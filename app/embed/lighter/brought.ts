import { ia64Samples } from './ia64Samples.ts'
import type * as links from './links.ts'
import { samples } from './samples.ts'

let brought: typeof links | null = null
let coming: Promise<void> | null = null

/** With the codec come all texts that links may name; from then on they can be opened too. */
async function bring(): Promise<void> {
  brought = await import('./links.ts')
  samples.splice(0, samples.length, ...brought.samples)
  ia64Samples.splice(0, ia64Samples.length, ...brought.ia64Samples)
}

/** Null once it is there. A download that failed is tried anew. */
export function linksNeeded(): Promise<void> | null {
  if (brought) return null
  coming ??= bring().finally(() => (coming = null))
  return coming
}

/** What was brought. Whoever asks for something that it takes waits for it first. */
export function broughtLinks(): typeof links {
  if (!brought) throw new Error('asked for before it was brought')
  return brought
}
