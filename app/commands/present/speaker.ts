import { present as words } from '../../messages/present.ts'
import { openSpeaker } from '../../present/speaker/open.ts'
import type { Command } from '../command.ts'

export const speaker: Command = {
  id: 'present-speaker',
  title: words.commands.speaker,
  mode: 'present',
  keys: [],
  perform: (store) => {
    if (openSpeaker()) return
    // The sheet that asked for it lies over the notice.
    store.getState().setPresent({ overlay: null })
    store.getState().setView({ notice: words.speaker.blocked })
  },
}
