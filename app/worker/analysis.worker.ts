import { analyze, flips } from '../../src/analysis/analyze.ts'
import { loadIced } from '../../src/x86/iced.ts'
import { answering, type CoreEngine, packing, type Question, type Reply } from './protocol.ts'

const core: CoreEngine = {
  analyze: (input, linted) => analyze(input, undefined, linted),
  flips,
}
const packed = packing()

const post = (reply: Reply) => postMessage(packed(reply))

const answer = answering(core, async () => (await import('./rest.ts')).restOf(core), post)

/** The first message brings the encoder's compiled code, all later ones are questions. */
addEventListener('message', ({ data }: MessageEvent<Question | WebAssembly.Module>) => {
  if (data instanceof WebAssembly.Module) {
    loadIced(data)
    post({ kind: 'ready' })
  } else void answer(data)
})
