/** A file of the kernel and the version in which it was read. */
export interface KernelFile {
  readonly path: string
  readonly version: string
}

/** Where something was said or done. */
export type Where =
  /** A mail: the list, and the subject of the thread. */
  | { readonly kind: 'list'; readonly list: string; readonly thread: string }
  /** A change to the kernel, by the start of its hash; its title where that is known. */
  | { readonly kind: 'commit'; readonly commit: string; readonly title: string | null }
  /** The kernel's own text. */
  | { readonly kind: 'kernel'; readonly version: string }
  /** The manual of a processor; `short` stands on a chip. */
  | { readonly kind: 'manual'; readonly title: string; readonly short: string }
  /** What this project decided itself. */
  | { readonly kind: 'model' }

/** What a rule, a convention or a claim goes back to. Its account in words is looked up by `account`. */
export interface Source {
  readonly id: string
  readonly authors: readonly string[]
  readonly where: Where
  /** `2009`, `2007-03` or `2009-01-30`: as exactly as it is known. */
  readonly date: string
  readonly files: readonly KernelFile[]
  /** Key of the text that tells of it. */
  readonly account: string
}

export const kernelFiles = (version: string, ...paths: readonly string[]): readonly KernelFile[] =>
  paths.map((path) => ({ path, version }))
