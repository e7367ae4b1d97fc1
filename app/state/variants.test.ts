import { expect, it } from 'vitest'
import { backends, variants } from '../../src/backends/index.ts'
import { backendOf, defaultVariant, variantsOffered } from './variants.ts'

it('offers exactly the variants that the engine has, each under its backend', () => {
  expect(variantsOffered).toEqual(variants)
  for (const backend of backends) {
    expect(backend.variants.map(backendOf)).toEqual(backend.variants.map(() => backend.id))
    expect(backend.variants[0]).toBe(defaultVariant(backend.id))
  }
})
