import { present as words } from '../messages/present.ts'
import { nextScale } from '../state/scale.ts'
import type { AppStore } from '../state/store.ts'
import type { Command, Key } from './command.ts'

/** Some keyboards have the sign above another key: keys.ts does not ask for the shift key of a sign. */
const sign = (key: string): readonly Key[] => [{ key, where: 'page' }]

function turn(store: AppStore, by: 1 | -1) {
  const { view, setView } = store.getState()
  setView({ scale: nextScale(view.scale, by) })
}

export const larger: Command = {
  id: 'larger',
  title: words.scale.larger,
  keys: sign('+'),
  perform: (store) => turn(store, 1),
}

export const smaller: Command = {
  id: 'smaller',
  title: words.scale.smaller,
  keys: sign('-'),
  perform: (store) => turn(store, -1),
}
