import type { Catalogue } from '../../../src/share/shippedTexts.ts'
import { ia64Samples } from './ia64Samples.ts'
import type * as links from './links.ts'
import type * as reader from './reader.ts'
import { samples } from './samples.ts'

type Decoded = ReturnType<typeof links.decoded>

let brought: typeof links | null = null
let coming: Promise<void> | null = null
/** Enough for most links: they are read long before anybody wants one written. */
let reading: typeof reader | null = null
let texts: Catalogue | null = null

/** With the codec come all texts that links may name; from then on they can be opened too. */
async function bring(): Promise<void> {
  brought = await import('./links.ts')
  samples.splice(0, samples.length, ...brought.samples)
  ia64Samples.splice(0, ia64Samples.length, ...brought.ia64Samples)
}

export const linksAreThere = (): boolean => brought !== null

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

/** What one link takes before it can be read, which is mostly little; null once it is there. */
export const linkNeeded = (hash: string): Promise<void> | null =>
  brought || (reading && reading.neededBeside(hash, texts) === null) ? null : bringFor(hash)

async function bringFor(hash: string): Promise<void> {
  reading = await import('./reader.ts')
  await reading.unpack(hash)
  let needed = reading.neededBeside(hash, texts)
  if (needed === 'sampleTexts') texts = (await import('../../samples/sampleTexts.ts')).sampleTexts
  if (needed === 'thunkTexts') texts = (await import('../../decks/thunkTexts.ts')).thunkTexts
  if (needed === 'eraTexts') texts = (await import('../../decks/eraTexts.ts')).eraTexts
  if (needed === 'ia64Texts') texts = (await import('../../samples/ia64Texts.ts')).ia64Texts
  needed = reading.neededBeside(hash, texts)
  if (needed !== null) await linksNeeded()
}

export const readBrought = (hash: string): Decoded =>
  (brought ? null : reading?.readPlain(hash, texts ?? [])) ?? broughtLinks().decoded(hash)
