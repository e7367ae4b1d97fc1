import wasmUrl from 'iced-x86/iced_x86_bg.wasm?url'
import { workerWords as words } from '../messages/worker.ts'
import { answering, type PostedReply, type Question, type Reply, unpacking } from './protocol.ts'
import { compiled } from './wasm.ts'

/** One running engine, in a worker or in the page. */
export interface Port {
  post(question: Question): void
  /** Ends it at once, whatever it is doing. */
  stop(): void
}

export interface PortListener {
  reply(reply: Reply): void
  /** It will not answer any more. */
  fail(message: string): void
}

export type OpenPort = (listener: PortListener) => Port

/** The engine that runs in a worker. */
export function portTo(worker: Worker, listener: PortListener): Port {
  const unpacked = unpacking()
  worker.addEventListener('message', ({ data }: MessageEvent<PostedReply>) =>
    listener.reply(unpacked(data)),
  )
  worker.addEventListener('error', (event) => listener.fail(event.message || words.stopped))
  worker.addEventListener('messageerror', () => listener.fail(words.unreadable))
  return {
    post: (question) => worker.postMessage(question),
    stop: () => worker.terminate(),
  }
}

/** An engine in a module worker. Throws where the browser refuses workers outright. */
export const openWorker: OpenPort = (listener) => {
  // Its name is the address of the encoder's code: a message with it would wait until the page has a moment.
  const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), {
    type: 'module',
    name: wasmUrl,
  })
  const port = portTo(worker, listener)
  // It says when it is ready.
  worker.postMessage(null)
  return port
}

/** The same engine in the page itself, where no worker can start; it cannot be stopped. */
export const openInPage: OpenPort = (listener) => {
  const engine = loadEngine((reply) => listener.reply(reply))
  engine.then(
    () => listener.reply({ kind: 'ready' }),
    (error: unknown) => listener.fail(String(error)),
  )
  return {
    // Each in a task of its own, so that the page can draw between the parts of a long run.
    post: (question) => void engine.then((answer) => setTimeout(() => void answer(question))),
    stop: () => undefined,
  }
}

async function loadEngine(post: (reply: Reply) => void) {
  const [{ core }, { loadIced }, module] = await Promise.all([
    import('./core.ts'),
    import('../../src/x86/iced.ts'),
    compiled(wasmUrl),
  ])
  loadIced(module)
  return answering(core, async () => (await import('./rest.ts')).restOf(core), post)
}
