import { useRef, useState } from 'react'
import { embedParts } from '../../embed/options.ts'
import { share } from '../../messages/share.ts'
import { linkOf } from '../../state/address.ts'
import { selectKernelNote } from '../../state/kernel.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { SwitchGroup } from '../../ui/SwitchGroup.tsx'
import styles from './Share.module.css'
import {
  type EmbedChoice,
  embedAddress,
  pictureAddress,
  type SnippetForm,
  snippetForms,
  snippetOf,
  titleOf,
  usualEmbed,
  withPart,
} from './snippets.ts'
import { useCopy } from './useCopy.ts'

const words = share.embed

const formOptions = snippetForms.map((value) => ({ value, label: words.forms[value] }))
const themeOptions = (['auto', 'light', 'dark'] as const).map((value) => ({
  value,
  label: words.themes[value],
}))

/** What is pasted into another page, and how it looks there. */
export function EmbedTab() {
  const [choice, setChoice] = useState<EmbedChoice>(usualEmbed)
  const [form, setForm] = useState<SnippetForm>('iframe')
  const hash = useApp(linkOf)
  const field = useRef<HTMLTextAreaElement>(null)
  const { said, copy } = useCopy(field, words.form)
  const picture = form === 'markdown'
  const none = !picture && choice.parts.length === 0
  const note = useApp(selectKernelNote)
  return (
    <>
      {note !== null && <p className={styles.hint}>{note}</p>}
      <div className={styles.choices}>
        <Choices
          choice={choice}
          picture={picture}
          onChange={(part) => setChoice({ ...choice, ...part })}
        />
        <SwitchGroup label={words.form} options={formOptions} value={form} onChange={setForm} />
      </div>
      {none ? (
        <p className={styles.warning}>{words.nothing}</p>
      ) : (
        <>
          <textarea
            ref={field}
            className={styles.snippet}
            aria-label={words.snippet}
            readOnly
            spellCheck={false}
            rows={picture ? 3 : 8}
            value={snippetOf(form, location.href, hash, choice)}
          />
          <p className={styles.actions}>
            <Button look="primary" onClick={copy}>
              {words.copy}
            </Button>
            <output className={styles.said}>{said}</output>
          </p>
          {picture ? (
            <Picture hash={hash} choice={choice} />
          ) : (
            <iframe
              className={styles.preview}
              title={words.preview}
              src={embedAddress(location.href, hash, choice)}
              loading="lazy"
            />
          )}
        </>
      )}
    </>
  )
}

/** What the page makes of the Markdown: a picture that leads here. */
const Picture = ({ hash, choice }: { readonly hash: string; readonly choice: EmbedChoice }) => (
  <figure className={styles.picture} aria-label={words.preview}>
    <a href={`./${hash}`} target="_blank" rel="noopener">
      <img src={pictureAddress(location.href)} alt={titleOf(choice)} />
    </a>
    <figcaption className={styles.hint}>{words.picture}</figcaption>
  </figure>
)

interface ChoicesProps {
  readonly choice: EmbedChoice
  /** It is a picture: there are no parts to choose, and no theme. */
  readonly picture: boolean
  readonly onChange: (part: Partial<EmbedChoice>) => void
}

function Choices({ choice, picture, onChange }: ChoicesProps) {
  return (
    <>
      {!picture && <Looks choice={choice} onChange={onChange} />}
      <label className={styles.field}>
        <span>{words.titleLabel}</span>
        <input
          value={choice.title}
          placeholder={words.usualTitle}
          maxLength={200}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </label>
    </>
  )
}

/** What of a figure is shown, and how. */
function Looks({ choice, onChange }: Omit<ChoicesProps, 'picture'>) {
  const { parts } = choice
  return (
    <>
      <fieldset className={styles.parts}>
        <legend>{words.parts}</legend>
        {embedParts.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts.includes(part)}
              onChange={({ target }) => onChange({ parts: withPart(parts, part, target.checked) })}
            />
            {words.partNames[part]}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={choice.readonly}
            onChange={({ target }) => onChange({ readonly: target.checked })}
          />
          {words.readonly}
        </label>
      </fieldset>
      <SwitchGroup
        label={words.theme}
        options={themeOptions}
        value={choice.theme}
        onChange={(theme) => onChange({ theme })}
      />
    </>
  )
}
