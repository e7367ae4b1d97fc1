import { lateConfig } from '../ops/configs.ts'
import { opsOf } from '../ops/index.ts'
import { slotCode } from '../ops/slotCode.ts'
import { macro, missing, type PreludeMacro, withClobbers } from './preludeMacro.ts'
import { noOperation, recordOf } from './siteMacros.ts'
import { spellingsOf } from './spellings.ts'

/**
 * Macros that write sites as the headers of Linux 6.1 do: a call of 6 bytes through `pv_ops`, its record, and for
 * some operations an alternative. Source: arch/x86/include/asm/{paravirt,alternative}.h, 6.1.
 */
export const lateMacros = (): readonly PreludeMacro[] => [
  recordOf('x86-64'),
  alternativeMacro,
  ...alternatives(),
  ...callMacros(),
  ...interruptMacros,
  ...gone,
]

/** Behind the call: the code that takes its place where a feature is absent, and its entry. */
const alternativeBody = (feature: number, text: readonly string[]): readonly string[] => [
  '.pushsection .altinstr_replacement, "ax"',
  '773:',
  ...text,
  '774:',
  '.popsection',
  '.pushsection .altinstructions, "a"',
  '.long 771b - .',
  '.long 773b - .',
  `.short ${feature} | 0x8000`,
  '.byte 772b - 771b',
  '.byte 774b - 773b',
  '.popsection',
]

/** For code of a kernel whose alternatives are other ones: the feature word, and the code's bytes. */
const alternativeMacro = macro(
  'PV_ALTERNATIVE',
  'word:req, code:vararg',
  [
    '.pushsection .altinstr_replacement, "ax"',
    '773:',
    '.byte \\code',
    '774:',
    '.popsection',
    '.pushsection .altinstructions, "a"',
    '.long 771b - .',
    '.long 773b - .',
    '.short \\word',
    '.byte 772b - 771b',
    '.byte 774b - 773b',
    '.popsection',
  ],
  { inner: true },
)

/** One for every operation, empty where the kernel has no inline code for it. */
const alternatives = (): readonly PreludeMacro[] =>
  opsOf(lateConfig).flatMap((op) => {
    const code = slotCode[op.type]
    const body = code ? alternativeBody(code.feature, code.text) : []
    return spellingsOf(op).map((name) => macro(`PV_ALT_${name}`, '', body, { inner: true }))
  })

const site = (op: string, clobbers: string): readonly string[] => [
  '771:',
  `call *PV_SLOT_${op}(%rip)`,
  '772:',
  `PV_RECORD PV_TYPE_${op}, ${clobbers}`,
  `PV_ALT_${op}`,
]

const callMacros = (): readonly PreludeMacro[] =>
  [
    ['PVOP_CALL', 'CLBR_ANY'] as const,
    ['PVOP_VCALL', 'CLBR_ANY'] as const,
    ['PVOP_CALLEE', 'CLBR_RET_REG'] as const,
    ['PVOP_VCALLEE', 'CLBR_RET_REG'] as const,
  ].map(([name, clobbers]) =>
    macro(
      name,
      'op:req',
      ['.ifndef PV_TYPE_\\op', noOperation(name), '.else', ...site('\\op', clobbers), '.endif'],
      { signature: `${name} op`, clobbers },
    ),
  )

/**
 * A model: entry code of 6.1 has no such macros any more. The site is that of compiled C, the set goes into the
 * record, and nobody reads it there.
 */
const interruptMacros = withClobbers((op) => site(op, '\\clobbers'))

const left = 'left the table long before Linux 6.1; choose rules 2.6.30'

const gone: readonly PreludeMacro[] = [
  'INTERRUPT_RETURN',
  'ENABLE_INTERRUPTS_SYSEXIT',
  'ENABLE_INTERRUPTS_SYSEXIT32',
  'USERGS_SYSRET64',
  'USERGS_SYSRET32',
  'PV_SWAPGS',
  'SWAPGS_UNSAFE_STACK',
  'PARAVIRT_ADJUST_EXCEPTION_FRAME',
].map((name) => missing(name, left))
