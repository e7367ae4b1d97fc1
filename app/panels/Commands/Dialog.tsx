import type { ReactNode } from 'react'
import type { ViewState } from '../../state/view.ts'
import { store, useApp } from '../../state/store.ts'
import { useModal } from '../useModal.ts'
import styles from './Commands.module.css'

type DialogName = NonNullable<ViewState['dialog']>

const isNamed = (name: DialogProps['name'], dialog: ViewState['dialog']): boolean =>
  dialog !== null && [name].flat().includes(dialog)

interface DialogProps {
  /** The name, or names, under which it is open. */
  readonly name: DialogName | readonly DialogName[]
  /** What it is called, where no heading inside says so. */
  readonly label: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

export const closeDialog = () => store.getState().setView({ dialog: null })

/** A modal dialog that opens by its name in the store; a click beside it or Escape closes it. */
export function Dialog({ name, label, className, children }: DialogProps) {
  const open = useApp((state) => isNamed(name, state.view.dialog))
  const dialog = useModal(open)
  return (
    // The keyboard has Escape for what a click beside it does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={className ?? styles.dialog}
      aria-label={label}
      onClose={() => {
        if (isNamed(name, store.getState().view.dialog)) closeDialog()
      }}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) closeDialog()
      }}
    >
      {open && children}
    </dialog>
  )
}
