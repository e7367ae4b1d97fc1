import { Fragment, useId, useState } from 'react'
import type { SlotView } from '../../../../src/ia64/story/picture.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { classes } from '../../../ui/classes.ts'
import { ByteRow } from './ByteRow.tsx'
import type { Drawing } from './picture.ts'
import styles from './pictures.module.css'

const hex = (value: number): string => value.toString(16).padStart(2, '0')

/** Sixteen bytes, their 128 bits in four pieces, and what each piece says under a template. */
export const Bundle: Drawing<'bundle'> = ({ picture, story }) => {
  const [code, setCode] = useState(picture.template)
  const id = useId()
  const reading = story.readings.find(({ template }) => template === code) ?? picture
  return (
    <figure className={styles.card}>
      <figcaption className={styles.caption}>{words.bytes}</figcaption>
      <ByteRow bytes={reading.bytes} changed={code === picture.template ? [] : [0]} />
      <p className={styles.caption}>{words.bits}</p>
      <div className={styles.bits}>
        <span className={styles.templateBits}>
          <b>{reading.template.toString(2).padStart(5, '0')}</b>
          <small>{reading.units}</small>
        </span>
        {reading.slots.map((slot) => (
          <Slot key={slot.slot} slot={slot} />
        ))}
      </div>
      <p className={classes(styles.tools, styles.tries)}>
        <label htmlFor={id}>{words.template}</label>
        <select id={id} value={code} onChange={({ target }) => setCode(Number(target.value))}>
          {story.readings.map(({ template, units }) => (
            <option key={template} value={template}>
              {`${hex(template)} ${units}`}
            </option>
          ))}
        </select>
      </p>
    </figure>
  )
}

const Slot = ({ slot }: { readonly slot: SlotView }) => (
  <span className={styles.slotBits} data-stop={slot.stop || undefined}>
    <b title={words.unit(slot.unit)}>{slot.unit}</b>
    <code>{slot.word.toString(16).padStart(11, '0')}</code>
    <code className={styles.slotText} data-unknown={!slot.known || undefined}>
      {slot.known ? <Broken text={slot.text} /> : words.unknown}
      {slot.stop && ' ;;'}
    </code>
  </span>
)

/** Where it finds no room in one line it breaks behind "=", not within a number. */
const Broken = ({ text }: { readonly text: string }) =>
  text.split('=').map((part, at) => (
    <Fragment key={at}>
      {at > 0 && (
        <>
          =<wbr />
        </>
      )}
      {part}
    </Fragment>
  ))
