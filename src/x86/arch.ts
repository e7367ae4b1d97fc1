export type Arch = 'x86-32' | 'x86-64'

export const arches = ['x86-32', 'x86-64'] as const satisfies readonly Arch[]

export const bitness = (arch: Arch): 32 | 64 => (arch === 'x86-32' ? 32 : 64)

/** Bytes in a pointer. */
export const pointerSize = (arch: Arch): 4 | 8 => (arch === 'x86-32' ? 4 : 8)
