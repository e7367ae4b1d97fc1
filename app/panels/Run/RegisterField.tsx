import { useId, useState } from 'react'
import type { Arch } from '../../../src/x86/arch.ts'
import { run as words } from '../../messages/run.ts'
import { store } from '../../state/store.ts'
import styles from './StartForm.module.css'
import { bitsOf, shortHex, typedValue } from './value.ts'

const labels = words.start

interface RegisterFieldProps {
  readonly arch: Arch
  readonly name: string
  /** Null where the register starts as usual. */
  readonly value: bigint | null
  /** What it starts as, in words. */
  readonly usual?: string
}

const textOf = (value: bigint | null): string => (value === null ? '' : `0x${shortHex(value)}`)

/** One register's value at the start. What cannot be read stays as it was typed, with the reason under it. */
export function RegisterField({ arch, name, value, usual = labels.scratch }: RegisterFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const typed = typedValue(arch, draft ?? textOf(value))
  const wrong = typed.kind === 'wrong' ? typed.why : null
  const change = (text: string) => {
    setDraft(text)
    const read = typedValue(arch, text)
    if (read.kind !== 'wrong') put(name, read.kind === 'value' ? read.value : null)
  }
  return (
    <div className={styles.register}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        value={draft ?? textOf(value)}
        placeholder={usual}
        aria-label={labels.register(name)}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => change(target.value)}
        onBlur={() => wrong === null && setDraft(null)}
      />
      {wrong !== null && (
        <small id={`${id}-wrong`} className={styles.wrong} role="alert">
          {wrong === 'large' ? labels.wrong.large(bitsOf(arch)) : labels.wrong.number}
        </small>
      )}
    </div>
  )
}

function put(name: string, value: bigint | null) {
  const { document, setStart } = store.getState()
  const { [name]: _, ...others } = document.start.registers
  setStart({ registers: value === null ? others : { ...others, [name]: value } })
}
