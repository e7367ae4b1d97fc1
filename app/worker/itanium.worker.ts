import { tellIa64 } from '../../src/ia64/story/told.ts'
import { caught, patiently, type Question, type Reply } from './protocol.ts'

const post = (reply: Reply) => postMessage(reply)

const answer = patiently(
  (question: Extract<Question, { ask: 'itanium' }>) =>
    caught(() => ({ kind: 'itanium', told: tellIa64(question.input, question.start) })),
  post,
)

/** Nothing else is asked of it. */
addEventListener(
  'message',
  ({ data }: MessageEvent<Extract<Question, { ask: 'itanium' }>>) => void answer(data),
)

post({ kind: 'ready' })
