import { describe, expect, it } from 'vitest'
import { mnemonicMeaning, operationMeaning, registerMeaning, wholeRegister } from './wordMeaning.ts'

describe('words of the language', () => {
  it('knows parts of registers', () => {
    expect(wholeRegister('x86-32', 'al')).toBe('eax')
    expect(wholeRegister('x86-64', 'al')).toBe('rax')
    expect(wholeRegister('x86-64', 'r9d')).toBe('r9')
    expect(wholeRegister('x86-64', 'sil')).toBe('rsi')
    expect(wholeRegister('x86-32', 'esi')).toBe('esi')
    expect(wholeRegister('x86-32', 'cs')).toBeNull()
  })

  it('says who keeps a register', () => {
    expect(registerMeaning('x86-32', 'ecx')).toContain('Caller-saved')
    expect(registerMeaning('x86-32', 'edi')).toContain('Callee-saved')
    expect(registerMeaning('x86-64', 'rdi')).toContain('Caller-saved')
  })

  it('explains a mnemonic with and without a suffix', () => {
    expect(mnemonicMeaning('movl')).toBe(mnemonicMeaning('mov'))
    expect(mnemonicMeaning('POPF')).toContain('flags')
    expect(mnemonicMeaning('frobnicate')).toBeNull()
  })

  it('explains operations and clobber constants of the configuration', () => {
    expect(operationMeaning('32pae', 'irq_disable')?.[0]).toContain('type 45')
    expect(operationMeaning('64', 'irq_disable')?.[0]).toContain('type 48')
    expect(operationMeaning('32pae', 'CLBR_RET_REG')).toEqual(['May destroy eax, edx.'])
    expect(operationMeaning('32pae', 'no_such')).toBeNull()
  })
})
