import { form, type Form } from './form.ts'

/**
 * Branches and the long instructions of MLX bundles. Source: Itanium manual, volume 3, formats B1 to B9
 * and X1 to X5; every row was assembled with GNU as 2.40.
 */

const predictions = [
  ['sptk', 0],
  ['spnt', 1],
  ['dptk', 2],
  ['dpnt', 3],
] as const

/** `few` may be left out; a disassembler never leaves it out. */
const counts = [
  ['.few', '0', false],
  ['.many', '1', false],
  ['', '0', true],
] as const

const clears = [
  ['', '0'],
  ['.clr', '1'],
] as const

interface Branch {
  readonly format: string
  readonly unit: 'B' | 'X'
  /** Without completers, `br.cond` for example. */
  readonly name: string
  readonly pattern: string
  readonly bits: string
  /** The prediction of a call through a register takes three bits, the lowest 1. */
  readonly wide?: boolean
  /** Another spelling, which a disassembler never uses. */
  readonly pseudo?: boolean
}

function whBits({ wide }: Branch, number: number): string {
  return wide ? `34:32=${2 * number + 1}` : `34:33=${number}`
}

function withCompleters(branch: Branch): readonly Form[] {
  const { format, unit, name, pattern, bits, pseudo = false } = branch
  return predictions.flatMap(([prediction, number]) =>
    counts.flatMap(([count, p, hidden]) =>
      clears.map(([clear, d]) =>
        form(
          format,
          unit,
          `${name}.${prediction}${count}${clear}`,
          pattern,
          `${bits} ${whBits(branch, number)} 12=${p} 35=${d}`,
          { hidden: hidden || pseudo, pseudo },
        ),
      ),
    ),
  )
}

/** `br.many` is `br.cond.sptk.many` without a predicate, and what a disassembler prints for it. */
function short(name: string, branch: Branch): readonly Form[] {
  const { format, unit, pattern, bits } = branch
  return counts.flatMap(([count, p, hidden]) =>
    clears.map(([clear, d]) =>
      form(format, unit, `${name}${count}${clear}`, pattern, `${bits} 34:33=0 12=${p} 35=${d}`, {
        pseudo: true,
        hidden,
        shownWithoutPredicate: true,
      }),
    ),
  )
}

const toBundle: Branch = {
  format: 'B1',
  unit: 'B',
  name: 'br.cond',
  pattern: 'target25',
  bits: '40:37=4 8:6=0',
}
const toRegister: Branch = {
  format: 'B4',
  unit: 'B',
  name: 'br.cond',
  pattern: 'b2',
  bits: '40:37=0 32:27=20 8:6=0',
}
const farBranch: Branch = {
  format: 'X3',
  unit: 'X',
  name: 'brl.cond',
  pattern: 'target64',
  bits: '40:37=c 8:6=0',
}

const branches: readonly Form[] = [
  ...short('br', toBundle),
  ...short('br', toRegister),
  ...[
    toBundle,
    toRegister,
    { ...toBundle, name: 'br', pseudo: true },
    { ...toRegister, name: 'br', pseudo: true },
    { format: 'B4', name: 'br.ret', pattern: 'b2', bits: '40:37=0 32:27=21 8:6=4' },
    { format: 'B3', name: 'br.call', pattern: 'b1=target25', bits: '40:37=5' },
    { format: 'B5', name: 'br.call', pattern: 'b1=b2', bits: '40:37=1', wide: true },
  ].flatMap((branch) => withCompleters({ unit: 'B', ...branch })),
]

const alone = (mnemonic: string, x6: string, place: 'last' | null): Form =>
  form('B8', 'B', mnemonic, '', `40:37=0 32:27=${x6}`, {
    unpredicated: true,
    ...(place && { place }),
  })

export const formsB: readonly Form[] = [
  ...branches,
  form('B9', 'B', 'break.b', 'imm21', '40:37=0 32:27=0'),
  form('B9', 'B', 'nop.b', 'imm21', '40:37=2 32:27=0'),
  form('B9', 'B', 'hint.b', 'imm21', '40:37=2 32:27=1'),
  alone('cover', '02', 'last'),
  alone('clrrrb', '04', 'last'),
  alone('clrrrb.pr', '05', 'last'),
  alone('rfi', '08', 'last'),
  alone('bsw.0', '0c', 'last'),
  alone('bsw.1', '0d', 'last'),
  alone('epc', '10', null),
]

export const formsX: readonly Form[] = [
  form('X1', 'X', 'break.x', 'imm62', '40:37=0 35:33=0 32:27=0'),
  form('X5', 'X', 'nop.x', 'imm62', '40:37=0 35:33=0 32:27=1 26=0'),
  form('X5', 'X', 'hint.x', 'imm62', '40:37=0 35:33=0 32:27=1 26=1'),
  form('X2', 'X', 'movl', 'r1=imm64', '40:37=6 20=0'),
  ...short('brl', farBranch),
  ...withCompleters(farBranch),
  ...withCompleters({ ...farBranch, name: 'brl', pseudo: true }),
  ...withCompleters({
    format: 'X4',
    unit: 'X',
    name: 'brl.call',
    pattern: 'b1=target64',
    bits: '40:37=d',
  }),
]
