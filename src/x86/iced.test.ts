import { Decoder } from 'iced-x86'
import { expect, it } from 'vitest'

it('decodes after loading', () => {
  const decoder = new Decoder(32, Uint8Array.of(0xfa), 0)
  const instruction = decoder.decode()
  expect(instruction.length).toBe(1)
  instruction.free()
  decoder.free()
})
