/** Kernel files that come with the page, made from sources of our own (`scripts/samples.mjs`). */
export interface KernelSample {
  readonly id: string
  readonly title: string
  /** Below the page's own address. */
  readonly path: string
  /** Places that its kernel may rewrite. */
  readonly sites: number
}

export const kernelSamples: readonly KernelSample[] = [
  { id: 'vmlinux61', title: 'A small kernel of 6.1', path: 'samples/vmlinux61', sites: 8 },
  { id: 'module61', title: 'A module of 6.1', path: 'samples/module61.ko', sites: 7 },
  {
    id: 'stripped61',
    title: 'A kernel without names',
    path: 'samples/vmlinux61.stripped',
    sites: 8,
  },
  { id: 'entry2630', title: 'Entry code of 2.6.30', path: 'samples/entry2630.o', sites: 2 },
]
