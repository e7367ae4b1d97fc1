import { kernelEngine } from './engine.ts'
import type { KernelQuestion, KernelReply } from './protocol.ts'

let answer: ((question: KernelQuestion) => void) | null = null

const post = (reply: KernelReply) => postMessage(reply)

/** The first message brings the decoder's compiled code, all later ones are questions. */
addEventListener('message', ({ data }: MessageEvent<KernelQuestion | WebAssembly.Module>) => {
  if (data instanceof WebAssembly.Module) {
    answer = kernelEngine(data, post)
    post({ kind: 'ready' })
  } else answer?.(data)
})
