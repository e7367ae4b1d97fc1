import wasmUrl from 'iced-x86/iced_x86_bg.wasm?url'
import {
  type Engine,
  type PostedReply,
  type Question,
  type Reply,
  replyTo,
  unpacking,
} from './protocol.ts'
import { exporterOf } from '../exports/exporter.ts'
import { runnerOf } from './runner.ts'
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

let encoder: Promise<WebAssembly.Module> | undefined

/** Loaded once for all engines, beside the worker's own code and not after it. */
function loadEncoder(): Promise<WebAssembly.Module> {
  encoder ??= compiled(wasmUrl)
  // A failed download is tried anew by the next engine.
  encoder.catch(() => (encoder = undefined))
  return encoder
}

/** An engine in a module worker. Throws where the browser refuses workers outright. */
export const openWorker: OpenPort = (listener) => {
  const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
  const unpacked = unpacking()
  worker.addEventListener('message', ({ data }: MessageEvent<PostedReply>) =>
    listener.reply(unpacked(data)),
  )
  worker.addEventListener('error', (event) => listener.fail(event.message || 'the worker stopped'))
  worker.addEventListener('messageerror', () => listener.fail('an answer could not be read'))
  loadEncoder().then(
    (module) => worker.postMessage(module),
    (error: unknown) => listener.fail(String(error)),
  )
  return {
    post: (question) => worker.postMessage(question),
    stop: () => worker.terminate(),
  }
}

/** The same engine in the page itself, where no worker can start; it cannot be stopped. */
export const openInPage: OpenPort = (listener) => {
  const engine = loadEngine()
  engine.then(
    () => listener.reply({ kind: 'ready' }),
    (error: unknown) => listener.fail(String(error)),
  )
  return {
    // Each in a task of its own, so that the page can draw between the parts of a long run.
    post: (question) =>
      void engine.then((reply) => setTimeout(() => listener.reply(reply(question)))),
    stop: () => undefined,
  }
}

async function loadEngine(): Promise<(question: Question) => Reply> {
  const [
    core,
    { compare },
    { whatIf },
    { exported },
    { patchedSource },
    { markNamed },
    { tellIa64 },
    { startRun },
    { loadIced },
    module,
  ] = await Promise.all([
    import('../../src/analysis/analyze.ts'),
    import('../../src/analysis/compare.ts'),
    import('../../src/analysis/whatIf.ts'),
    import('../../src/analysis/exported.ts'),
    import('../../src/analysis/patchedSource.ts'),
    import('../../src/analysis/mark.ts'),
    import('../../src/ia64/story/told.ts'),
    import('../../src/analysis/run.ts'),
    import('../../src/x86/iced.ts'),
    loadEncoder(),
  ])
  loadIced(module)
  const run = runnerOf(startRun, () => performance.now())
  const made = exporterOf({ analyze: core.analyze, exported, patchedSource, startRun })
  const mark: Engine['mark'] = ({ lesson, task, document }) =>
    markNamed(lesson, task, document) ?? []
  return (question) =>
    replyTo({ ...core, compare, whatIf, mark, exported: made, tellIa64, run }, question)
}
