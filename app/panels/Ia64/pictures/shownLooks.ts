import type { Look } from '../../../../src/ia64/patch/scan.ts'

/** The last looks are the ones that matter: a long walk is cut at its start. */
const mostLooks = 8

export const shownLooks = (looks: readonly Look[]): readonly Look[] => looks.slice(-mostLooks)
