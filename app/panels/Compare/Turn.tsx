import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Compare.module.css'

interface TurnProps {
  readonly label: ReactNode
  readonly back: { readonly name: string; readonly to: number | null }
  readonly next: { readonly name: string; readonly to: number | null }
  readonly onGo: (to: number) => void
}

/** Two arrows around where one is. */
export const Turn = ({ label, back, next, onGo }: TurnProps) => (
  <p className={styles.turn}>
    <Button
      square
      aria-label={back.name}
      aria-disabled={back.to === null}
      onClick={() => back.to !== null && onGo(back.to)}
    >
      <Icon name="back" />
    </Button>
    <output>{label}</output>
    <Button
      square
      aria-label={next.name}
      aria-disabled={next.to === null}
      onClick={() => next.to !== null && onGo(next.to)}
    >
      <Icon name="next" />
    </Button>
  </p>
)
