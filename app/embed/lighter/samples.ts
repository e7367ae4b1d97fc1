import { first } from '../../samples/first.ts'
import type { Sample } from '../../samples/sample.ts'

/** The one that a figure without a link shows; the others come with the codec of links. */
export const samples: Sample[] = [first]

export const firstSample: Sample = first

export const sampleById = (id: string): Sample | undefined =>
  samples.find((sample) => sample.id === id)
