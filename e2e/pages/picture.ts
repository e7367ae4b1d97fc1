import { inflateSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'

/** All that moves has come to rest, what fades among it: nothing is left of the motion, not even its layers. */
export const atRest = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(
        () =>
          document
            .getAnimations()
            .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).length,
      ),
    )
    .toBe(0)

/**
 * Everything is painted anew. A tile that stayed while another was repainted may round a mixed colour the other
 * way; after this only what the page says can differ.
 */
export async function repaint(page: Page) {
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  for (const less of [20, 0]) {
    await page.setViewportSize({ width: size.width - less, height: size.height - less })
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
  }
  await atRest(page)
}

interface Picture {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel after filtering was undone. */
  readonly pixels: Uint8Array
}

/** Chromium's own screenshots: 8 bits a channel, not interlaced, with or without an alpha channel. */
function readPng(file: Buffer): Picture {
  let at = 8
  let header: Buffer = Buffer.alloc(0)
  const parts: Buffer[] = []
  while (at < file.length) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') header = body
    if (kind === 'IDAT') parts.push(body)
    at += 12 + length
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = header[9] === 6 ? 4 : 3
  return {
    width,
    height,
    pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, channels, height),
  }
}

function unfiltered(raw: Uint8Array, stride: number, channels: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const value = raw[y * (stride + 1) + 1 + x] ?? 0
      const left = x >= channels ? (out[y * stride + x - channels] ?? 0) : 0
      const up = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0
      const corner = y > 0 && x >= channels ? (out[(y - 1) * stride + x - channels] ?? 0) : 0
      out[y * stride + x] = value + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Drawing the same scene twice may round an edge's channel by 3 of 255; nobody sees 6. */
const rounding = 6

/** Whether two screenshots show different things. */
export function picturesDiffer(left: Buffer, right: Buffer): boolean {
  if (left.equals(right)) return false
  const [a, b] = [readPng(left), readPng(right)]
  if (a.width !== b.width || a.height !== b.height) return true
  return a.pixels.some((channel, at) => Math.abs(channel - (b.pixels[at] ?? 0)) > rounding)
}
