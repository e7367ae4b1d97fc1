import type { Converted } from '../../src/analysis/convert/converted.ts'
import type { Result } from '../../src/base/result.ts'
import { archOf } from '../../src/ops/op.ts'
import { convertWords } from '../messages/convert.ts'
import type { AppStore } from '../state/store.ts'
import { openKernelPort, type OpenKernelPort } from './port.ts'

/** What `gcc -S` or `objdump -d` would have written; whether it is, the engine tells. */
const traces =
  /file format elf|^[ \t]*\.cfi_startproc\b|^[ \t]*\.file[ \t]+"|^[ \t]*[0-9a-f]+:[ \t]+(?:[0-9a-f]{2} )+[ \t]/m

export const looksCompiled = (text: string): boolean => traces.test(text)

/** Asks an engine of its own: the text may be long, and nobody else waits for it. */
function converted(
  text: string,
  openPort: OpenKernelPort,
): Promise<Result<Converted, string> | null> {
  return new Promise((resolve) => {
    const port = openPort((reply) => {
      if (reply.kind === 'ready') return port.post({ ask: 'convert', text })
      if (reply.kind === 'converted') resolve(reply.result)
      else if (reply.kind === 'crash')
        resolve({ ok: false, error: convertWords.crashed(reply.message) })
      else return
      port.stop()
    })
  })
}

/**
 * Puts the listing in the output of a compiler or a disassembler into the editor, and says what was made of it.
 * What has changed in between stays. False where the text is none of these. Never rejects.
 */
export async function openCompiled(
  store: AppStore,
  text: string,
  openPort: OpenKernelPort = openKernelPort,
): Promise<boolean> {
  if (!looksCompiled(text)) return false
  const before = store.getState().document
  const result = await converted(text, openPort)
  if (!result) return false
  const { document, setListing, setConfig, setView } = store.getState()
  if (document !== before) {
    setView({ notice: convertWords.overtaken() })
    return true
  }
  if (!result.ok) {
    setView({ notice: result.error })
    return true
  }
  const { listing, config, message } = result.value
  setListing(listing)
  // 32-bit code does not tell whether its kernel has PAE.
  const fits =
    config === null || (archOf(config) === 'x86-32' && archOf(document.config) === 'x86-32')
  if (!fits && config !== document.config) setConfig(config)
  setView({ notice: convertWords.undo(message) })
  return true
}

/** The same for what was pasted, where it is the whole text of the editor: beside other code it stays as it is. */
export async function openPasted(
  store: AppStore,
  pasted: string,
  openPort: OpenKernelPort = openKernelPort,
): Promise<boolean> {
  const { listing } = store.getState().document
  return pasted.trim() === listing.trim() && (await openCompiled(store, listing, openPort))
}
