import type * as whole from '../../registers/cellStory.ts'

let brought: typeof whole | null = null

export const bringStories = async (): Promise<void> => {
  brought = await import('../../registers/cellStory.ts')
}

/** Null until they are there. */
export const broughtStories = (): typeof whole | null => brought
