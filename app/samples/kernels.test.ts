import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openKernelImage } from '../../src/analysis/kernelImage.ts'
import { kernelSamples } from './kernels.ts'

const file = (path: string): Uint8Array =>
  Uint8Array.from(readFileSync(join(import.meta.dirname, '../../public', path)))

it.each(kernelSamples)('comes with the page, and has its sites: $title', ({ path, sites }) => {
  const image = openKernelImage(file(path))
  expect(image.ok ? image.value.sites.length : image.error.message).toBe(sites)
  expect(sites).toBeGreaterThan(0)
})

it('each has an id and a title of its own', () => {
  for (const names of [
    kernelSamples.map(({ id }) => id),
    kernelSamples.map(({ title }) => title),
  ]) {
    expect(new Set(names).size).toBe(names.length)
  }
})
