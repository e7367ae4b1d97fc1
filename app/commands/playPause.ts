import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const playPause: Command = {
  id: 'play-pause',
  title: commandWords.stepTitles.playPause,
  group: 'walk',
  keys: [{ key: 'Space', where: 'page' }],
  keepsPlaying: true,
  // A run is walked by hand.
  available: (state) => !state.run.open,
  perform: (store) => {
    const { playback, play, pause } = store.getState()
    if (playback.playing) pause()
    else play()
  },
}
