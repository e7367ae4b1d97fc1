import { Code, CodeExt, Decoder, DecoderOptions } from 'iced-x86'
import { expect, it } from 'vitest'
import { codeCount, mnemonicNames, opcodesOf } from './iced.ts'

it('decodes after loading', () => {
  const decoder = new Decoder(32, Uint8Array.of(0xfa), 0)
  const instruction = decoder.decode()
  expect(instruction.length).toBe(1)
  instruction.free()
  decoder.free()
})

const current = [DecoderOptions.None, DecoderOptions.MPX, DecoderOptions.MovTr]

/** The whole table, read row by row. */
function byName(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (let code = 0; code < codeCount; code++) {
    const row = CodeExt.opCode(code as Code)
    const name = row.instructionString.split(' ')[0]?.toLowerCase() ?? ''
    if (row.isInstruction && current.includes(row.decoderOption))
      found.set(name, [...(found.get(name) ?? []), code])
    row.free()
  }
  return found
}

it('finds the opcodes of every mnemonic as a reading of the whole table does, and no others', () => {
  const whole = byName()
  expect(codeCount).toBe(Object.values(Code).filter((code) => typeof code === 'number').length)
  expect([...mnemonicNames()].toSorted()).toEqual([...whole.keys()].toSorted())
  for (const [name, codes] of whole) expect(opcodesOf(name).map(({ code }) => code)).toEqual(codes)
  for (const none of ['', 'movl', 'invalid', 'db', '<db>', 'zzz', 'aa', 'ADD'])
    expect(opcodesOf(none)).toEqual([])
})
