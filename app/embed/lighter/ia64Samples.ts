import type { Ia64Sample } from '../../samples/ia64/index.ts'

/** They come with the codec of links, which every figure of an Itanium needs. */
export const ia64Samples: Ia64Sample[] = []
