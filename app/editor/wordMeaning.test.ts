import { describe, expect, it } from 'vitest'
import {
  annotationMeaning,
  mnemonicMeaning,
  operationMeaning,
  registerMeaning,
} from './wordMeaning.ts'

describe('words of the language', () => {
  it('reads what a comment says of registers', () => {
    const line = 'ret    # live: %eax %ebx'
    expect(annotationMeaning('x86-32', line, 12)?.said[0]).toBe(
      '**Needed after this line:** eax, ebx, and nothing else.',
    )
    expect(annotationMeaning('x86-32', line, 12)).toMatchObject({ from: 7, to: line.length })
    expect(annotationMeaning('x86-32', line, 1)).toBeNull()
    expect(annotationMeaning('x86-64', 'f: # args: %edi', 6)?.said[0]).toContain('rdi')
    expect(annotationMeaning('x86-32', 'ret # live:', 5)?.said[0]).toContain('Nothing is needed')
    expect(annotationMeaning('x86-32', 'ret # it lives: on', 6)).toBeNull()
  })

  it('reads such a comment as the analysis does', () => {
    const said = (line: string, column = line.indexOf(':')) =>
      annotationMeaning('x86-32', line, column)?.said[0]
    expect(said('.ascii "# live: %eax"')).toBeUndefined()
    expect(said('ret # live: %esp %ebx, $eax')).toContain(' ebx, and nothing else')
    expect(said('ret # live: none')).toContain('Nothing is needed')
    const both = '/* args: %edx */ ret # live: %ecx'
    expect(said(both)).toContain('on entry:** edx.')
    expect(said(both, both.lastIndexOf(':'))).toContain('after this line:** ecx,')
    expect(said(both, both.indexOf('*/'))).toBeUndefined()
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
