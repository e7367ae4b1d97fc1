import { loadIced } from '../../src/x86/iced.ts'
import { compiled } from './wasm.ts'
import { core } from './core.ts'
import { answering, packing, type Question, type Reply } from './protocol.ts'

const packed = packing()

const post = (reply: Reply) => postMessage(packed(reply))

const answer = answering(core, async () => (await import('./rest.ts')).restOf(core), post)

/** What is wrong with the encoder, once it is loaded or cannot be. */
const fault = compiled(self.name)
  .then(loadIced)
  .then(() => null, String)

/** A message of nothing asks whether the encoder is loaded; questions wait until it is. */
addEventListener('message', async ({ data }: MessageEvent<Question | null>) => {
  const message = await fault
  if (message !== null) post({ kind: 'crash', message })
  else if (data === null) post({ kind: 'ready' })
  else await answer(data)
})
