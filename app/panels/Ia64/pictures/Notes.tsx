import { sourcesOf } from '../../../../src/provenance/index.ts'
import { ia64 } from '../../../messages/ia64.ts'
import { provenanceWords } from '../../../messages/provenance.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { SourceChip } from '../../SourceChip.tsx'
import type { Drawing } from './picture.ts'
import styles from './pictures.module.css'

/** What was odd in the kernel's code, each with how far it is backed. */
export const Notes: Drawing<'notes'> = ({ picture }) => (
  <ul className={styles.notes}>
    {picture.notes.map(({ id, basis }) => (
      <li key={id}>
        <Chip title={ia64.basisSentence(basis)}>{ia64.basis(basis)}</Chip>
        <span>
          {ia64.note(id)}{' '}
          <SourceChip sign of={sourcesOf.itaniumNotes[id]} about={provenanceWords.about.note} />
        </span>
      </li>
    ))}
  </ul>
)
