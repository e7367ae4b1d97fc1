import wasmUrl from 'iced-x86/iced_x86_bg.wasm?url'
import { compiled } from '../worker/wasm.ts'
import type { KernelQuestion, KernelReply } from './protocol.ts'

/** A worker with one kernel in it. */
export interface KernelPort {
  post(question: KernelQuestion): void
  /** Ends it, and with it all that it holds. */
  stop(): void
}

export type OpenKernelPort = (hear: (reply: KernelReply) => void) => KernelPort

let decoder: Promise<WebAssembly.Module> | undefined

export const openKernelPort: OpenKernelPort = (hear) => {
  const worker = new Worker(new URL('./kernel.worker.ts', import.meta.url), { type: 'module' })
  const crash = (message: string) => hear({ kind: 'crash', message })
  worker.addEventListener('message', ({ data }: MessageEvent<KernelReply>) => hear(data))
  worker.addEventListener('error', (event) => crash(event.message || 'the worker stopped'))
  worker.addEventListener('messageerror', () => crash('an answer could not be read'))
  decoder ??= compiled(wasmUrl)
  decoder.then(
    (module) => worker.postMessage(module),
    (error: unknown) => {
      decoder = undefined
      crash(String(error))
    },
  )
  return {
    // The file is handed over, not copied.
    post: (question) =>
      worker.postMessage(question, question.ask === 'open' ? [question.bytes] : []),
    stop: () => worker.terminate(),
  }
}
