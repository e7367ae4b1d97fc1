import type { TermId } from '../../../src/glossary/index.ts'
import { termsIn } from '../../../src/glossary/mentions.ts'
import { lessons } from '../../../src/lessons/index.ts'
import { prose } from '../../../src/lessons/inline.ts'

/** A scene of a lesson; lessons count from 1. */
export interface SeenIn {
  readonly lesson: string
  readonly scene: string
  readonly number: number
  readonly title: string
}

function firstScenes(): ReadonlyMap<TermId, SeenIn> {
  const first = new Map<TermId, SeenIn>()
  lessons.forEach(({ id: lesson, title, scenes }, at) => {
    for (const { id: scene, text } of scenes) {
      for (const term of termsIn(text.map(prose).join('\n'))) {
        if (!first.has(term)) first.set(term, { lesson, scene, number: at + 1, title })
      }
    }
  })
  return first
}

let known: ReadonlyMap<TermId, SeenIn> | null = null

/** The scene that explains a term: the first whose text uses it. */
export function seenIn(term: TermId): SeenIn | undefined {
  known ??= firstScenes()
  return known.get(term)
}
