import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Arch } from '../x86/arch.ts'
import type { RegSet } from '../x86/registers.ts'
import { readAnnotations } from './readAnnotations.ts'

/** A comment `# live: %eax %ebx` or `# args: %eax`. */
export interface Annotation {
  /** Line of the listing, from 1. */
  readonly line: number
  readonly span: Span
  readonly registers: RegSet
}

export interface Annotations {
  /** What is needed after this line leaves the listing, by line. */
  readonly live: ReadonlyMap<number, Annotation>
  /** What is defined where control enters at this line, by line. */
  readonly args: ReadonlyMap<number, Annotation>
  readonly diagnostics: readonly Diagnostic[]
}

export const noAnnotations: Annotations = { live: new Map(), args: new Map(), diagnostics: [] }

/** Reads the comments of a listing that say which registers matter. */
export const annotationsIn = (listing: string, arch: Arch): Annotations =>
  /(?:live|args):/.test(listing) ? readAnnotations(listing, arch) : noAnnotations
