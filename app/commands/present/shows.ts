import { present as words } from '../../messages/present.ts'
import { type PresentLayout, presentLayouts } from '../../../src/share/deck.ts'
import type { PresentState } from '../../state/present.ts'
import type { AppStore } from '../../state/store.ts'
import type { Command, Key } from '../command.ts'

const on = (...keys: readonly string[]): readonly Key[] =>
  keys.map((key) => ({ key, where: 'page' }))
/** Some keyboards have the sign above another key: keys.ts does not ask for the shift key of a sign. */
const sign = (key: string): readonly Key[] => [{ key, where: 'page' }]

function change(store: AppStore, next: (state: PresentState) => Partial<PresentState>) {
  const { present, setPresent } = store.getState()
  setPresent(next(present))
}

function showLayout(store: AppStore, layout: PresentLayout) {
  const { run, openRun, closeRun, setPresent } = store.getState()
  if (layout === 'run' && !run.open) openRun()
  if (layout !== 'run' && run.open) closeRun()
  setPresent({ layout, overlay: null, blank: null })
}

/** A detour that was left here is taken up again. */
function edit(store: AppStore) {
  store.getState().resumeDetour()
  if (store.getState().run.open) store.getState().closeRun()
  store.getState().setPresent({ overlay: 'edit', layout: 'code', blank: null })
}

const { commands } = words

/** Where nothing is covered just now, nothing else would tell that it is on. */
function turnCurtain(store: AppStore) {
  const curtain = !store.getState().present.curtain
  change(store, () => ({ curtain, revealed: null, layout: null }))
  store.getState().setView({ notice: curtain ? words.screen.curtainOn : words.screen.curtainOff })
}

const blank = (color: 'black' | 'white', keys: readonly Key[]): Command => ({
  id: `present-${color}`,
  title: commands[color],
  mode: 'present',
  keys,
  perform: (store) => change(store, (state) => ({ blank: state.blank === color ? null : color })),
})

const overlay = (name: 'qr' | 'keys', keys: readonly Key[]): Command => ({
  id: `present-${name}`,
  title: commands[name],
  mode: 'present',
  keys,
  perform: (store) =>
    change(store, (state) => ({ overlay: state.overlay === name ? null : name, blank: null })),
})

export const shows: readonly Command[] = [
  ...presentLayouts.map((layout, index): Command => ({
    id: `present-layout-${layout}`,
    title: words.layouts[layout],
    mode: 'present',
    keys: on(String(index + 1)),
    perform: (store) => showLayout(store, layout),
  })),
  blank('black', on('b', '.')),
  blank('white', on('w')),
  {
    id: 'present-theme',
    title: commands.theme,
    mode: 'present',
    keys: on('t'),
    perform: (store) => {
      const { view, setView } = store.getState()
      const light = view.presentTheme === 'present-light'
      setView({ presentTheme: light ? 'present-dark' : 'present-light' })
    },
  },
  {
    id: 'present-curtain',
    title: commands.curtain,
    mode: 'present',
    keys: on('h'),
    perform: turnCurtain,
  },
  { id: 'present-edit', title: commands.edit, mode: 'present', keys: on('e'), perform: edit },
  overlay('qr', on('q')),
  // Also by keys that are no single letter: those can be switched off. The sheet is the palette of this mode.
  overlay('keys', [
    ...sign('?'),
    { key: 'F1', where: 'everywhere' },
    { key: 'k', ctrl: true, where: 'everywhere' },
  ]),
]
