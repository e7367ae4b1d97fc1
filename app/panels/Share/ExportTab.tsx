import { useState } from 'react'
import { chooseFile } from '../../files/choose.ts'
import type { ExportId } from '../../exports/exportKinds.ts'
import { exportFiles } from '../../exports/exportKinds.ts'
import { saveFigure, saveHandout } from '../../exports/save.ts'
import { saveDocument, saveListing } from '../../commands/files.ts'
import { closeDialog } from '../Commands/Dialog.tsx'
import { figureWords } from '../../messages/figures.ts'
import { share } from '../../messages/share.ts'
import { selectComparison } from '../../state/compare.ts'
import { linkOf } from '../../state/address.ts'
import { isItanium, selectIsDrawn, selectItaniumStory } from '../../state/itanium.ts'
import { selectStory } from '../../state/selectors.ts'
import { type AppState, store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { SwitchGroup } from '../../ui/SwitchGroup.tsx'
import { type FigureId, figuresOf } from '../../figures/ids.ts'
import styles from './Share.module.css'

const words = share.export

type Theme = 'light' | 'dark'

const themes = (['light', 'dark'] as const).map((value) => ({
  value,
  label: share.embed.themes[value],
}))

function hasStory(state: AppState): boolean {
  return (isItanium(state) ? selectItaniumStory(state) : selectStory(state)) !== null
}

/** Whether there is such a picture of what is in view. */
const available: Readonly<Record<FigureId, (state: AppState) => boolean>> = {
  step: hasStory,
  bytes: hasStory,
  registers: selectIsDrawn,
  stack: hasStory,
  compare: (state) =>
    isItanium(state) ? hasStory(state) : (selectComparison(state)?.sites.length ?? 0) > 0,
}

const texts: readonly ExportId[] = ['source', 'patched', 'trace']

/** Pictures and files of what is in view. */
export function ExportTab() {
  const [said, setSaid] = useState('')
  const tell = (name: string, saving: Promise<string>) =>
    void saving.then(
      (saved) => setSaid(words.saved(saved)),
      () => setSaid(words.failed(name)),
    )
  return (
    <>
      <Pictures onSave={tell} />
      <h3>{words.files}</h3>
      <ul className={styles.files}>
        <li>
          <Button onClick={() => tell(words.handout, saveHandout(store, linkNow()))}>
            {words.handout}
          </Button>
        </li>
        <li>
          <Button onClick={() => saveDocument.perform(store)}>{words.document}</Button>
        </li>
        <li>
          <Button onClick={() => saveListing.perform(store)}>{words.listing}</Button>
        </li>
        {texts.map((asked) => (
          <li key={asked}>
            <Button title={exportFiles[asked]} onClick={() => ask(asked)}>
              {words[asked]}
            </Button>
          </li>
        ))}
        <li>
          <Button
            onClick={() => {
              closeDialog()
              chooseFile(store)
            }}
          >
            {words.open}
          </Button>
        </li>
      </ul>
      <output className={styles.said}>{said}</output>
    </>
  )
}

const linkNow = (): string => new URL(linkOf(store.getState()), location.href).href

const ask = (asked: ExportId) => store.getState().setView({ exporting: { asked } })

interface PicturesProps {
  readonly onSave: (name: string, saving: Promise<string>) => void
}

function Pictures({ onSave }: PicturesProps) {
  const [theme, setTheme] = useState<Theme>('light')
  const pictures = figuresOf[useApp((state) => state.document.machine)]
  return (
    <>
      <SwitchGroup label={words.theme} options={themes} value={theme} onChange={setTheme} />
      <ul className={styles.pictures} aria-label={words.pictures}>
        {pictures.map((id) => (
          <Picture key={id} id={id} theme={theme} onSave={onSave} />
        ))}
      </ul>
    </>
  )
}

interface PictureProps extends PicturesProps {
  readonly id: FigureId
  readonly theme: Theme
}

function Picture({ id, theme, onSave }: PictureProps) {
  const there = useApp(available[id])
  const name = figureWords.names[id]
  const save = (kind: 'svg' | 'png') => onSave(name, saveFigure(store.getState(), id, theme, kind))
  return (
    <li>
      <span>
        {name}
        {!there && <small> {words.noPicture}</small>}
      </span>
      {(['svg', 'png'] as const).map((kind) => (
        <Button
          key={kind}
          disabled={!there}
          aria-label={words.save(name, kind.toUpperCase())}
          onClick={() => save(kind)}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </li>
  )
}
