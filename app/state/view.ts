import type { Aside } from './aside.ts'
import type { Offline } from '../offline/offline.ts'
import type { ExportId } from '../exports/exportKinds.ts'
import type { PromiseId } from '../../src/cost/cost.ts'
import type { Slice } from './store.ts'

export type ThemeChoice = 'auto' | 'dark' | 'light'
export type PresentTheme = 'present-dark' | 'present-light'
export type Syntax = 'att' | 'intel'
export type BytesColumn = 'auto' | 'on' | 'off'
/** What the register columns show: the code as written, the code as patched, or what differs. */
export type RegisterSide = 'before' | 'after' | 'difference'
/** How much is announced at each step: its headline, or its sentence and the price too. */
export type Speech = 'short' | 'full'
/** How long no key was pressed in the editor: the message appears at `settled`, the fade at `faded`. */
export type Quiet = 'typing' | 'settled' | 'faded'

/** Pages of their own, by their word in the address: the analysis as a text, the words of the field, the
 * lessons. */
export const pageIds = ['reading', 'glossary', 'lessons'] as const
export type PageId = (typeof pageIds)[number]

/** Parts of the one dialog that brings what is in view elsewhere. */
export const shareTabs = ['share', 'share-embed', 'share-export'] as const
export type ShareTab = (typeof shareTabs)[number]

export interface ViewState {
  readonly theme: ThemeChoice
  /** For projectors: of present mode. */
  readonly presentTheme: PresentTheme
  /** Size of everything in per cent, 80 to 200. */
  readonly scale: number
  /** Of what the address asked for, the reader's own choice: it is what is kept. */
  readonly own: Partial<Pick<ViewState, 'theme' | 'scale'>>
  /** Width of the listing in pixels; null: the default share. */
  readonly split: number | null
  /** Of decoded text; the listing itself is AT&T. */
  readonly syntax: Syntax
  /** `auto`: shown on x86-32, hidden on x86-64. */
  readonly bytes: BytesColumn
  /** Macro expansions: those of the site in view, or all. */
  readonly expansions: 'current' | 'all'
  /** Macro lines that were opened or closed by hand, by line of the listing in view. */
  readonly expanded: Readonly<Record<number, boolean>>
  readonly registers: RegisterSide
  /** A promise that the register columns show at the call of a site, instead of the site's own. */
  readonly preview: { readonly site: number; readonly promise: PromiseId } | null
  /** Width of the listing as it is drawn, in pixels; 0 before it is known. */
  readonly listingWidth: number
  /** Stepping passes over the steps that decide nothing. */
  readonly brief: boolean
  readonly dialog:
    | 'settings'
    | 'decks'
    | 'palette'
    | 'keys'
    | 'history'
    | 'licences'
    | ShareTab
    | null
  /** What stands in the place of the workbench. */
  readonly page: PageId | null
  /** The entry at which the glossary opens. */
  readonly term: string | null
  /** A figure in somebody else's page. */
  readonly embedded: boolean
  /** Nobody reads what would flip a decision: it is not asked for. */
  readonly flipless: boolean
  /** A figure without steps: nothing leads back to them. */
  readonly stepless: boolean
  /** What the linter finds is not asked for yet: what an embed shows first stands without it. */
  readonly unlinted: boolean
  readonly speech: Speech
  /** `off`: keys of one character do nothing, for who speaks to the page or hits keys unmeant. */
  readonly letterKeys?: 'on' | 'off'
  /** The editor's accessibility mode; `auto` asks the browser. */
  readonly accessible: 'auto' | 'on'
  /** Commands done last by the palette, the newest first. */
  readonly recent: readonly string[]
  readonly quiet: Quiet
  /** On a phone the listing is a field to write in. */
  readonly editing: boolean
  /** Line of the cursor in the editor, from 1. */
  readonly cursorLine: number
  /** A line that the editor is asked to show and to put the cursor on. */
  readonly wanted: { readonly line: number } | null
  /** What is kept for times without a network. */
  readonly offline: Offline
  /** A file that the engine makes: asked for, or ready to be saved; null where it cannot be made. */
  readonly exporting:
    | { readonly asked: ExportId }
    | { readonly what: ExportId; readonly text: string | null }
    | null
  /** The text is to be printed as soon as it is complete. */
  readonly printing: boolean
  /** One line for screen readers and a passing notice, e.g. "Link copied". */
  readonly notice: string | null
  /** The reader's own text that went out of view, and the notice that says so. */
  readonly aside: Aside | null
}

export interface ViewActions {
  setView(part: Partial<ViewState>): void
}

export type ViewSlice = { readonly view: ViewState } & ViewActions

export const viewSlice: Slice<ViewSlice> = (set) => ({
  view: {
    theme: 'auto',
    presentTheme: 'present-dark',
    scale: 100,
    own: {},
    split: null,
    syntax: 'att',
    bytes: 'auto',
    expansions: 'current',
    expanded: {},
    registers: 'before',
    preview: null,
    listingWidth: 0,
    brief: false,
    dialog: null,
    page: null,
    term: null,
    embedded: false,
    flipless: false,
    stepless: false,
    unlinted: false,
    speech: 'short',
    accessible: 'auto',
    recent: [],
    quiet: 'faded',
    editing: false,
    cursorLine: 1,
    wanted: null,
    exporting: null,
    offline: 'no',
    printing: false,
    notice: null,
    aside: null,
  },
  setView: (part) =>
    set(({ view }) => {
      // What the reader chooses from here on is the reader's own.
      const own = Object.entries(view.own).filter(([name]) => !(name in part))
      return { view: { ...view, ...part, own: Object.fromEntries(own) } }
    }),
})
