import { describe, expect, it } from 'vitest'
import { isCommonWord, misspelt, ownWords } from './spelling.ts'

describe('the spell check', () => {
  it('finds what is wrong, each word once', () => {
    expect(misspelt(['The kernal destroys a regsiter.', 'A kernal.'])).toEqual([
      'kernal',
      'regsiter',
    ])
  })

  it('takes British spelling, possessives, compounds and the words of the project', () => {
    const text = "The thunk's behaviour: caller-saved registers, Xen's hypercall, nops."
    expect(misspelt([text])).toEqual([])
    expect(misspelt(['behavior', 'xen'])).toEqual(['behavior', 'xen'])
  })

  it('leaves code alone', () => {
    expect(
      misspelt(['%eax, CLBR_ANY, x86-32, irq_disable, .balign 4, 0xff15, pv_irq_ops+8']),
    ).toEqual([])
  })

  it('has a list of own words that is sorted and says nothing twice or in vain', () => {
    const sorted = ownWords.toSorted((a, b) => a.localeCompare(b, 'en'))
    expect(ownWords).toEqual([...new Set(sorted)])
    expect(ownWords.filter(isCommonWord)).toEqual([])
  })
})
