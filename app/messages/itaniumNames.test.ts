import { expect, it } from 'vitest'
import { itaniumNames } from './itaniumNames.ts'

it.each([
  [[], []],
  [['r8'], ['r8']],
  [
    ['r9', 'r8'],
    ['r8', 'r9'],
  ],
  [
    ['r10', 'r9', 'r8', 'ar.ccv', 'b6', 'b7', 'r14', 'p6', 'p8', 'p7'],
    ['b6', 'b7', 'p6 to p8', 'r8 to r10', 'r14', 'ar.ccv'],
  ],
  [
    ['p15', 'r16', 'r17', 'r17'],
    ['p15', 'r16', 'r17'],
  ],
])('%j are told as %j', (names, told) => expect(itaniumNames(names)).toEqual(told))
