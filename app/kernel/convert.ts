import type { Converted } from '../../src/analysis/convert/converted.ts'
import type { Result } from '../../src/base/result.ts'
import { convertWords } from '../messages/convert.ts'
import { takeConverted } from '../state/kernel.ts'
import type { AppStore } from '../state/store.ts'
import { openKernelPort, type OpenKernelPort } from './port.ts'

/** What `gcc -S` or `objdump -d` would have written; whether it is, the engine tells. */
const traces =
  /file format elf|^[ \t]*\.cfi_startproc\b|^#APP$|^[ \t]*\.file[ \t]+"|^[ \t]*[0-9a-f]+:[ \t]+(?:[0-9a-f]{2} )+[ \t]/m

export const looksCompiled = (text: string): boolean => traces.test(text)

interface Taken {
  readonly result: Result<Converted, string> | null
  readonly sites: number
}

/** Asks an engine of its own: the text may be long, and nobody else waits for it. */
function converted(text: string, openPort: OpenKernelPort): Promise<Taken> {
  return new Promise((resolve) => {
    const port = openPort((reply) => {
      if (reply.kind === 'ready') return port.post({ ask: 'convert', text })
      if (reply.kind === 'converted') resolve(reply)
      else if (reply.kind === 'crash')
        resolve({ result: { ok: false, error: convertWords.crashed(reply.message) }, sites: 0 })
      else return
      port.stop()
    })
  })
}

/** What is to become of a compiler's text. */
interface CompiledText {
  /** Of the file; null for what was pasted. */
  readonly name: string | null
  readonly text: string
}

/**
 * Shows the sites in the output of a compiler or a disassembler as a table, and puts its listing into the editor where
 * it has none, where it was pasted there, and in a lesson, where it is an answer. What has changed in between stays.
 * False where the text is none of these. Never rejects.
 */
export async function openCompiled(
  store: AppStore,
  { name, text }: CompiledText,
  openPort: OpenKernelPort = openKernelPort,
): Promise<boolean> {
  if (!looksCompiled(text)) return false
  const before = store.getState().document
  const { result, sites } = await converted(text, openPort)
  if (!result) return false
  const state = store.getState()
  if (state.document !== before) {
    state.setView({ notice: convertWords.overtaken() })
    return true
  }
  if (!result.ok) {
    state.setView({ notice: result.error })
    return true
  }
  const asTable = sites > 0 && state.kernel.served && state.lesson.open === null
  if (!asTable || name === null) takeConverted(state, result.value)
  if (asTable) {
    state.openKernel({
      name: name ?? convertWords.pasted,
      size: new Blob([text]).size,
      content: result.value,
    })
  }
  return true
}

/** The same for what was pasted, where it is the whole text of the editor: beside other code it stays as it is. */
export async function openPasted(
  store: AppStore,
  pasted: string,
  openPort: OpenKernelPort = openKernelPort,
): Promise<boolean> {
  const { listing } = store.getState().document
  if (pasted.trim() !== listing.trim()) return false
  return openCompiled(store, { name: null, text: listing }, openPort)
}
