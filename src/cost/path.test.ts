import { describe, expect, it } from 'vitest'
import { fromHex } from '../base/bytes.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import { nopPadding, nopTablesOf } from '../x86/nops.ts'
import { shortestWay } from './path.ts'

const way = (arch: Arch, bytes: Uint8Array, at = 0x1000n) =>
  shortestWay(decode(bytes, arch, at), at)
const wayOf = (arch: Arch, text: string) => way(arch, fromHex(text) ?? new Uint8Array())

describe('the shortest way through code', () => {
  it.each<[string, Arch, string, number, number]>([
    ['cli', 'x86-32', 'fa', 1, 1],
    ['a store of a constant', 'x86-32', 'c7050010b2c100000000', 1, 10],
    // movb, testb, je over the call.
    [
      'past a call that a branch skips',
      'x86-32',
      '64c6050100000000 64f60500000000ff 7405 e800000000',
      3,
      18,
    ],
    // jmp over two bytes, then nothing.
    ['past what a jump skips', 'x86-32', 'eb02 fafa fb', 2, 3],
    ['to a return', 'x86-32', 'fa c3 fa fa', 2, 2],
    ['to a trap', 'x86-32', '0f0b fa', 1, 2],
  ])('%s', (_, arch, text, instructions, bytes) => {
    expect(wayOf(arch, text).work).toEqual({ instructions, bytes })
  })

  it('notes what is called on it, and only that', () => {
    expect(wayOf('x86-32', 'e8fb0f0000').calls).toEqual([0x2000n])
    expect(wayOf('x86-32', 'ff1508000000').calls).toEqual([null])
    expect(wayOf('x86-32', '7405 e800000000').calls).toEqual([])
    expect(wayOf('x86-32', 'e9fb0f0000').calls).toEqual([0x2000n])
  })

  it('takes every nop of every table for padding', () => {
    let tried = 0
    for (const arch of ['x86-32', 'x86-64'] as const) {
      for (const table of nopTablesOf(arch)) {
        for (let length = 1; length <= 16; length++) {
          const bytes = Uint8Array.from(nopPadding(table, length).flatMap((chunk) => [...chunk]))
          const { work, padding } = way(arch, bytes)
          expect([table, length, work.instructions, padding.bytes]).toEqual([
            table,
            length,
            0,
            length,
          ])
          tried++
        }
      }
    }
    expect(tried).toBe(96)
  })
})
