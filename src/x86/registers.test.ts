import { expect, it } from 'vitest'
import type { Arch } from './arch.ts'
import { registerName, registerNamed } from './registers.ts'

it.each<[Arch, string, string | null]>([
  ['x86-32', 'al', 'eax'],
  ['x86-32', 'ah', 'eax'],
  ['x86-32', 'ESI', 'esi'],
  ['x86-32', 'si', 'esi'],
  ['x86-32', 'sp', 'esp'],
  ['x86-32', 'rax', null],
  ['x86-32', 'r8', null],
  ['x86-32', 'cs', null],
  ['x86-32', '', null],
  ['x86-64', 'al', 'rax'],
  ['x86-64', 'eax', 'rax'],
  ['x86-64', 'rax', 'rax'],
  ['x86-64', 'sil', 'rsi'],
  ['x86-64', 'r9', 'r9'],
  ['x86-64', 'r9d', 'r9'],
  ['x86-64', 'r15b', 'r15'],
  ['x86-64', 'r16', null],
  ['x86-64', 'rip', null],
])('%s: %s is, or is a part of, %s', (arch, name, whole) => {
  const reg = registerNamed(arch, name)
  expect(reg === null ? null : registerName(arch, reg)).toBe(whole)
})
