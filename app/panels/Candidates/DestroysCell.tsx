import * as decision from '../../messages/candidates.ts'
import type { Candidate } from '../../../src/patch/decision.ts'
import { hasRegister, registerName, registersIn } from '../../../src/x86/registers.ts'
import type { Scene } from '../../messages/story.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Answer } from './Answer.tsx'
import styles from './Candidates.module.css'
import { isSaved } from './isSaved.ts'

const words = decision.candidates

/** More registers than this are counted, not named. */
const named = 3

interface DestroysCellProps {
  readonly scene: Scene
  readonly candidate: Candidate
}

/** What a candidate destroys; framed what the site promised to keep. */
export function DestroysCell({ scene, candidate }: DestroysCellProps) {
  const check = candidate.checks.find((each) => each.check === 'destroys')
  const set = check ? check.destroys : candidate.clobbers
  const registers = registersIn(set)
  const name = (register: number) => registerName(scene.arch, register)
  const all = registers.map(name).join(' ')
  if (registers.length === 0) {
    return (
      <span className={styles.destroys}>
        <span className={check ? undefined : styles.unasked}>{words.nothing}</span>
        {check && <Answer pass />}
      </span>
    )
  }
  if (registers.length > named) {
    const count = decision.candidates.registers(registers.length)
    return (
      <span className={styles.destroys} title={all}>
        {check && !check.pass ? <Chip look="destroyed">{count}</Chip> : count}
        {check?.pass && <Answer pass />}
      </span>
    )
  }
  return (
    <span className={styles.destroys} title={check ? undefined : words.notAsked}>
      {registers.map((register) =>
        check && hasRegister(check.excess, register) ? (
          <Chip key={register} look="destroyed">
            {name(register)}
          </Chip>
        ) : (
          <code key={register} className={check ? undefined : styles.unasked}>
            {name(register)}
          </code>
        ),
      )}
      {isSaved(scene, candidate) && (
        <span className={styles.unasked} title={words.savedHint}>
          {words.saved}
        </span>
      )}
      {check?.pass && <Answer pass />}
    </span>
  )
}
