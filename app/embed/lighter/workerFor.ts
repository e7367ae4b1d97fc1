import { isItanium } from '../../state/itanium.ts'
import { type OpenPort, openWorker, portTo } from '../../worker/client.ts'
import type { Question } from '../../worker/protocol.ts'
import type { workerFor as whole } from '../../worker/workerFor.ts'

export const workerFor: typeof whole = (state) => (isItanium(state) ? openItanium : openWorker)

/** What is told of a text for Itanium takes no more than this; where anything else is asked, the whole engine goes on. */
const openItanium: OpenPort = (listener) => {
  const worker = new Worker(new URL('../../worker/itanium.worker.ts', import.meta.url), {
    type: 'module',
  })
  let port = portTo(worker, listener)
  let whole = false
  const openWhole = (first: Question) => {
    whole = true
    port.stop()
    // What the network takes is no fault of the question.
    listener.reply({ kind: 'loading' })
    port = openWorker({
      ...listener,
      reply: (reply) => {
        if (reply.kind !== 'ready') return listener.reply(reply)
        listener.reply({ kind: 'loaded' })
        port.post(first)
      },
    })
  }
  return {
    post: (question) => {
      if (whole || question.ask === 'itanium') port.post(question)
      else openWhole(question)
    },
    stop: () => port.stop(),
  }
}
