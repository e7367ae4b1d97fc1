import { hex } from '../../src/base/bytes.ts'

/** No line of a report is longer. */
export const reportWidth = 100

/** `0f 31`, lower case, a space between bytes. */
export const spacedHex = (bytes: Uint8Array): string => (hex(bytes).match(/../g) ?? []).join(' ')

/** Breaks text at spaces so that no line passes `width`; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= width || line === '') line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/** A label in a column of its own, the text wrapped beside it. */
export function labelled(label: string, text: string, indent: string, labelWidth: number): string {
  const gap = indent.length + labelWidth
  return wrap(text, reportWidth - gap)
    .map((line, index) =>
      index === 0 ? `${indent}${label.padEnd(labelWidth)}${line}` : `${' '.repeat(gap)}${line}`,
    )
    .join('\n')
}

export const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`

/** `1 byte`, `2 bytes` */
export const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`
