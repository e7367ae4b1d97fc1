import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inflate } from './inflate.ts'

const longest = 100_000
const bytes = fc.uint8Array({ maxLength: 600, size: 'max' }).map((each) => Uint8Array.from(each))
const repetitive = fc
  .array(fc.constantFrom(1, 2, 3), { maxLength: 600, size: 'max' })
  .map((each) => Uint8Array.from(each))
const none = new Uint8Array()

const packed = (plain: Uint8Array, options: object) =>
  Uint8Array.from(deflateRawSync(plain, options))

it('brings back what was packed against a dictionary, in every kind of block', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(bytes, repetitive), repetitive, async (plain, dictionary) => {
      for (const options of [{}, { strategy: constants.Z_FIXED }, { level: 0 }]) {
        const block = packed(plain, { ...options, dictionary })
        expect(await inflate(block, dictionary, longest)).toEqual(plain)
      }
    }),
  )
})

it('gives nothing of a stream that breaks off or is none', async () => {
  const whole = packed(
    Uint8Array.from({ length: 300 }, (_, at) => at * at),
    {},
  )
  for (let length = 0; length < whole.length; length += 7) {
    expect(await inflate(whole.slice(0, length), none, longest)).toBeNull()
  }
  expect(await inflate(Uint8Array.from([7]), none, longest)).toBeNull()
})

it('stops where more would come out than is asked for', async () => {
  expect(await inflate(packed(new Uint8Array(50_000_000), {}), none, longest)).toBeNull()
  expect(await inflate(packed(new Uint8Array(longest), {}), none, longest)).toHaveLength(longest)
})
