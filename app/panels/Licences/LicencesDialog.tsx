import { useEffect, useState } from 'react'
import type { Licence } from 'virtual:licences'
import { version } from '../../../package.json'
import { licenceWords as words } from '../../messages/licences.ts'
import { Button } from '../../ui/Button.tsx'
import { closeDialog, Dialog } from '../Commands/Dialog.tsx'
import styles from './LicencesDialog.module.css'

/** What the page is made with: every package and font that is shipped, with its licence in full. */
export const LicencesDialog = () => (
  <Dialog name="licences" label={words.title} className={styles.dialog}>
    <header className={styles.head}>
      <h2>{words.title}</h2>
      <Button onClick={closeDialog}>{words.close}</Button>
    </header>
    <p className={styles.about}>{words.about(version)}</p>
    <List />
  </Dialog>
)

/** Their texts are long, and are loaded when somebody wants to read them. */
function List() {
  const [list, setList] = useState<readonly Licence[] | null>(null)
  const [said, setSaid] = useState<string>(words.loading)
  useEffect(() => {
    import('virtual:licences').then(
      ({ licences }) => setList(licences),
      () => setSaid(words.failed),
    )
  }, [])
  if (!list) return <output>{said}</output>
  return (
    <ul className={styles.list}>
      {list.map(({ name, version: of, licence, text }) => (
        <li key={name}>
          <details>
            <summary>
              <b>{name}</b> {of} <span className={styles.licence}>{licence}</span>
            </summary>
            <pre className={styles.text}>{text}</pre>
          </details>
        </li>
      ))}
    </ul>
  )
}
