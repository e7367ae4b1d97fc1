import { useMemo, useRef } from 'react'
import { longestShared } from '../../commands/copyLink.ts'
import { saveDocument } from '../../commands/files.ts'
import { share } from '../../messages/share.ts'
import { selectKernelNote } from '../../state/kernel.ts'
import { sharedLink } from '../../state/sharedLink.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { qrCode } from '../../ui/qr.ts'
import { QrPicture } from '../../ui/QrPicture.tsx'
import styles from './Share.module.css'
import { useCopy } from './useCopy.ts'

const words = share.link

/** A denser code is not read from a projector. */
const densest = 10

/** The link, and its QR code, made here. */
export function LinkTab() {
  const hash = useApp(sharedLink)
  const link = new URL(hash, location.href).href
  const field = useRef<HTMLInputElement>(null)
  const { said, copy } = useCopy(field, words.name)
  const code = useMemo(() => qrCode(link), [link])
  const long = link.length > longestShared
  const note = useApp(selectKernelNote)
  return (
    <div className={styles.link}>
      <div className={styles.column}>
        <label className={styles.field}>
          <span>{words.label}</span>
          <input
            ref={field}
            readOnly
            value={link}
            spellCheck={false}
            onFocus={({ target }) => target.select()}
          />
        </label>
        <p className={styles.actions}>
          <Button look="primary" onClick={copy}>
            {words.copy}
          </Button>
          {long && <Button onClick={() => saveDocument.perform(store)}>{words.file}</Button>}
          <output className={styles.said}>{said}</output>
        </p>
        <p className={long ? styles.warning : styles.hint}>
          {long ? words.long(link.length) : words.holds(link.length)}
        </p>
        {note !== null && <p className={styles.hint}>{note}</p>}
        {code === null && <p className={styles.warning}>{words.noCode}</p>}
        {code !== null && code.version > densest && <p className={styles.warning}>{words.dense}</p>}
      </div>
      {code && (
        <figure className={styles.code} aria-label={words.code} data-version={code.version}>
          <QrPicture code={code} />
        </figure>
      )}
    </div>
  )
}
