import { toStep } from '../../commands/goTo.ts'
import { whatIfWords } from '../../messages/whatIf.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { unmake } from './makeItSo.ts'

/** The button that was pressed is gone: its undoing stands in its place. Later it takes the focus from nobody. */
function focusIfLost(button: HTMLButtonElement | null) {
  if (document.activeElement === document.body) button?.focus()
}

/** Takes back what was made so last. */
export const Undo = () => (
  <Button
    ref={focusIfLost}
    onClick={() => {
      unmake(store)
      // It goes with what it undid.
      toStep.perform(store)
    }}
  >
    {whatIfWords.undo}
  </Button>
)
