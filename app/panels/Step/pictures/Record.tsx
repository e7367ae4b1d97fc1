import type { CSSProperties, ReactNode } from 'react'
import { addressText } from '../../../../src/base/address.ts'
import { hex } from '../../../../src/base/bytes.ts'
import { pointerSize } from '../../../../src/x86/arch.ts'
import { clobberBits } from '../../../../src/x86/clobbers.ts'
import { hasRegister, registerNamed } from '../../../../src/x86/registers.ts'
import { pictures } from '../../../messages/pictures.ts'
import { memberOf } from '../../../messages/story.ts'
import { classes } from '../../../ui/classes.ts'
import { namesOfScene } from './names.ts'
import { Bytes, Frame, Num } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import styles from './Record.module.css'
import parts from './parts.module.css'

const words = pictures.record

/** The record's bytes open into its four fields. */
export function Record({ scene, step }: PictureProps<'record'>) {
  const { record, op, allowed } = step
  const pointer = pointerSize(scene.arch)
  const at = (from: number, to: number) => record.bytes.subarray(from, to)
  const member = memberOf(op)
  const address = addressText(record.address)
  return (
    <Frame
      className={styles.record}
      words={words.words(
        hex(record.bytes),
        address,
        member,
        record.length,
        namesOfScene(scene, allowed),
      )}
    >
      <Field at={0} bytes={at(0, pointer)} name={words.address}>
        <Num of="address" value={address} />
      </Field>
      <Field at={1} bytes={at(pointer, pointer + 1)} name={words.type}>
        <Num of="type" value={record.type} /> {member}
      </Field>
      <Field at={2} bytes={at(pointer + 1, pointer + 2)} name={words.length}>
        <Num of="length" value={record.length} />
      </Field>
      <Field at={3} bytes={at(pointer + 2, pointer + 4)} name={words.clobbers}>
        <Bits {...{ scene, step }} />
      </Field>
    </Frame>
  )
}

interface FieldProps {
  readonly at: number
  readonly bytes: Uint8Array
  readonly name: string
  readonly children: ReactNode
}

const Field = ({ at, bytes, name, children }: FieldProps) => (
  <span className={styles.field} style={{ '--at': at } as CSSProperties}>
    <Bytes bytes={bytes} />
    <span className={classes(parts.value, styles.says)}>{children}</span>
    <small className={parts.name}>{name}</small>
  </span>
)

/** The clobber word bit by bit, the lowest first. */
function Bits({ scene, step }: PictureProps<'record'>) {
  const { arch } = scene
  const { clobberWord } = step.record
  return (
    <span className={styles.bits}>
      {clobberBits(arch).map((name, bit) => {
        const set = (clobberWord & (1 << bit)) !== 0
        const register = registerNamed(arch, name)
        const paper = register !== null && hasRegister(step.allowedOnPaper, register)
        return (
          <span
            key={name}
            className={styles.bit}
            data-set={set}
            data-paper={paper}
            title={paper ? words.onPaper : undefined}
          >
            <small>{arch === 'x86-64' ? name.slice(1) : name}</small>
            <Num of="bit" value={set ? 1 : 0} />
          </span>
        )
      })}
    </span>
  )
}
