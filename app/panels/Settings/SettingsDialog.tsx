import type { VariantId } from '../../../src/backends/backend.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import type { FramePointerChoice } from '../../../src/x86/framePointer.ts'
import { nopTablesOf } from '../../../src/x86/nops.ts'
import * as frame from '../../messages/frame.ts'
import { present } from '../../messages/present.ts'
import { selectArch, selectBackend } from '../../state/selectors.ts'
import { scales } from '../../state/scale.ts'
import type { Speed } from '../../state/playback.ts'
import { store, useApp } from '../../state/store.ts'
import { ofEachBackend } from '../../../src/backends/index.ts'
import { Button } from '../../ui/Button.tsx'
import { type SwitchOption, SwitchGroup } from '../../ui/SwitchGroup.tsx'
import { closeDialog, Dialog } from '../Commands/Dialog.tsx'
import { Assistance } from './Assistance.tsx'
import { Part } from './Part.tsx'
import styles from './SettingsDialog.module.css'

const words = frame.settings

/** What is set once and seldom: the finer options of machine, patcher and view. */
export function SettingsDialog() {
  return (
    <Dialog name="settings" label={words.title} className={styles.dialog}>
      <header className={styles.head}>
        <h2>{words.title}</h2>
        <Button onClick={closeDialog}>{words.close}</Button>
      </header>
      <View />
      <Assistance />
      <Machine />
      <FramePointer />
      <Offline />
    </Dialog>
  )
}

const configChoices: readonly SwitchOption<ConfigId>[] = [
  { value: '32pae', label: words.pae },
  { value: '32nopae', label: words.nopae },
]

/** The ways to run on a backend, where it has more than one. */
const variantChoices = ofEachBackend(({ words: { option }, variants }) =>
  option === undefined
    ? null
    : {
        label: option,
        choices: variants.map(({ id, word }): SwitchOption<VariantId> => ({
          value: id as VariantId,
          label: word ?? id,
        })),
      },
)

function Machine() {
  const { config, variant, nops, scan } = useApp((state) => state.document)
  const arch = useApp(selectArch)
  const options = variantChoices[useApp(selectBackend)]
  const { setConfig, setVariant, setNops, setScan } = store.getState()
  return (
    <Part title={words.machine}>
      {arch === 'x86-32' && (
        <SwitchGroup
          label={words.config}
          options={configChoices}
          value={config}
          onChange={setConfig}
        />
      )}
      {options && (
        <SwitchGroup
          label={options.label}
          options={options.choices}
          value={variant}
          onChange={setVariant}
        />
      )}
      <SwitchGroup
        label={words.nops}
        options={nopTablesOf(arch).map((value) => ({ value, label: words.nopNames[value] }))}
        value={nops}
        onChange={setNops}
      />
      <SwitchGroup
        label={words.scan}
        options={onOff}
        value={scan ? 'on' : 'off'}
        onChange={(value) => setScan(value === 'on')}
      />
    </Part>
  )
}

const framePointerOptions: readonly SwitchOption<FramePointerChoice>[] = [
  { value: 'auto', label: words.asTheCodeSays },
  { value: 'yes', label: words.yes },
  { value: 'no', label: words.no },
]

function FramePointer() {
  const value = useApp((state) => state.document.framePointer)
  const arch = useApp(selectArch)
  return (
    <div className={styles.group}>
      <SwitchGroup
        label={words.framePointer(arch === 'x86-64' ? 'rbp' : 'ebp')}
        options={framePointerOptions}
        value={value}
        onChange={store.getState().setFramePointer}
      />
      <p className={styles.why}>{words.framePointerWhy}</p>
    </div>
  )
}

/** Whether a lecture hall without a network will do. */
function Offline() {
  const offline = useApp((state) => state.view.offline)
  return <p className={styles.last}>{words.offline[offline]}</p>
}

const onOff = [
  { value: 'off', label: words.off },
  { value: 'on', label: words.on },
] as const
const autoOnOff = [
  { value: 'auto', label: words.auto },
  { value: 'on', label: words.on },
  { value: 'off', label: words.off },
] as const
const syntaxes = [
  { value: 'att', label: words.att },
  { value: 'intel', label: words.intel },
] as const
const speeds = ['0.5', '1', '2'].map((value) => ({ value, label: `${value}×` }))
const themes = [
  { value: 'auto', label: words.auto },
  { value: 'dark', label: words.dark },
  { value: 'light', label: words.light },
] as const

const sizes = scales.map((value) => ({
  value: String(value),
  label: present.scale.percent(value),
}))

function View() {
  const { syntax, bytes, theme, scale } = useApp((state) => state.view)
  const speed = useApp((state) => state.playback.speed)
  const { setView, setSpeed } = store.getState()
  return (
    <Part title={words.page}>
      <SwitchGroup
        label={words.theme}
        options={themes}
        value={theme}
        onChange={(value) => setView({ theme: value })}
      />
      <SwitchGroup
        label={present.scale.label}
        options={sizes}
        value={String(scale)}
        onChange={(value) => setView({ scale: Number(value) })}
      />
      <SwitchGroup
        label={words.syntax}
        options={syntaxes}
        value={syntax}
        onChange={(value) => setView({ syntax: value })}
      />
      <SwitchGroup
        label={words.bytes}
        options={autoOnOff}
        value={bytes}
        onChange={(value) => setView({ bytes: value })}
      />
      <SwitchGroup
        label={words.speed}
        options={speeds}
        value={String(speed)}
        onChange={(value) => setSpeed(Number(value) as Speed)}
      />
    </Part>
  )
}
