import fc from 'fast-check'
import { expect } from 'vitest'
import { brokenJson } from '../../../src/testing/broken.ts'
import { documents } from '../../../src/testing/brokenLinks.ts'
import { encodeLink } from '../../../src/share/encodeLink.ts'
import { readMessage } from '../../embed/protocol.ts'
import { setFigure } from '../../embed/setting.ts'
import { askFrom, newsFrom, wrapped } from '../../present/speaker/message.ts'
import { createAppStore } from '../../state/store.ts'
import { border } from './border.ts'
import { expectWhole } from './whole.ts'

const [document] = documents

const toEmbed = fc.constantFrom<unknown>(
  { type: 'pv.hello', id: 1 },
  { type: 'pv.getState', id: 'a' },
  { type: 'pv.step', id: 2, to: 3, site: 1 },
  { type: 'pv.step', delta: -1 },
  { type: 'pv.setTheme', theme: 'dark' },
  { type: 'pv.play' },
  {
    type: 'pv.setState',
    id: 3,
    state: {
      listing: 'ret\n',
      arch: 'x86-64',
      backend: 'kvm',
      rules: '6.1',
      site: 1,
      step: 2,
      link: document ? encodeLink(document) : '',
    },
  },
  { context: 'h5p', action: 'resize' },
  'slide:stop',
)

/** What a page around an embed posts, also as JSON. */
const posted = fc.oneof(
  { weight: 4, arbitrary: brokenJson(toEmbed) },
  { weight: 1, arbitrary: brokenJson(toEmbed).map(asText) },
)

function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

export const embedMessages = border({
  id: 'messages to an embed',
  entries: ['message'],
  guards: ['app/embed/protocol.ts', 'app/embed/channel.ts', 'app/embed/early.ts'],
  share: 21,
  inputs: posted,
  enter: (data) => {
    const found = readMessage(data)
    if (found.kind === 'refused') expect(found.error.message.length).toBeGreaterThan(20)
    if (found.kind !== 'wanted' || found.wanted.type !== 'pv.setState') return
    const store = createAppStore()
    const error = setFigure(store, found.wanted.state)
    if (error) expect(error.message.length).toBeGreaterThan(10)
    expectWhole(store.getState())
  },
})

const toSpeaker = fc.constantFrom<unknown>(
  wrapped({ kind: 'next', id: 'x' }),
  wrapped({
    kind: 'news',
    now: 'Now',
    title: 'Title',
    next: null,
    notes: '',
    at: { at: 1, of: 3 },
    covered: false,
    detour: false,
    startedAt: 0,
    planned: { before: 0, here: 2, total: 6 },
    blank: null,
    scale: 100,
  }),
)

export const speakerMessages = border({
  id: 'messages between the windows of a lecture',
  entries: ['message'],
  guards: ['app/present/speaker/message.ts', 'app/present/speaker/channel.ts'],
  share: 8,
  inputs: brokenJson(toSpeaker),
  enter: (data) => {
    const ask = askFrom(data)
    if (ask) expect(['hello', 'next', 'back']).toContain(ask.kind)
    const news = newsFrom(data)
    if (!news) return
    for (const text of [news.now, news.title, news.notes, news.next ?? '']) {
      expect(typeof text).toBe('string')
    }
    for (const minutes of Object.values(news.planned)) {
      expect(Number.isFinite(minutes)).toBe(true)
    }
  },
})
