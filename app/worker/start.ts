import wasmUrl from 'iced-x86/iced_x86_bg.wasm?url'

/** Its name is the address of the encoder's code: a message with it would wait until the page has a moment. */
function begin(): Worker {
  const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), {
    type: 'module',
    name: wasmUrl,
  })
  worker.postMessage(null)
  return worker
}

let early: Worker | undefined

/** Starts an engine that nobody asks yet: it loads beside the page that will. */
export function startEarly(): void {
  try {
    early = begin()
    // Whoever opens an engine then starts another one, and hears why it fails.
    early.addEventListener('error', () => (early = undefined), { once: true })
  } catch {
    // Where no worker can start, the page does its work.
  }
}

/** The engine that was started early, or a new one. Throws where the browser refuses workers outright. */
export function startWorker(): Worker {
  if (!early) return begin()
  const worker = early
  early = undefined
  // That it is ready it may have said when nobody heard.
  worker.postMessage(null)
  return worker
}
