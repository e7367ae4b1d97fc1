import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../public/samples')

/** The small kernel files that scripts/samples.mjs made. */
export const sampleFiles = [
  'module61.ko',
  'vmlinux61',
  'vmlinux61.stripped',
  'entry2630.o',
] as const

export type SampleFile = (typeof sampleFiles)[number]

export const sampleFile = (name: SampleFile): Uint8Array =>
  Uint8Array.from(readFileSync(join(folder, name)))
