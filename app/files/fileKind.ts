import type { AppStore } from '../state/store.ts'

/** A file that somebody chose or dropped. */
export interface ChosenFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** The first bytes, at most 4,096: enough to tell what it is. */
  readonly head: Uint8Array
  /** The whole, read when it is asked for. */
  readonly bytes: () => Promise<Uint8Array>
  readonly text: () => Promise<string>
}

/** One kind of file that the page opens. */
export interface FileKind {
  readonly id: string
  /** What names of such files end in, as the file picker wants it, e.g. `.s`. */
  readonly endings: readonly string[]
  /** By name and first bytes; the first kind in the list that says yes opens it. */
  recognises(file: ChosenFile): boolean
  /** Shows it. A sentence to tell, of what is wrong with it or where it went; null for the usual one, empty where the page says it. */
  open(store: AppStore, file: ChosenFile): Promise<string | null>
}

export const endsIn = ({ name }: ChosenFile, endings: readonly string[]): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending))
