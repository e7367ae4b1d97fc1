import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import { isOpen } from '../../panels/Listing/expansions.ts'
import { gutterPixels } from '../../panels/Listing/gutter.ts'
import { type ListingLayout, noLayout } from '../../panels/Listing/lines.ts'
import { leastSource } from '../../registers/arrangement.ts'
import { blocksOf } from '../../registers/blocks.ts'
import type { Columns } from '../../registers/columns.ts'
import { type DrawnScene, layoutSide } from '../../registers/scene.ts'
import { selectItanium, selectItaniumStory } from '../../state/itanium.ts'
import { selectIsAsking } from '../../state/present.ts'
import type { AppState } from '../../state/store.ts'
import { toneOf } from '../../ui/tone.ts'
import type { Machine } from '../machine.ts'
import { type ItaniumColumns, itaniumColumns, noColumns } from './columns.ts'
import { itaniumInView } from './inView.ts'
import { itaniumLayout } from './layout.ts'
import { itaniumPicture } from './picture.ts'
import { tokenizeItanium } from './tokens.ts'
import { itaniumWords } from './words.ts'

function columnsOf(state: AppState): ItaniumColumns {
  const told = selectItanium(state)
  if (!told) return noColumns
  const story = selectItaniumStory(state)
  const open = itaniumColumns(told, story)
  const { listingWidth } = state.view
  const room = listingWidth - open.width - gutterPixels(state.view.bytes === 'on' ? 16 : 0)
  return listingWidth > 0 && room < leastSource ? itaniumColumns(told, story, true) : open
}

const layouts = new WeakMap<
  Ia64Told,
  { readonly listing: string; readonly layout: ListingLayout }
>()
const layoutsAfter: typeof layouts = new WeakMap()

/** The same one as long as nothing that it follows from has changed. */
function layoutOf(state: AppState): ListingLayout {
  const told = selectItanium(state)
  if (!told) return noLayout
  const { listing } = state.document
  const side = layoutSide(state.view.registers)
  const kept = side === 'after' ? layoutsAfter : layouts
  const known = kept.get(told)
  if (known?.listing === listing) return known.layout
  const layout = itaniumLayout(told, listing, side)
  kept.set(told, { listing, layout })
  return layout
}

const namesOf = (columns: Columns): readonly string[] => (columns as ItaniumColumns).names

const unlost = new WeakMap<Ia64Told, Ia64Told>()

/** While somebody is asked: which registers a site gives up follows from what comes to stand there. */
function withoutLosses(told: Ia64Told): Ia64Told {
  const known = unlost.get(told)
  if (known) return known
  const stories = told.stories.map((story) => ({
    ...story,
    losses: { ...story.losses, mayDestroy: [], destroyed: [] },
  }))
  const made = { ...told, stories }
  unlost.set(told, made)
  return made
}

function sceneOf(
  state: AppState,
  layout: DrawnScene['layout'],
  columns: Columns,
): DrawnScene | null {
  const told = selectItanium(state)
  if (!told || layout.lines.size === 0) return null
  const names = namesOf(columns)
  const { registers: side } = state.view
  const site = state.playback.place?.site ?? null
  const bandAt = (line: number) => layout.bands.find(({ from, to }) => from <= line && line <= to)
  return {
    layout,
    blocks: blocksOf(layout, state.view, site),
    columns,
    allColumns: itaniumColumns(told, selectItaniumStory(state)).columns,
    side,
    picture: itaniumPicture(selectIsAsking(state) ? withoutLosses(told) : told, names, side),
    preview: null,
    inView: itaniumInView(state),
    places: names.length,
    isPlace: () => true,
    isOpen: (line, entry) => isOpen(line, entry, state.view, site),
    band: (line) => {
      const band = bandAt(line)
      return { tone: band ? toneOf(band.outcome) : null, current: band?.site === site }
    },
    words: itaniumWords(told, names, side),
  }
}

export const ia64Machine: Machine = {
  id: 'ia64',
  sides: true,
  drawn: selectItanium,
  layout: layoutOf,
  scene: sceneOf,
  columns: columnsOf,
  narrowColumns: (state, asked) => {
    const columns = columnsOf(state)
    const { names } = columns
    return asked ? columns : { ...noColumns, names }
  },
  bytes: ({ view }) => (view.bytes === 'on' ? 16 : 0),
  inView: itaniumInView,
  found: ({ itanium: { latest } }) =>
    latest && { listing: latest.input.listing, diagnostics: latest.diagnostics },
  tokenize: tokenizeItanium,
}
