import { form, type Form } from './form.ts'

/**
 * Instructions of either the M or the I unit. Source: Itanium manual, volume 3, formats A1 to A8; every
 * row was assembled with GNU as 2.40.
 */

const alu = (mnemonic: string, pattern: string, x4: string, x2b: string): Form =>
  form('A1', 'A', mnemonic, pattern, `40:37=8 35:34=0 33=0 32:29=${x4} 28:27=${x2b}`)

const additions: readonly Form[] = [
  alu('add', 'r1=r2,r3', '0', '0'),
  alu('add', 'r1=r2,r3,1', '0', '1'),
  alu('sub', 'r1=r2,r3', '1', '1'),
  alu('sub', 'r1=r2,r3,1', '1', '0'),
  alu('and', 'r1=r2,r3', '3', '0'),
  alu('andcm', 'r1=r2,r3', '3', '1'),
  alu('or', 'r1=r2,r3', '3', '2'),
  alu('xor', 'r1=r2,r3', '3', '3'),
  form('A4', 'A', 'mov', 'r1=r3', '40:37=8 36=0 35:34=2 33=0 32:27=0 19:13=0', { pseudo: true }),
  form('A4', 'A', 'adds', 'r1=imm14,r3', '40:37=8 35:34=2 33=0'),
  form('A5', 'A', 'mov', 'r1=imm22', '40:37=9 21:20=0', { pseudo: true }),
  form('A5', 'A', 'addl', 'r1=imm22,r3low', '40:37=9'),
  // GNU as takes addl for "add" wherever it can.
  form('A5', 'A', 'add', 'r1=imm22,r3low', '40:37=9', { hidden: true, pseudo: true }),
  form('A4', 'A', 'add', 'r1=imm14,r3', '40:37=8 35:34=2 33=0', { hidden: true, pseudo: true }),
]

/** Relations that are spelt with others: operands or results change places. */
const registerCompares = [
  ['eq', 'e', 'p1,p2=r2,r3', true],
  ['ne', 'e', 'p2,p1=r2,r3', false],
  ['lt', 'c', 'p1,p2=r2,r3', true],
  ['ge', 'c', 'p2,p1=r2,r3', false],
  ['gt', 'c', 'p1,p2=r3,r2', false],
  ['le', 'c', 'p2,p1=r3,r2', false],
  ['ltu', 'd', 'p1,p2=r2,r3', true],
  ['geu', 'd', 'p2,p1=r2,r3', false],
  ['gtu', 'd', 'p1,p2=r3,r2', false],
  ['leu', 'd', 'p2,p1=r3,r2', false],
] as const

const immediateCompares = [
  ['eq', 'e', 'p1,p2=imm8,r3', true],
  ['ne', 'e', 'p2,p1=imm8,r3', false],
  ['lt', 'c', 'p1,p2=imm8,r3', true],
  ['ge', 'c', 'p2,p1=imm8,r3', false],
  // 5 > r3 is "not 4 < r3".
  ['gt', 'c', 'p2,p1=imm8less,r3', false],
  ['le', 'c', 'p1,p2=imm8less,r3', false],
  ['ltu', 'd', 'p1,p2=imm8,r3', true],
  ['geu', 'd', 'p2,p1=imm8,r3', false],
  ['gtu', 'd', 'p2,p1=imm8lessU,r3', false],
  ['leu', 'd', 'p1,p2=imm8lessU,r3', false],
] as const

const completers = [
  ['', '0'],
  ['.unc', '1'],
] as const

const compares: readonly Form[] = completers.flatMap(([completer, c]) => [
  ...registerCompares.map(([relation, op, pattern, own]) =>
    form(
      'A6',
      'A',
      `cmp.${relation}${completer}`,
      pattern,
      `40:37=${op} 36=0 35:34=0 33=0 12=${c}`,
      {
        hidden: !own,
        pseudo: !own,
      },
    ),
  ),
  ...immediateCompares.map(([relation, op, pattern, own]) =>
    form('A8', 'A', `cmp.${relation}${completer}`, pattern, `40:37=${op} 35:34=2 33=0 12=${c}`, {
      hidden: !own,
      pseudo: !own,
    }),
  ),
])

export const formsA: readonly Form[] = [...additions, ...compares]
