import { chooseFile } from '../../files/choose.ts'
import { openKernelSample } from '../../kernel/openSample.ts'
import { kernelWords } from '../../messages/kernel.ts'
import { kernelSamples } from '../../samples/kernels.ts'
import { selectKernelPages } from '../../state/kernel.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { SwitchGroup } from '../../ui/SwitchGroup.tsx'
import { FeaturesPanel } from '../Features/FeaturesPanel.tsx'
import { KernelNotes } from './KernelNotes.tsx'
import { KernelTable } from './KernelTable.tsx'
import { KernelTotals } from './KernelTotals.tsx'
import styles from './Kernel.module.css'

const words = kernelWords

/** All sites of a kernel file: what they come to, and a table to search. */
export function KernelPanel() {
  const stage = useApp(({ kernel }) => kernel.stage)
  const trouble = useApp(({ kernel }) => kernel.trouble)
  const opened = useApp(({ kernel }) => kernel.summary !== null)
  return (
    <section className={styles.panel} aria-label={words.region} data-kernel>
      {opened ? <Opened /> : stage ? <Opening /> : <Invitation trouble={trouble} />}
    </section>
  )
}

const another = () => chooseFile(store, true)

function Invitation({ trouble }: { readonly trouble: string | null }) {
  const name = useApp(({ kernel }) => kernel.file?.name ?? '')
  return (
    <div className={styles.invitation}>
      <h2 className={styles.title}>{trouble === null ? words.invite : words.unreadable(name)}</h2>
      <p className={styles.words} role={trouble === null ? undefined : 'alert'}>
        {trouble ?? words.what}
      </p>
      <p className={styles.words}>{words.private}</p>
      <p className={styles.tools}>
        <Button look="primary" onClick={another}>
          {words.openFile}
        </Button>
      </p>
      <p className={styles.words}>{words.samples}</p>
      <p className={styles.tools}>
        {kernelSamples.map(({ id, title }) => (
          <Button key={id} onClick={() => void openKernelSample(store, id)}>
            {title}
          </Button>
        ))}
      </p>
    </div>
  )
}

function Opening() {
  const stage = useApp(({ kernel }) => kernel.stage)
  const file = useApp(({ kernel }) => kernel.file)
  return (
    <div className={styles.invitation}>
      <h2 className={styles.title}>{file?.name}</h2>
      <output className={styles.words}>{stage && words.stages[stage]}</output>
      <progress className={styles.progress} aria-label={words.region} />
      <p className={styles.words}>{words.private}</p>
      <p className={styles.tools}>
        <Button onClick={() => store.getState().closeKernel()}>{words.cancel}</Button>
      </p>
    </div>
  )
}

function Opened() {
  const sites = useApp(({ kernel }) => kernel.summary?.sites ?? 0)
  return (
    <>
      <Head />
      <Choices />
      {sites > 0 && <KernelTotals />}
      <KernelNotes />
      {sites > 0 && <KernelTable />}
    </>
  )
}

function Head() {
  const file = useApp(({ kernel }) => kernel.file)
  const summary = useApp(({ kernel }) => kernel.summary)
  if (!file || !summary) return null
  const { arch, form, era, sites, converted } = summary
  const { editKernelText, closeKernel } = store.getState()
  return (
    <header className={styles.head}>
      <div>
        <h2 className={styles.title}>{words.title(file.name, sites)}</h2>
        <p className={styles.words}>
          {words.about(words.kinds[form], arch, file.size, era)}. {words.private}
        </p>
      </div>
      <p className={styles.tools}>
        {converted && (
          <Button look="primary" title={words.editHint} onClick={editKernelText}>
            {words.edit}
          </Button>
        )}
        <Button onClick={another}>{words.another}</Button>
        <Button onClick={closeKernel}>{words.close}</Button>
      </p>
    </header>
  )
}

const eraOptions = (['2.6.30', '6.1'] as const).map((value) => ({ value, label: value }))
const pagesOptions = (['pae', 'nopae'] as const).map((value) => ({
  value,
  label: words.pages[value],
}))

/** What the file does not tell, or what somebody knows better. */
function Choices() {
  const summary = useApp(({ kernel }) => kernel.summary)
  const pages = useApp(selectKernelPages)
  if (!summary) return null
  const { arch, eras, era, sites } = summary
  if (sites === 0) return null
  return (
    <div className={styles.choices}>
      {eras.length > 1 && (
        <SwitchGroup
          small
          label={words.readAs}
          options={eraOptions}
          value={era === '6.1' ? era : '2.6.30'}
          onChange={store.getState().readKernelAs}
        />
      )}
      {arch === 'x86-32' && (
        <SwitchGroup
          small
          label={words.pages.label}
          options={pagesOptions}
          value={pages}
          onChange={store.getState().setKernelPages}
        />
      )}
      {era === '6.1' && <FeaturesPanel late />}
    </div>
  )
}
