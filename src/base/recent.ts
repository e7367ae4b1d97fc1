/**
 * Memories of what a text came down to. They hold what is in use and forget what nobody asked for in a while:
 * somebody who types makes thousands of lines that never come again. A round is one analysis.
 */

/** Rounds between two clearances: what was not asked for between them is forgotten at the second. */
const roundsKept = 64

const clearances: (() => void)[] = []
let rounds = 0

/** `clear` is called between rounds, now and then. */
export const onClearance = (clear: () => void): void => void clearances.push(clear)

/** A round is over. */
export function endRound(): void {
  rounds = (rounds + 1) % roundsKept
  if (rounds === 0) for (const clear of clearances) clear()
}

/**
 * The same text as a string of its own. A part of a listing is kept by engines as a place in it, so that a memory of
 * one line would hold on to the whole listing.
 */
export const detached = (text: string): string => ` ${text}`.slice(1)

/** A map that forgets what was not asked for since the clearance before the last. */
export class Recent<Key, Value extends object> {
  #young = new Map<Key, Value>()
  #old: ReadonlyMap<Key, Value> = new Map()
  readonly #most: number

  /** `most`: entries that are taken in between two clearances; one more, and these are forgotten. */
  constructor(most: number) {
    this.#most = most
    onClearance(() => {
      this.#old = this.#young
      this.#young = new Map()
    })
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key)
    if (young) return young
    const old = this.#old.get(key)
    if (old) this.set(key, old)
    return old
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#most) this.#young.clear()
    this.#young.set(key, value)
  }
}
