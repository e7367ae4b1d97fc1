import { describe, expect, it } from 'vitest'
import type { ConfigId } from '../ops/op.ts'
import { analysisOf, describeValues } from '../testing/registers.ts'

/** Values by register and first definition; those that only an ABI wants are left out. */
const values = (listing: string, config: ConfigId = '32pae') =>
  describeValues(analysisOf(listing, { config }))
    .split('\n')
    .toSorted()
    .filter((line) => !line.includes('read by nobody here'))

const all = (listing: string) => describeValues(analysisOf(listing)).split('\n').toSorted()

describe('values', () => {
  it('begin at a definition and end at their last read', () => {
    expect(values('mov $1, %eax\nmov $2, %ecx\nadd %ecx, %eax\nret # live: %eax')).toEqual([
      'eax: from line 1; last read in line 3; ends in line 3',
      'eax: from line 3; last read in line 4; ends in line 4',
      'ecx: from line 2; last read in line 3; ends in line 3',
    ])
  })

  it('are others after a redefinition of the same register', () => {
    expect(values('mov $1, %eax\nmov %eax, (%esi)\nmov $2, %eax\nret # live: %eax')).toEqual([
      'eax: from line 1; last read in line 2; ends in line 2',
      'eax: from line 3; last read in line 4; ends in line 4',
      'esi: from entry; last read in line 2; ends in line 2',
    ])
  })

  it('are one where two branches define the same', () => {
    const diamond = [
      'test %ecx, %ecx',
      'je 1f',
      'mov $1, %eax',
      'jmp 2f',
      '1: mov $2, %eax',
      '2: mov %eax, (%edx)',
      'ret # live: none',
    ].join('\n')
    expect(values(diamond)).toEqual([
      'eax: from line 3, line 5; last read in line 6; ends in line 6',
      'ecx: from entry; last read in line 1; ends in line 1',
      'edx: from entry; last read in line 6; ends in line 6',
    ])
  })

  it('go around a loop in one piece', () => {
    const loop = [
      'mov $8, %ecx',
      'xor %eax, %eax',
      '1: add (%esi), %eax',
      'add $4, %esi',
      'dec %ecx',
      'jne 1b',
      'ret # live: %eax',
    ].join('\n')
    expect(values(loop)).toEqual([
      'eax: from line 2, line 3; last read in line 7; ends in line 7',
      'ecx: from line 1, line 5; last read in line 5; ends in line 6',
      'esi: from entry, line 4; last read in line 4; ends in line 6',
    ])
  })

  it('stay one where only a part is written', () => {
    expect(values('mov $1, %eax\nmovb $2, %al\nret # live: %eax')).toEqual([
      'eax: from line 1, line 2; last read in line 3; ends in line 3',
    ])
    expect(values('mov $1, %eax\nmovb $2, %al\nret # live: %rax', '64')).toEqual([
      'rax: from line 1, line 2; last read in line 3; ends in line 3',
    ])
  })

  it('end where 32 bits are written on x86-64', () => {
    expect(values('mov $1, %rax\nmov %rax, (%rdi)\nmov $2, %eax\nret # live: %rax', '64')).toEqual([
      'rax: from line 1; last read in line 2; ends in line 2',
      'rax: from line 3; last read in line 4; ends in line 4',
      'rdi: from entry; last read in line 2; ends in line 2',
    ])
  })

  it('pass through a sandwich: the same before its push and after its pop', () => {
    const listing = 'mov $1, %eax\nDISABLE_INTERRUPTS(CLBR_NONE)\nret # live: %eax'
    expect(values(listing)).toEqual(['eax: from line 1; last read in line 3; ends in line 3'])
  })

  it('are read and given back by a sandwich around their own call', () => {
    const listing = 'push %eax\ncall paravirt_restore_fl\npop %eax\nret # live: %eax'
    expect(values(listing)).toEqual(['eax: from entry; last read in line 4; ends in line 4'])
  })

  it('end in an unmatched push and begin in an unmatched pop', () => {
    expect(values('push %eax\npush %ecx\npop %eax\npop %ecx\nret # live: %eax')).toEqual([
      'eax: from entry; last read in line 1; ends in line 1',
      'eax: from line 3; last read in line 5; ends in line 5',
      'ecx: from entry; last read in line 2; ends in line 2',
    ])
  })

  it('are arguments and results of a site; what it destroys is still the old value', () => {
    expect(values('PVOP_CALLEE pte_val\nret # live: %eax %ecx')).toEqual([
      'eax: from entry; last read in line 1; ends in line 1',
      'eax: from line 1; last read in line 2; ends in line 2',
      'ecx: from entry; last read in line 2; ends in line 2',
      'edx: from entry; last read in line 1; ends in line 1',
    ])
    expect(values('PVOP_VCALLEE irq_disable\nret # live: %edx')).toEqual([
      'edx: from entry; last read in line 2; ends in line 2',
    ])
  })

  it('end and begin at a call of a function of the text', () => {
    const listing = [
      'mov $3, %ecx',
      'call f',
      'mov %eax, (%edx)',
      'ret # live: none',
      'f: lea (%ecx,%ecx), %eax',
      'ret # live: %eax',
    ].join('\n')
    expect(values(listing)).toEqual([
      'eax: from line 2; last read in line 3; ends in line 3',
      'eax: from line 5; last read in line 6; ends in line 6',
      'ecx: from entry; last read in line 5; ends in line 5',
      'ecx: from line 1; last read in line 2; ends in line 2',
      'edx: from entry; last read in line 3; ends in line 3',
    ])
  })

  it('that only an ABI wants are read by nobody here', () => {
    expect(all('mov $1, %eax\nret')).toEqual([
      'eax: from line 1; read by nobody here; ends in line 2',
      'ebp: from entry; read by nobody here; ends in line 2',
      'ebx: from entry; read by nobody here; ends in line 2',
      'edi: from entry; read by nobody here; ends in line 2',
      'esi: from entry; read by nobody here; ends in line 2',
    ])
  })

  it('are read where a comment says so at the end of the text', () => {
    expect(values('mov %edx, %ecx # live: %ecx')).toEqual([
      'ecx: from line 1; last read in line 1; ends in line 1',
      'edx: from entry; last read in line 1; ends in line 1',
    ])
  })
})
