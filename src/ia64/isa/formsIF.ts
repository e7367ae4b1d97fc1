import { form, type Form } from './form.ts'

/**
 * Instructions of the I and the F unit. Source: Itanium manual, volume 3, formats I18 to I28, F15, F16;
 * every row was assembled with GNU as 2.40.
 */

const integer = (format: string, mnemonic: string, pattern: string, x6: string): Form =>
  form(format, 'I', mnemonic, pattern, `40:37=0 35:33=0 32:27=${x6}`)

export const formsIF: readonly Form[] = [
  integer('I19', 'break.i', 'imm21', '00'),
  form('I18', 'I', 'nop.i', 'imm21', '40:37=0 35:33=0 32:27=1 26=0'),
  form('I18', 'I', 'hint.i', 'imm21', '40:37=0 35:33=0 32:27=1 26=1'),
  form('I21', 'I', 'mov', 'b1=r2', '40:37=0 35:33=7 32:24=0 23=0 22=0 21:20=1'),
  integer('I22', 'mov', 'r1=b2', '31'),
  integer('I25', 'mov', 'r1=ip', '30'),
  integer('I25', 'mov', 'r1=pr', '33'),
  integer('I26', 'mov.i', 'arI=r2', '2a'),
  integer('I28', 'mov.i', 'r1=arI', '32'),
  form('I26', 'I', 'mov', 'arHigh=r2', '40:37=0 35:33=0 32:27=2a', { hidden: true, pseudo: true }),
  form('I28', 'I', 'mov', 'r1=arHigh', '40:37=0 35:33=0 32:27=32', { hidden: true, pseudo: true }),
  form('F15', 'F', 'break.f', 'imm21', '40:37=0 33=0 32:27=0'),
  form('F16', 'F', 'nop.f', 'imm21', '40:37=0 33=0 32:27=1 26=0'),
  form('F16', 'F', 'hint.f', 'imm21', '40:37=0 33=0 32:27=1 26=1'),
]
