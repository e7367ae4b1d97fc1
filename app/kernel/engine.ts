import type { Converted } from '../../src/analysis/convert/converted.ts'
import { converted } from '../../src/analysis/convert/index.ts'
import type { ImageEra } from '../../src/analysis/imageEra.ts'
import { imageView } from '../../src/analysis/imageView.ts'
import { openKernelImage } from '../../src/analysis/kernelImage.ts'
import { listingView } from '../../src/analysis/listingView.ts'
import type { ImageView } from '../../src/analysis/siteTable.ts'
import { loadIced } from '../../src/x86/iced.ts'
import { type KernelQuestion, type KernelReply, kernelReply } from './protocol.ts'
import { plainElf } from './unpack.ts'

type Post = (reply: KernelReply) => void

/** One opened file: it is large, and its parts call each other. */
interface Opened {
  readonly view: ImageView
  /** The plain ELF file; null for a text. */
  readonly plain: Uint8Array | null
}

function read(plain: Uint8Array, era: ImageEra | null, post: Post): Opened | null {
  post({ kind: 'stage', stage: 'reading' })
  const image = openKernelImage(plain, era)
  if (!image.ok) {
    post({ kind: 'unreadable', message: image.error.message })
    return null
  }
  post({ kind: 'stage', stage: 'deciding' })
  return { view: imageView(image.value), plain }
}

async function unpacked(
  { name, bytes }: Extract<KernelQuestion, { ask: 'open' }>,
  post: Post,
): Promise<Uint8Array | null> {
  const plain = await plainElf(name, new Uint8Array(bytes), () =>
    post({ kind: 'stage', stage: 'unpacking' }),
  )
  if (plain.ok) return plain.value
  post({ kind: 'unreadable', message: plain.error.message })
  return null
}

/** The listing in a compiler's text, and how many sites it has. */
export function convert(text: string): KernelReply {
  const result = converted(text)
  const sites = result?.ok ? sitesIn(result.value) : 0
  return { kind: 'converted', result, sites }
}

const sitesIn = (text: Converted): number => listingView(text).summary.sites

/** Answers about one opened file, in a worker, or where none starts in the page. */
export function kernelEngine(
  decoder: WebAssembly.Module,
  post: Post,
): (question: KernelQuestion) => void {
  loadIced(decoder)
  let opened: Opened | null = null
  const crash = (error: unknown) =>
    post({ kind: 'crash', message: error instanceof Error ? error.message : String(error) })
  const show = (next: Opened | null) => {
    opened = next
    if (next) post({ kind: 'opened', summary: next.view.summary })
  }
  const open = async (question: Extract<KernelQuestion, { ask: 'open' }>): Promise<void> => {
    const plain = await unpacked(question, post)
    show(plain && read(plain, null, post))
  }
  const answer = (question: Exclude<KernelQuestion, { ask: 'open' }>) => {
    switch (question.ask) {
      case 'convert':
        return post(convert(question.text))
      case 'open-text':
        return show({ view: listingView(question.converted), plain: null })
      case 'reopen':
        return show(opened?.plain ? read(opened.plain, question.era, post) : opened)
      default:
        if (opened) post(kernelReply(opened.view, question))
    }
  }
  return (question) => {
    if (question.ask === 'open') {
      open(question).catch(crash)
      return
    }
    try {
      answer(question)
    } catch (error) {
      crash(error)
    }
  }
}
