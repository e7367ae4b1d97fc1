import type { Command } from './command.ts'

export const toEnd: Command = {
  id: 'to-end',
  title: 'Last step',
  keys: [{ key: 'End', where: 'page' }],
  perform: (store) => {
    const { run, runTo, goToEnd } = store.getState()
    if (run.open) runTo(Infinity)
    else goToEnd()
  },
}
