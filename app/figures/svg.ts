/** SVG as text. Numbers are rounded to hundredths, so that equal pictures are equal text. */

type Value = string | number | null | undefined
export type Attributes = Readonly<Record<string, Value>>

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that no XML may hold, in any spelling. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** A text as XML and HTML hold it. */
export const escaped = (text: string): string =>
  text.replaceAll(forbidden, '\ufffd').replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const valueText = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value)

/** One element. Children are SVG already. */
export function tag(name: string, attributes: Attributes, children = ''): string {
  const list = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [` ${key}="${valueText(value)}"`],
    )
    .join('')
  return children === '' ? `<${name}${list}/>` : `<${name}${list}>${children}</${name}>`
}

/** Moves a drawing. */
export const at = (x: number, y: number, body: string): string =>
  x === 0 && y === 0
    ? body
    : tag(
        'g',
        { transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})` },
        body,
      )

/** A picture with its size in pixels. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly body: string
}

/** One under the other. */
export function stacked(drawings: readonly (Drawing | null)[], gap: number): Drawing {
  const all = drawings.filter((each) => each !== null)
  let height = 0
  const body = all.map((each, index) => {
    height += index === 0 ? 0 : gap
    const placed = at(0, height, each.body)
    height += each.height
    return placed
  })
  return { width: Math.max(0, ...all.map(({ width }) => width)), height, body: body.join('') }
}
