import { analyze, flips } from '../../src/analysis/analyze.ts'
import { compare } from '../../src/analysis/compare.ts'
import { exported } from '../../src/analysis/exported.ts'
import { loadIced } from '../../src/x86/iced.ts'
import { posted, type Question, type Reply, replyTo } from './protocol.ts'

const post = (reply: Reply) => postMessage(posted(reply))

/** The first message brings the encoder's compiled code, all later ones are questions. */
addEventListener('message', ({ data }: MessageEvent<Question | WebAssembly.Module>) => {
  if (data instanceof WebAssembly.Module) {
    loadIced(data)
    post({ kind: 'ready' })
  } else post(replyTo({ analyze, flips, compare, exported }, data))
})
