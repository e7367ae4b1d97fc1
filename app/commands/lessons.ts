import { lessonWords as words } from '../messages/lessons.ts'
import type { Command } from './command.ts'

export const lessons: Command = {
  id: 'lessons',
  title: words.openHint,
  group: 'view',
  keys: [],
  inMenu: true,
  perform: (store) => {
    const { setView, leaveLesson } = store.getState()
    leaveLesson()
    setView({ page: 'lessons' })
  },
}
