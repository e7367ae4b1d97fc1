import { type RefObject, useContext, useEffect, useRef } from 'react'
import { DrawnStore, store } from '../state/store.ts'

/** Opens and shuts a dialog over all else; where pictures stand beside each other it stands in its place. */
export function useModal(open: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  const alone = useContext(DrawnStore) === store
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (!open) element.close()
    else if (!alone) element.open = true
    else if (!element.open) element.showModal()
  }, [open, alone])
  return dialog
}
