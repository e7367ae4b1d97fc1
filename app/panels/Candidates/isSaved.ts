import type { Candidate } from '../../../src/patch/decision.ts'
import { intersection, noRegisters } from '../../../src/x86/registers.ts'
import type { Scene } from '../../messages/story.ts'

/** Inside of a sandwich it is the pushes and pops that keep the site's promise. */
export function isSaved({ story }: Scene, { scope, checks, clobbers }: Candidate): boolean {
  const allowed = checks.some(({ check, pass }) => check === 'destroys' && pass)
  const { saved } = story.site.sandwich
  return scope === 'inner' && allowed && intersection(clobbers, saved) !== noRegisters
}
