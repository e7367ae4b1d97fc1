import { loadIced } from '../../src/x86/iced.ts'
import { compiled } from './wasm.ts'
import { core } from './core.ts'
import { answering, packing, type Question, type Reply } from './protocol.ts'

const packed = packing()

const post = (reply: Reply) => postMessage(packed(reply))

const answer = answering(core, async () => (await import('./rest.ts')).restOf(core), post)

const encoder = compiled(self.name).then(loadIced)

/** A message of nothing asks whether the encoder is loaded; questions wait until it is. */
addEventListener('message', ({ data }: MessageEvent<Question | null>) => {
  encoder.then(
    () => (data === null ? post({ kind: 'ready' }) : answer(data)),
    (error: unknown) => post({ kind: 'crash', message: String(error) }),
  )
})
