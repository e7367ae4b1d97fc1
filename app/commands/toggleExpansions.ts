import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const toggleExpansions: Command = {
  id: 'toggle-expansions',
  title: commandWords.titles.toggleExpansions,
  group: 'listing',
  keys: [{ key: 'e', alt: true, where: 'everywhere' }],
  perform: (store) => {
    const { view, setView } = store.getState()
    setView({ expansions: view.expansions === 'all' ? 'current' : 'all', expanded: {} })
  },
}
