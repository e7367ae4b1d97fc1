import type { Ia64Sample } from '../../samples/ia64/index.ts'

/** They come with the codec of links; whoever offers one, or begins with one, waits for that. */
export const ia64Samples: Ia64Sample[] = []
