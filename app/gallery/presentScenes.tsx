import type { ReactNode } from 'react'
import { KeySheet } from '../present/KeySheet.tsx'
import screen from '../present/Present.module.css'
import type { SpeakerNews } from '../present/speaker/message.ts'
import { SpeakerPage, Waiting } from '../present/speaker/Speaker.tsx'
import { TouchBar } from '../present/TouchBar.tsx'
import styles from './Gallery.module.css'
import type { Exhibit, Scene } from './scenes.tsx'

/** A projector: everything in it is as high as the window asks for. */
const Projector = ({ children }: { readonly children: ReactNode }) => (
  <div
    data-theme="present-dark"
    style={{ height: '100vh', contain: 'layout', overflow: 'hidden', zoom: 0.75 }}
  >
    <div className={screen.screen}>{children}</div>
  </div>
)

const Keys = () => (
  <Projector>
    <KeySheet />
  </Projector>
)

/** A phone in the hand, where the bar stands below what is shown. */
const phone = (theme: 'present-dark' | 'present-light') => () => (
  <div data-theme={theme} className={styles.touched}>
    <div className={screen.screen}>
      <TouchBar />
    </div>
  </div>
)

const news: SpeakerNews = {
  kind: 'news',
  now: 'What will Xen put here?',
  title: 'Ask: Xen',
  next: 'What the promise is worth',
  notes: 'Eight bytes, and there are thirteen. The call is gone.',
  at: { at: 4, of: 12 },
  covered: true,
  detour: false,
  blank: null,
  startedAt: null,
  planned: { before: 6, here: 2, total: 27 },
  scale: 100,
}

const noon = Date.UTC(2026, 0, 5, 12)
const minute = 60_000
const sendNothing = () => undefined

/** What the speaker is told, `part` of it otherwise, after so many minutes of a lecture. */
const speaking = (id: string, minutes: number, part: Partial<SpeakerNews> = {}): Scene => ({
  id,
  Content: () => (
    <div style={{ height: 520, overflow: 'hidden' }}>
      <SpeakerPage
        news={{ ...news, startedAt: noon - minutes * minute, ...part }}
        now={noon}
        send={sendNothing}
      />
    </div>
  ),
})

export const presentExhibits: readonly Exhibit[] = [
  {
    id: 'speaker',
    scenes: [
      { id: 'waiting', Content: Waiting },
      speaking('the room is asked', 7),
      speaking('behind the plan', 11, { covered: false, now: 'Inline code wins.', title: 'Xen' }),
      speaking('a black screen', 7, { blank: 'black' }),
      speaking('on a detour', 7, { covered: false, detour: true }),
      speaking('the last state', 26, {
        covered: false,
        next: null,
        notes: '',
        at: { at: 12, of: 12 },
      }),
      speaking('no deck', 0, { covered: false, title: '', at: null, notes: '', startedAt: null }),
    ],
  },
  {
    id: 'touch-bar',
    scenes: [
      { id: 'dark', Content: phone('present-dark') },
      { id: 'light', Content: phone('present-light') },
    ],
  },
  { id: 'key-sheet', wide: true, scenes: [{ id: 'while presenting', Content: Keys }] },
]
