// Made by scripts/generate.mjs from the vectors' symbol file (Linux 2.6.32, arch/x86). Do not edit.
import type { Arch } from './arch.ts'

/** Entry n − 1 is n bytes long. */
export const nopTexts = {
  intel: ['90', '89f6', '8d7600', '8d742600', '908d742600', '8db600000000', '8db42600000000', '908db42600000000'],
  k8: ['90', '6690', '666690', '66666690', '6666906690', '666690666690', '66666690666690', '6666669066666690'],
  k7: ['90', '8bc0', '8d0420', '8d442000', '8d44200090', '8d8000000000', '8d040500000000', '8d04050000000090'],
  p6: ['90', '6690', '0f1f00', '0f1f4000', '0f1f440000', '660f1f440000', '0f1f8000000000', '0f1f840000000000'],
} as const

/** Tables that find_nop_table() can return. */
export const nopTableIds: Readonly<Record<Arch, readonly (keyof typeof nopTexts)[]>> = {
  'x86-32': ['intel', 'k8', 'k7', 'p6'],
  'x86-64': ['k8', 'p6'],
}
