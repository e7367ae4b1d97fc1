import wasmUrl from 'iced-x86/iced_x86_bg.wasm?url'
import { analyze, flips } from '../../src/analysis/analyze.ts'
import { loadIced } from '../../src/x86/iced.ts'
import { type Question, type Reply, replyTo } from './protocol.ts'
import { compiled } from './wasm.ts'

const post = (reply: Reply) => postMessage(reply)

addEventListener('message', ({ data }: MessageEvent<Question>) =>
  post(replyTo({ analyze, flips }, data)),
)

// Not awaited at top level: a question that came before this module had run to its end would be lost.
compiled(wasmUrl).then(
  (module) => {
    loadIced(module)
    post({ kind: 'ready' })
  },
  (error: unknown) => post({ kind: 'crash', message: String(error) }),
)
