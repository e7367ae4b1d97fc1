import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import { gnuObject, hasGnuAs } from '../testing/gnuAs.ts'
import { type Arch, arches } from '../x86/arch.ts'
import { thunkCode } from './thunk.ts'

const at = 0xc1400000n

/** The reference's bytes (x86-paravirt-2.6.30.md, section 11); the call goes 0x1000 bytes on from its end. */
const reference: Record<Arch, { readonly bytes: string; readonly callEnd: bigint }> = {
  'x86-32': { bytes: '51 e8 00100000 59 c3', callEnd: 6n },
  'x86-64': {
    bytes: '51 52 56 57 4150 4151 4152 4153 e8 00100000 415b 415a 4159 4158 5f 5e 5a 59 c3',
    callEnd: 17n,
  },
}

/** What PV_CALLEE_SAVE_REGS_THUNK() writes, arch/x86/include/asm/paravirt.h, 2.6.32. */
const saved: Record<Arch, readonly string[]> = {
  'x86-32': ['%ecx'],
  'x86-64': ['%rcx', '%rdx', '%rsi', '%rdi', '%r8', '%r9', '%r10', '%r11'],
}

const source = (arch: Arch, distance: number) =>
  [
    ...saved[arch].map((register) => `push ${register}`),
    'call inner',
    ...saved[arch].toReversed().map((register) => `pop ${register}`),
    'ret',
    `.skip ${distance}, 0xcc`,
    'inner: ret',
    '',
  ].join('\n')

describe.each(arches)('the register-saving wrapper on %s', (arch) => {
  const { bytes, callEnd } = reference[arch]
  const length = { 'x86-32': 8, 'x86-64': 30 }[arch]

  it('has the bytes that the kernel was seen to have', () => {
    const code = thunkCode(arch, at, at + callEnd + 0x1000n)
    expect(hex(code)).toBe(bytes.replaceAll(' ', ''))
    expect(code).toHaveLength(length)
  })

  it('counts its call backward as well', () => {
    const code = hex(thunkCode(arch, at, at + callEnd - 0x1000n))
    expect(code).toContain('e800f0ffff')
  })

  it.runIf(hasGnuAs)('is what GNU as makes of the kernel’s text', () => {
    const distance = 0x40
    const text = gnuObject(source(arch, distance), arch)['.text align 1']?.hex ?? ''
    const code = thunkCode(arch, at, at + BigInt(length + distance))
    expect(text.replaceAll('\n', '').slice(0, 2 * length)).toBe(hex(code))
  })
})
