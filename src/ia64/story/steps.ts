import type { RuleSetId } from '../patch/decision.ts'
import type { Picture } from './picture.ts'

/** One position of the story of a site: a picture, and the moment in it where it has several. */
export interface Ia64Step {
  /** Index among the site's pictures. */
  readonly picture: number
  readonly kind: Picture['kind']
  readonly moment: number
  /** It tells what becomes of the site. */
  readonly decision: boolean
}

function momentsOf(picture: Picture): number {
  switch (picture.kind) {
    case 'stack':
    case 'accident':
      return picture.moments.length
    case 'stub':
      return Math.max(1, picture.bundles.length)
    case 'copy':
      return 2
    default:
      return 1
  }
}

/** The pictures of a site, moment by moment. */
export const stepsOf = (pictures: readonly Picture[]): readonly Ia64Step[] =>
  pictures.flatMap((picture, index) =>
    Array.from({ length: momentsOf(picture) }, (_, moment) => ({
      picture: index,
      kind: picture.kind,
      moment,
      decision: picture.kind === 'copy' && moment === 0,
    })),
  )

/** The last moment of the accident as the rules would have it: where their difference is seen. */
export function accidentEnd(
  pictures: readonly Picture[],
  steps: readonly Ia64Step[],
  rules: RuleSetId,
): number {
  const callee = rules === 'scan' ? 'c' : 'static'
  return steps.findLastIndex(({ picture }) => {
    const found = pictures[picture]
    return found?.kind === 'accident' && found.callee === callee
  })
}
