import { expect, it } from 'vitest'
import { bundleLines } from './bundleLines.ts'

it('puts the instructions of a bundle below each other', () => {
  expect(bundleLines(['[MII]       break.m 0x14', 'nop.i 0x0', '(p06) nop.i 0x0;;'])).toBe(
    '[MII] break.m 0x14\n      nop.i 0x0\n      (p06) nop.i 0x0;;',
  )
  expect(bundleLines(['data8 0x0'])).toBe('data8 0x0')
})
