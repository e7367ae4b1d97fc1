import { type Command, commandGroups, groupOf } from '../../commands/command.ts'
import { commands } from '../../commands/index.ts'
import * as commandWords from '../../messages/commands.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Commands.module.css'
import { closeDialog, Dialog } from './Dialog.tsx'
import { KeysOf } from './KeysOf.tsx'

const words = commandWords.sheet

/** Every key and what it does. */
export const KeySheet = () => (
  <Dialog name="keys" label={words.title} className={styles.sheet}>
    <header className={styles.head}>
      <h2>{words.title}</h2>
      <Button onClick={closeDialog}>{words.close}</Button>
    </header>
    <KeyTables />
  </Dialog>
)

/** The keys under their headings. */
export const KeyTables = () => (
  <div className={styles.tables}>
    {commandGroups.map((group) => {
      const found = commands.filter(
        (each) => !each.mode && each.keys.length > 0 && groupOf(each) === group,
      )
      return (
        found.length > 0 && <Table key={group} title={commandWords.groups[group]} found={found} />
      )
    })}
    <p className={styles.rest}>
      {words.rest} {words.elsewhere}
    </p>
  </div>
)

interface TableProps {
  readonly title: string
  readonly found: readonly Command[]
}

const Table = ({ title, found }: TableProps) => (
  <section className={styles.table} aria-label={title}>
    <h3 className={styles.group}>{title}</h3>
    <dl>
      {found.map((command) => (
        <div key={command.id} className={styles.row}>
          <dt>{command.title}</dt>
          <dd>
            <KeysOf command={command} all />
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
