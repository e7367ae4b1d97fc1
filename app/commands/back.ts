import { selectCanStep } from '../state/selectors.ts'
import type { Command } from './command.ts'

export const back: Command = {
  id: 'back',
  title: 'Previous step',
  keys: [
    { key: 'ArrowLeft', where: 'page' },
    { key: 'F9', shift: true, where: 'everywhere' },
  ],
  available: (state) => selectCanStep(state, -1),
  perform: (store) => store.getState().step(-1),
}
