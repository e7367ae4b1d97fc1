import { share } from '../../messages/share.ts'
import { selectReaderIsAsked } from '../../state/lessonSelectors.ts'
import { store, useApp } from '../../state/store.ts'
import { type ShareTab, shareTabs } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { SwitchGroup } from '../../ui/SwitchGroup.tsx'
import { closeDialog, Dialog } from '../Commands/Dialog.tsx'
import { EmbedTab } from './EmbedTab.tsx'
import { ExportTab } from './ExportTab.tsx'
import { LinkTab } from './LinkTab.tsx'
import styles from './Share.module.css'

const tabs = shareTabs.map((value) => ({ value, label: share.tabs[value] }))

const contents: Readonly<Record<ShareTab, () => React.ReactNode>> = {
  share: LinkTab,
  'share-embed': EmbedTab,
  'share-export': ExportTab,
}

/** What is in view as a link, as a part of another page, as pictures and files. */
export function ShareDialog() {
  return (
    <Dialog name={shareTabs} label={share.title} className={styles.dialog}>
      <Tabs />
    </Dialog>
  )
}

function Tabs() {
  const open = useApp((state) => shareTabs.find((tab) => tab === state.view.dialog))
  // Previews, pictures and files of what a lesson asks about would answer it.
  const asked = useApp(selectReaderIsAsked)
  const tab = asked ? 'share' : (open ?? 'share')
  const Content = contents[tab]
  return (
    <>
      <header className={styles.head}>
        <h2>{share.title}</h2>
        <Button onClick={closeDialog}>{share.close}</Button>
      </header>
      <SwitchGroup
        label={share.tabs.label}
        options={asked ? tabs.filter(({ value }) => value === 'share') : tabs}
        value={tab}
        onChange={(dialog) => store.getState().setView({ dialog })}
      />
      <Content />
    </>
  )
}
