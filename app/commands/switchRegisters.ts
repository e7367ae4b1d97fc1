import type { RegisterSide } from '../state/view.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

const following: Readonly<Record<RegisterSide, RegisterSide>> = {
  before: 'after',
  after: 'difference',
  difference: 'before',
}

export const switchRegisters: Command = {
  id: 'switch-registers',
  title: commandWords.titles.switchRegisters,
  group: 'view',
  keys: [{ key: 'g', alt: true, where: 'everywhere' }],
  perform: (store) => {
    const { view, setView } = store.getState()
    setView({ registers: following[view.registers] })
  },
}
