import { expect } from 'vitest'

/** Every tag is closed, and nothing but tags and text is there. */
export function expectWellFormed(svg: string) {
  const open: string[] = []
  for (const [, close, name, , self] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (close) expect(open.pop()).toBe(name)
    else if (!self && name) open.push(name)
  }
  expect(open).toEqual([])
  const rest = svg.replaceAll(/<\/?[a-zA-Z]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '')
  expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
  expect(/NaN|undefined|Infinity|null"/.test(svg)).toBe(false)
}
