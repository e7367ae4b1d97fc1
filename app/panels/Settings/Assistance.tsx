import * as commandWords from '../../messages/commands.ts'
import { store, useApp } from '../../state/store.ts'
import { SwitchGroup } from '../../ui/SwitchGroup.tsx'
import { Part } from './Part.tsx'
import styles from './SettingsDialog.module.css'

const words = commandWords.assistance

const speeches = [
  { value: 'short', label: words.short },
  { value: 'full', label: words.full },
] as const
const onOff = [
  { value: 'on', label: words.on },
  { value: 'off', label: words.off },
] as const
const supports = [
  { value: 'auto', label: words.auto },
  { value: 'on', label: words.always },
] as const

/** What a screen reader says, how the editor works with it, and which keys there are. */
export function Assistance() {
  const { speech, letterKeys = 'on', accessible } = useApp((state) => state.view)
  const { setView } = store.getState()
  return (
    <Part title={words.title}>
      <SwitchGroup
        label={words.speech}
        options={speeches}
        value={speech}
        onChange={(value) => setView({ speech: value })}
      />
      <p className={styles.why}>{words.speechWhy}</p>
      <SwitchGroup
        label={words.editor}
        options={supports}
        value={accessible}
        onChange={(value) => setView({ accessible: value })}
      />
      <p className={styles.why}>{words.editorWhy}</p>
      <SwitchGroup
        label={words.keys}
        options={onOff}
        value={letterKeys}
        onChange={(value) => setView({ letterKeys: value })}
      />
      <p className={styles.why}>{words.keysWhy}</p>
    </Part>
  )
}
