import type { Check } from '../../src/patch/checks/index.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import { proof } from './candidates.ts'
import type { Phrase } from './phrase.ts'
import { isAssumed, namesOf, type Scene } from './story.ts'

function failedProof(scene: Scene, candidate: Candidate, check: Check): Phrase {
  switch (check.check) {
    case 'fits':
      return proof.fits(check.needs, check.room)
    case 'destroys':
      return isAssumed(candidate, check)
        ? proof.assumed(namesOf(scene, check.excess))
        : proof.destroys(namesOf(scene, check.excess))
    case 'register-arguments':
      return proof['register-arguments'](check.words)
    case 'within-limit':
      return proof['within-limit'](check.length, check.limit)
    default:
      return proof[check.check]()
  }
}

/** What the proof says of one candidate, after its name. */
export function proofOf(scene: Scene, candidate: Candidate): Phrase {
  const failed = candidate.checks.find(({ pass }) => !pass)
  if (candidate.verdict === 'chosen' && candidate.kind === 'keep') return proof.keep()
  if (candidate.verdict === 'rejected' && failed) return failedProof(scene, candidate, failed)
  if (candidate.verdict !== 'chosen') {
    return candidate.pass ? proof.writtenOver() : proof.wouldWork()
  }
  const { site } = scene.story
  const room = candidate.scope === 'whole' ? site.length : site.original.length
  const asked = candidate.checks.some(({ check }) => check === 'destroys')
  return asked
    ? proof.chosen(candidate.code.length, room, namesOf(scene, candidate.clobbers))
    : proof.chosenPlain(candidate.code.length, room)
}
