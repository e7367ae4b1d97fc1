import type { ReactNode } from 'react'
import { classes } from '../../../ui/classes.ts'
import { byteText } from '../../../ui/HexByte.tsx'
import styles from './parts.module.css'

interface FrameProps {
  /** What the picture shows, for those who do not see it. */
  readonly words: string
  readonly tone?: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Around every picture: one image with words. */
export const Frame = ({ words, tone, className, children }: FrameProps) => (
  <div
    // Words and boxes, which no img element could hold.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    role="img"
    aria-label={words}
    className={classes(styles.picture, className)}
    data-tone={tone}
  >
    {children}
  </div>
)

interface NumProps {
  /** Which number of the step it is. */
  readonly of: string
  readonly value: number | string
  readonly children?: ReactNode
}

/** A number of the step, marked so that a test can compare it. */
export const Num = ({ of, value, children }: NumProps) => (
  <data value={value} data-of={of}>
    {children ?? value}
  </data>
)

interface TermProps {
  readonly label: ReactNode
  readonly children: ReactNode
  /** What the step is about. */
  readonly strong?: boolean
}

/** A value with its name under it. */
export const Term = ({ label, children, strong = false }: TermProps) => (
  <span className={classes(styles.term, strong && styles.strong)}>
    <span className={styles.value}>{children}</span>
    <small className={styles.name}>{label}</small>
  </span>
)

/** Between two terms: `−`, `=`, `→`. */
export const Sign = ({ children }: { readonly children: string }) => (
  <span className={styles.sign}>{children}</span>
)

/** Signs and terms that a narrow picture keeps in one line. */
export const Together = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.together}>{children}</span>
)

interface BytesProps {
  readonly bytes: Iterable<number>
  readonly look?: 'plain' | 'code' | 'field' | 'nop'
}

export const Bytes = ({ bytes, look = 'plain' }: BytesProps) => (
  <span className={styles.bytes} data-look={look}>
    {[...bytes].map((value, at) => (
      <span key={at} className={styles.byte}>
        {byteText(value)}
      </span>
    ))}
  </span>
)
