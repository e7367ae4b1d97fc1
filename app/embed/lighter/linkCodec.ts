import type { SharedDocument } from '../../../src/share/document.ts'
import { ia64Samples } from './ia64Samples.ts'
import type * as links from './links.ts'
import { samples } from './samples.ts'

let codec: Pick<typeof links, 'decoded' | 'encoded'> | null = null
let coming: Promise<void> | null = null

/** The codec brings all texts that links may name; from then on they can be opened too. */
async function bring(): Promise<void> {
  const brought = await import('./links.ts')
  samples.splice(0, samples.length, ...brought.samples)
  ia64Samples.splice(0, ia64Samples.length, ...brought.ia64Samples)
  codec = brought
}

/** Null once it is there. A download that failed is tried anew. */
export function codecNeeded(): Promise<void> | null {
  if (codec) return null
  coming ??= bring().finally(() => (coming = null))
  return coming
}

function there() {
  if (!codec) throw new Error('a link before its codec')
  return codec
}

export const encoded = (document: SharedDocument): string => there().encoded(document)

export const decoded = (hash: string): ReturnType<typeof links.decoded> => there().decoded(hash)
