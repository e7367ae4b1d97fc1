import type { BootFeature } from '../backends/backend.ts'

/** Features of Linux 6.1 in the order of their bits, where a set of them is one number. */
export const listedFeatures = [
  'xen-pv',
  'pv-unlock',
  'vcpu-preempt',
] as const satisfies readonly BootFeature[]

/** The features of a number; null stays null. */
export const featuresIn = (bits: number | null | undefined): readonly BootFeature[] | null =>
  bits === null || bits === undefined
    ? null
    : listedFeatures.filter((_, bit) => ((bits >> bit) & 1) === 1)

export const bitsOf = (features: readonly BootFeature[]): number =>
  listedFeatures.reduce((bits, name, bit) => bits | (features.includes(name) ? 1 << bit : 0), 0)
