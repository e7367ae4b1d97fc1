/** Thrown where the engine needs a part of its code that is not there yet: it is loaded, and the question put again. */
export class NotYet extends Error {
  readonly load: () => Promise<void>

  constructor(load: () => Promise<void>) {
    super('not loaded')
    this.load = load
  }
}

/**
 * A part of the engine that few questions need. What it returns gives the part, or throws `NotYet`: the engine itself
 * never waits. In which builds there are such parts, and which, is in `scripts/build/laterPlugin.ts`.
 */
export function laterPart<Part extends object>(load: () => Promise<Part>): () => Part {
  let part: Part | null = null
  const fetched = async () => {
    part = await load()
  }
  return () => {
    if (part === null) throw new NotYet(fetched)
    return part
  }
}
