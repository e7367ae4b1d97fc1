import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex } from '../base/bytes.ts'
import type { Arch } from './arch.ts'
import { decode } from './decode.ts'
import { icedMemorySize } from './iced.ts'
import { namesIn } from './registers.ts'

const bytesOf = (text: string) => fromHex(text) ?? new Uint8Array()
const decodeHex = (arch: Arch, text: string, address = 0x1000n) =>
  decode(bytesOf(text), arch, address)
const first = (arch: Arch, text: string, address?: bigint) => {
  const row = decodeHex(arch, text, address)[0]
  if (!row) throw new Error('nothing decoded')
  return row
}

describe('text as objdump spells it', () => {
  it.each<[Arch, string, string, string]>([
    ['x86-32', 'fa', 'cli', 'cli'],
    ['x86-32', '2eff1504100000', 'call *%cs:0x1004', 'call dword ptr cs:[0x1004]'],
    ['x86-64', 'ff1425abcd0012', 'call *0x1200cdab', 'call qword ptr [0x1200cdab]'],
    ['x86-64', 'ff1518010000', 'call *0x118(%rip)', 'call qword ptr [rip+0x118]'],
    ['x86-32', '8d7600', 'lea 0x0(%esi),%esi', 'lea esi,[esi+0x0]'],
    ['x86-64', '660f1f840000000000', 'nopw 0x0(%rax,%rax,1)', 'nop [rax+rax+0x0]'],
    ['x86-64', 'f3ab', 'rep stos %eax,%es:(%rdi)', 'rep stosd [rdi]'],
    ['x86-32', 'a5', 'movsl %ds:(%esi),%es:(%edi)', 'movsd [edi],[esi]'],
    ['x86-64', 'f0ff0510000000', 'lock incl 0x10(%rip)', 'lock inc dword ptr [rip+0x10]'],
    ['x86-32', '83e4f8', 'and $0xfffffff8,%esp', 'and esp,0xfffffff8'],
    ['x86-32', 'e8fbffffff', 'call 0x1000', 'call 0x1000'],
    ['x86-64', '7405', 'je 0x1007', 'je short 0x1007'],
    ['x86-64', '41ffd3', 'call *%r11', 'call r11'],
    ['x86-64', '0f01f8', 'swapgs', 'swapgs'],
    ['x86-32', 'd1e8', 'shr %eax', 'shr eax,0x1'],
    ['x86-32', 'c1e801', 'shr $0x1,%eax', 'shr eax,0x1'],
    ['x86-32', '6bc003', 'imul $0x3,%eax,%eax', 'imul eax,0x3'],
    ['x86-32', 'ee', 'out %al,(%dx)', 'out dx,al'],
    ['x86-32', '0f23f8', 'mov %eax,%db7', 'mov dr7,eax'],
    ['x86-64', 'f3c3', 'repz ret', 'rep ret'],
    ['x86-64', '2e660f1f0400', 'nopw %cs:(%rax,%rax,1)', 'nop cs:[rax+rax]'],
  ])('%s %s', (arch, bytes, text, intel) => {
    expect(first(arch, bytes)).toMatchObject({ text, intel, length: bytes.length / 2 })
  })

  it('gives a branch its target at every place, also the second time', () => {
    for (const address of [0x1000n, 0xffffffff81020000n]) {
      const rows = decodeHex('x86-64', '90e8fbffffffebfe', address)
      expect(rows.map(({ offset, target }) => [offset, target])).toEqual([
        [0, null],
        [1, address + 1n],
        [6, address + 6n],
      ])
      expect(rows[1]?.text).toBe(`call 0x${(address + 1n).toString(16)}`)
    }
    expect(first('x86-32', 'e800000010', 0xf0000000n).target).toBe(5n)
  })

  it('shows one bad byte at a time', () => {
    expect(decodeHex('x86-64', '06900f').map(({ text, length }) => [text, length])).toEqual([
      ['(bad)', 1],
      ['nop', 1],
      ['(bad)', 1],
    ])
  })
})

describe('effects', () => {
  it.each<[Arch, string, string, readonly string[], readonly string[], readonly string[]]>([
    ['x86-64', 'b001', 'mov', [], ['rax'], []],
    ['x86-64', '31c0', 'xor', [], ['rax'], ['rax']],
    ['x86-64', '89c8', 'mov', ['rcx'], ['rax'], ['rax']],
    ['x86-32', '6689c8', 'mov', ['ecx'], ['eax'], []],
    ['x86-32', '0f44c1', 'cmove', ['eax', 'ecx'], ['eax'], []],
    ['x86-32', '51', 'push', ['ecx', 'esp'], ['esp'], ['esp']],
    ['x86-32', '9d', 'popf', ['esp'], ['esp'], ['esp']],
    ['x86-64', '480f07', 'sysret', ['rcx', 'r11'], [], []],
    ['x86-32', 'f3a4', 'movs', ['ecx', 'esi', 'edi'], ['ecx', 'esi', 'edi'], []],
  ])('%s %s %s', (arch, bytes, mnemonic, reads, writes, kills) => {
    const row = first(arch, bytes)
    expect(row.mnemonic).toBe(mnemonic)
    expect(namesIn(arch, row.reads)).toEqual(reads)
    expect(namesIn(arch, row.writes)).toEqual(writes)
    expect(namesIn(arch, row.kills)).toEqual(kills)
  })

  it.each([
    ['51', 1, null],
    ['59', null, 1],
    ['6651', null, null],
    ['6a01', null, null],
    ['1e', null, null],
    ['9c', null, null],
    ['ff30', null, null],
    ['fff1', 1, null],
  ])('32-bit %s pushes %s, pops %s', (bytes, pushes, pops) => {
    expect(first('x86-32', bytes)).toMatchObject({ pushes, pops })
  })

  it.each([
    ['e800000000', 'call'],
    ['ffd0', 'indirect-call'],
    ['eb00', 'jump'],
    ['ffe0', 'indirect-jump'],
    ['7400', 'branch'],
    ['e200', 'branch'],
    ['c3', 'return'],
    ['48cf', 'return'],
    ['0f35', 'return'],
    ['0f0b', 'trap'],
    ['0f01d9', 'next'],
    ['0f05', 'next'],
    ['cd80', 'next'],
  ])('%s is a %s', (bytes, flow) => expect(first('x86-64', bytes).flow).toBe(flow))

  it('says where constants stand', () => {
    expect(first('x86-32', 'c705040000c178563412')).toMatchObject({
      displacement: { offset: 2, size: 4 },
      immediate: { offset: 6, size: 4 },
    })
    expect(first('x86-64', 'e800000000')).toMatchObject({
      displacement: { offset: 1, size: 4 },
      immediate: null,
    })
  })
})

it('covers any bytes without gaps and gives the same twice', () => {
  const arch = fc.constantFrom<Arch>('x86-32', 'x86-64')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), arch, (bytes, width) => {
      const rows = decode(bytes, width, 0xc1020000n)
      let next = 0
      for (const row of rows) {
        expect(row.offset).toBe(next)
        next += row.length
      }
      expect(next).toBe(bytes.length)
      expect(decode(bytes, width, 0xc1020000n)).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})

it('leaks nothing of what it decodes', () => {
  const run = (seed: number) => {
    let state = seed
    const bytes = Uint8Array.from({ length: 30_000 }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return state >>> 16
    })
    decode(bytes, 'x86-64', 0n)
  }
  run(1)
  const before = icedMemorySize()
  for (let seed = 2; seed < 8; seed++) run(seed)
  expect(icedMemorySize()).toBe(before)
})
