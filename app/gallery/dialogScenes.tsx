import { historyWords } from '../messages/history.ts'
import { shippedDecks } from '../decks/index.ts'
import { Items } from '../panels/Commands/Menu.tsx'
import { KeyTables } from '../panels/Commands/KeySheet.tsx'
import { Palette } from '../panels/Commands/Palette.tsx'
import { Notices } from '../panels/Empty/Notices.tsx'
import { HistoryDialog, PastStates } from '../panels/History/HistoryDialog.tsx'
import { LicencesDialog } from '../panels/Licences/LicencesDialog.tsx'
import { SettingsDialog } from '../panels/Settings/SettingsDialog.tsx'
import { ShareDialog } from '../panels/Share/ShareDialog.tsx'
import { TopBar } from '../panels/TopBar/TopBar.tsx'
import { DecksDialog } from '../present/decks/DecksDialog.tsx'
import { firstDocument } from '../state/document.ts'
import type { Trouble } from '../state/analysisSlice.ts'
import type { ViewState } from '../state/view.ts'
import type { Exhibit, Scene } from './scenes.tsx'

const open = (
  dialog: ViewState['dialog'],
  id: string,
  Content: Scene['Content'],
  part: NonNullable<Scene['set']> = () => ({}),
): Scene => ({
  id,
  set: (state) => ({ view: { ...state.view, dialog }, ...part(state) }),
  Content,
})

const [deck = null] = shippedDecks

const Menu = () => (
  <div style={{ position: 'relative', width: 340, height: 0, marginBottom: 480 }}>
    <Items id="gallery-menu" onClose={() => undefined} />
  </div>
)

const day = 86_400_000
/** Midday, so that it is one day everywhere. */
const noon = Date.UTC(2026, 0, 5, 12)
const past = ['cli', 'PVOP_VCALLEE irq_disable', ''].map((line, at) => ({
  at: noon - at * day,
  document: { ...firstDocument(), listing: line && `    ${line}\n    ret\n` },
}))
const Past = () => <PastStates past={past} aside="{}" />

/** The notices keep to the foot of the page: here to that of a box. */
const Foot = () => (
  <div style={{ height: 190, contain: 'layout' }}>
    <Notices />
  </div>
)

const trouble = (id: string, told: Trouble): Scene => ({
  id,
  set: ({ analysis }) => ({ analysis: { ...analysis, trouble: told } }),
  Content: Foot,
})

const Bar = () => (
  <div style={{ display: 'grid', height: 52 }}>
    <TopBar />
  </div>
)

export const dialogExhibits: readonly Exhibit[] = [
  {
    id: 'share',
    wide: true,
    scenes: [
      open('share', 'link', ShareDialog),
      open('share-embed', 'embed', ShareDialog),
      open('share-export', 'export', ShareDialog),
    ],
  },
  { id: 'settings', scenes: [open('settings', 'xen', SettingsDialog)] },
  {
    id: 'history',
    scenes: [
      open('history', 'nothing kept', HistoryDialog),
      { id: historyWords.title, Content: Past },
    ],
  },
  {
    id: 'decks',
    scenes: [
      open('decks', 'an own deck', DecksDialog, (state) => ({
        deck: { ...state.deck, own: deck && { ...deck, states: deck.states.slice(0, 2) } },
      })),
    ],
  },
  { id: 'licences', scenes: [open('licences', 'all packages', LicencesDialog)] },
  {
    id: 'commands',
    scenes: [
      open('palette', 'palette', Palette),
      { id: 'menu', Content: Menu },
      { id: 'keys', Content: KeyTables },
    ],
  },
  {
    id: 'notices',
    scenes: [
      {
        id: 'in passing',
        set: ({ view }) => ({ view: { ...view, notice: 'Link copied' } }),
        Content: Foot,
      },
      {
        id: 'a newer version',
        set: ({ view }) => ({ view: { ...view, offline: 'newer' } }),
        Content: Foot,
      },
      trouble('stopped', { kind: 'stopped', line: 14, statement: '.rept' }),
      trouble('started again', { kind: 'crashed', message: 'an example', restarted: true }),
      trouble('fallen over twice', { kind: 'crashed', message: 'an example', restarted: false }),
    ],
  },
  { id: 'top-bar', wide: true, scenes: [{ id: 'folded', Content: Bar }] },
]
