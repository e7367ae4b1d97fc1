import { selectCanStep } from '../state/selectors.ts'
import type { Command } from './command.ts'

export const next: Command = {
  id: 'next',
  title: 'Next step',
  keys: [
    { key: 'ArrowRight', where: 'page' },
    { key: 'F10', where: 'everywhere' },
  ],
  available: (state) => selectCanStep(state, 1),
  perform: (store) => store.getState().step(1),
}
