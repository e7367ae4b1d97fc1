import type { Assembly, Frame } from '../assembly.ts'
import type { Head } from '../head.ts'

/** Carries out one directive. Frames that it yields are read before the statement after it. */
export type Directive = (assembly: Assembly, head: Head) => Iterable<Frame> | void

export type DirectiveTable = Readonly<Record<string, Directive>>
