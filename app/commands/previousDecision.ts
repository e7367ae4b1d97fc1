import type { Command } from './command.ts'

export const previousDecision: Command = {
  id: 'previous-decision',
  title: 'Previous decision',
  keys: [{ key: 'ArrowLeft', shift: true, where: 'page' }],
  perform: (store) => store.getState().decision(-1),
}
