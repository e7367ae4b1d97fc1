import type { Command } from './command.ts'

export const nextDecision: Command = {
  id: 'next-decision',
  title: 'Next decision',
  keys: [{ key: 'ArrowRight', shift: true, where: 'page' }],
  perform: (store) => store.getState().decision(1),
}
