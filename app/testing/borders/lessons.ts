import fc from 'fast-check'
import { expect } from 'vitest'
import { callsite } from '../../../src/lessons/core/callsite.ts'
import { receiptFrom, receiptText } from '../../../src/lessons/receipt.ts'
import { encodeLink } from '../../../src/share/encodeLink.ts'
import { brokenJson, brokenTexts } from '../../../src/testing/broken.ts'
import { brokenLinks, documents } from '../../../src/testing/brokenLinks.ts'
import { submissionFrom } from '../../cli/submission.ts'
import { readPredictions } from '../../embed/predictions.ts'
import { stateIn } from '../../splice/splice.ts'
import { lessonAddressFrom } from '../../state/lessonAddress.ts'
import { border } from './border.ts'

const [document] = documents
const scene = callsite.scenes.find(({ task }) => task)
if (!document || !scene?.task) throw new Error('no lesson has a task')
const exercise = { lesson: callsite, scene, task: scene.task }

const receipt = receiptText({
  version: '1.0.0',
  lesson: callsite.id,
  task: scene.task.id,
  goals: [{ id: 'one', met: true }],
  first: { right: 1, shown: 0, all: 2 },
  hints: 0,
  name: 'A',
  time: '2026-01-01T00:00:00Z',
  link: encodeLink(document),
})

export const answers = border({
  id: 'receipts and answers that are handed in',
  entries: ['lesson JSON', 'file'],
  guards: ['src/lessons/receipt.ts', 'app/cli/submission.ts'],
  share: 8,
  inputs: fc.record({
    name: fc.constantFrom('a.txt', 'a.pvscope.json', 'a.s', 'a.receipt'),
    text: fc.oneof(brokenTexts(fc.constant(receipt)), brokenLinks),
  }),
  enter: ({ name, text }) => {
    const read = receiptFrom(text)
    if (read) for (const part of Object.values(read)) expect(typeof part).toBe('string')
    const submission = submissionFrom(name, text, exercise)
    if (submission.ok) expect(typeof submission.value.document.listing).toBe('string')
    else expect(submission.error.length).toBeGreaterThan(10)
  },
})

const asked = 'pvscope-x-1'

export const platforms = border({
  id: 'what a learning platform gives back',
  entries: ['lesson JSON', 'message'],
  guards: ['app/splice/splice.ts', 'app/embed/predictions.ts'],
  share: 6,
  inputs: brokenJson(
    fc.constant({
      subject: 'SPLICE.getState.response',
      message_id: asked,
      state: { v: 1, answers: { 'a 1': { said: 'inline', right: true } } },
    }),
  ),
  enter: (data) => {
    const { v, answers: read } = readPredictions(stateIn(data, asked))
    expect(v).toBe(1)
    for (const { said, right } of Object.values(read)) {
      expect(typeof said).toBe('string')
      expect(typeof right).toBe('boolean')
    }
  },
})

export const lessonAddresses = border({
  id: 'addresses of lessons and tasks',
  entries: ['link'],
  guards: ['app/state/lessonAddress.ts'],
  share: 3.5,
  inputs: brokenTexts(
    fc.constantFrom(
      '#lesson/callsite',
      `#lesson/callsite/${scene.id}`,
      `#task/callsite/${scene.task.id}/hidden`,
    ),
  ),
  enter: (hash) => {
    const address = lessonAddressFrom(hash)
    if (address) expect(callsite.scenes.some(({ id }) => id === (address.scene ?? id))).toBe(true)
  },
})
