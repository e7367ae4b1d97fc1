import { kernelWords } from '../messages/kernel.ts'
import { kernelSamples } from '../samples/kernels.ts'
import type { AppStore } from '../state/store.ts'

/** Fetches a kernel file that comes with the page, and opens it as if it had been chosen. Never rejects. */
export async function openKernelSample(store: AppStore, id: string): Promise<void> {
  const sample = kernelSamples.find((each) => each.id === id)
  if (!sample) return
  const name = sample.path.slice(sample.path.lastIndexOf('/') + 1)
  try {
    const response = await fetch(new URL(sample.path, document.baseURI))
    if (!response.ok) throw new Error(response.statusText)
    const content = await response.arrayBuffer()
    store.getState().openKernel({ name, size: content.byteLength, content })
  } catch {
    store.getState().setView({ notice: kernelWords.unreachable(name) })
  }
}
