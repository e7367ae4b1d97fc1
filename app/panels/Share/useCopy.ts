import { type RefObject, useState } from 'react'
import { share } from '../../messages/share.ts'
import { isByTouch } from '../../ui/byTouch.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

/** Copies what stands in a field; where the clipboard is shut it marks it, so that the keyboard can. */
export function useCopy(field: RefObject<Field | null>, what: string) {
  const [said, setSaid] = useState('')
  const copy = () => {
    const select = () => {
      field.current?.focus()
      field.current?.select()
      setSaid(share.notCopied(isByTouch()))
    }
    // Browsers shut the clipboard on pages without encryption, by its absence.
    const written = navigator.clipboard?.writeText(field.current?.value ?? '')
    if (!written) return select()
    written.then(() => setSaid(share.copied(what)), select)
  }
  return { said, copy }
}
