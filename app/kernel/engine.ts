import { converted } from '../../src/analysis/convert/index.ts'
import { type ImageView, imageView } from '../../src/analysis/imageView.ts'
import { openKernelImage } from '../../src/analysis/kernelImage.ts'
import { loadIced } from '../../src/x86/iced.ts'
import { type KernelQuestion, type KernelReply, kernelReply } from './protocol.ts'
import { plainElf } from './unpack.ts'

/** Holds one opened kernel: it is large, and its parts call each other. In a worker, or where none starts in the page. */
export function kernelEngine(
  decoder: WebAssembly.Module,
  post: (reply: KernelReply) => void,
): (question: KernelQuestion) => void {
  loadIced(decoder)
  let view: ImageView | null = null
  const crash = (error: unknown) =>
    post({ kind: 'crash', message: error instanceof Error ? error.message : String(error) })
  const open = async ({ name, bytes }: Extract<KernelQuestion, { ask: 'open' }>): Promise<void> => {
    view = null
    const plain = await plainElf(name, new Uint8Array(bytes), () =>
      post({ kind: 'stage', stage: 'unpacking' }),
    )
    if (!plain.ok) return post({ kind: 'unreadable', message: plain.error.message })
    post({ kind: 'stage', stage: 'reading' })
    const image = openKernelImage(plain.value)
    if (!image.ok) return post({ kind: 'unreadable', message: image.error.message })
    post({ kind: 'stage', stage: 'deciding' })
    view = imageView(image.value)
    post({ kind: 'opened', summary: view.summary })
  }
  return (question) => {
    if (question.ask === 'open') {
      open(question).catch(crash)
      return
    }
    try {
      if (question.ask === 'convert') {
        post({ kind: 'converted', result: converted(question.text) })
      } else if (view) post(kernelReply(view, question))
    } catch (error) {
      crash(error)
    }
  }
}
