import { workerWords as words } from '../messages/worker.ts'
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

/** A failed download is tried anew by the next file. */
function loadDecoder(): Promise<WebAssembly.Module> {
  decoder ??= compiled(wasmUrl)
  decoder.catch(() => (decoder = undefined))
  return decoder
}

type Hear = (reply: KernelReply) => void

const crash = (hear: Hear, message: string) => hear({ kind: 'crash', message })

function inWorker(hear: Hear): KernelPort {
  const worker = new Worker(new URL('./kernel.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<KernelReply>) => hear(data))
  worker.addEventListener('error', ({ message }) => crash(hear, message || words.stopped))
  worker.addEventListener('messageerror', () => crash(hear, words.unreadable))
  loadDecoder().then(
    (module) => worker.postMessage(module),
    (error: unknown) => crash(hear, String(error)),
  )
  return {
    // The file is handed over, not copied.
    post: (question) =>
      worker.postMessage(question, question.ask === 'open' ? [question.bytes] : []),
    stop: () => worker.terminate(),
  }
}

/** The same engine in the page itself, where no worker starts: the page waits while it works. */
function inPage(hear: Hear): KernelPort {
  const engine = Promise.all([import('./engine.ts'), loadDecoder()]).then(
    ([{ kernelEngine }, module]) => kernelEngine(module, hear),
  )
  engine.then(
    () => hear({ kind: 'ready' }),
    (error: unknown) => crash(hear, String(error)),
  )
  return {
    post: (question) => void engine.then((answer) => setTimeout(() => answer(question))),
    stop: () => undefined,
  }
}

export const openKernelPort: OpenKernelPort = (hear) => {
  try {
    return inWorker(hear)
  } catch {
    return inPage(hear)
  }
}
