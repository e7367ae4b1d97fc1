import type { Arch } from '../x86/arch.ts'
import { macro, missing, type PreludeMacro, withClobbers } from './preludeMacro.ts'

/** How each width spells what differs. Source: arch/x86/include/asm/paravirt.h, 2.6.32. */
interface Spelling {
  readonly alignment: number
  readonly word: string
  /** A slot in entry code; compiled C names it without any of this. */
  readonly entrySlot: (op: string) => string
  /** Registers that entry code saves, with their bits, in order of pushing. */
  readonly saved: readonly (readonly [register: string, bit: string])[]
}

const spellings: Record<Arch, Spelling> = {
  'x86-32': {
    alignment: 4,
    word: '.long',
    entrySlot: (op) => `*%cs:PV_SLOT_${op}`,
    saved: [
      ['%eax', 'CLBR_EAX'],
      ['%edi', 'CLBR_EDI'],
      ['%ecx', 'CLBR_ECX'],
      ['%edx', 'CLBR_EDX'],
    ],
  },
  'x86-64': {
    alignment: 8,
    word: '.quad',
    entrySlot: (op) => `*PV_SLOT_${op}(%rip)`,
    saved: [
      ['%rax', 'CLBR_RAX'],
      ['%rcx', 'CLBR_RCX'],
      ['%rdx', 'CLBR_RDX'],
      ['%rsi', 'CLBR_RSI'],
      ['%rdi', 'CLBR_RDI'],
      ['%r8', 'CLBR_R8'],
      ['%r9', 'CLBR_R9'],
      ['%r10', 'CLBR_R10'],
      ['%r11', 'CLBR_R11'],
    ],
  },
}

/** Macros that write sites: what the kernel's headers make of its source when paravirt is on. */
export function siteMacros(arch: Arch): readonly PreludeMacro[] {
  const spelling = spellings[arch]
  return [
    record(spelling),
    saveRegisters(spelling),
    restoreRegisters(spelling),
    ...cMacros(),
    ...interruptMacros(spelling),
    ...(arch === 'x86-32' ? entryMacros32 : entryMacros64),
  ]
}

const inner = { inner: true }

/** The macro that writes a record. */
export const recordOf = (arch: Arch): PreludeMacro => record(spellings[arch])

const record = ({ alignment, word }: Spelling): PreludeMacro =>
  macro(
    'PV_RECORD',
    'type:req, clobbers:vararg',
    [
      '.pushsection .parainstructions, "a"',
      `.balign ${alignment}`,
      `${word} 771b`,
      '.byte \\type',
      '.byte 772b-771b',
      '.short \\clobbers',
      '.popsection',
    ],
    inner,
  )

const saveRegisters = ({ saved }: Spelling): PreludeMacro =>
  macro(
    'PV_SAVE_REGS',
    'set:vararg',
    saved.flatMap(([register, bit]) => whenKept(bit, `push ${register}`)),
    inner,
  )

const restoreRegisters = ({ saved }: Spelling): PreludeMacro =>
  macro(
    'PV_RESTORE_REGS',
    'set:vararg',
    saved.toReversed().flatMap(([register, bit]) => whenKept(bit, `pop ${register}`)),
    inner,
  )

const whenKept = (bit: string, instruction: string): readonly string[] => [
  `.if ((\\set) & ${bit}) == 0`,
  instruction,
  '.endif',
]

function cMacros(): readonly PreludeMacro[] {
  const forms = [
    ['PVOP_CALL', 'CLBR_ANY'],
    ['PVOP_VCALL', 'CLBR_ANY'],
    ['PVOP_CALLEE', 'CLBR_RET_REG'],
    ['PVOP_VCALLEE', 'CLBR_RET_REG'],
  ] as const
  return forms.map(([name, clobbers]) =>
    macro(
      name,
      'op:req',
      [
        '.ifndef PV_TYPE_\\op',
        noOperation(name),
        '.else',
        '771:',
        'call *PV_SLOT_\\op',
        '772:',
        `PV_RECORD PV_TYPE_\\op, ${clobbers}`,
        '.endif',
      ],
      { signature: `${name} op`, clobbers },
    ),
  )
}

export const noOperation = (name: string): string =>
  `.error "${name}: this kernel has no operation \\op"`

const interruptMacros = ({ entrySlot }: Spelling): readonly PreludeMacro[] =>
  withClobbers((op) => [
    '771:',
    'PV_SAVE_REGS (\\clobbers)|CLBR_CALLEE_SAVE',
    `call ${entrySlot(op)}`,
    'PV_RESTORE_REGS (\\clobbers)|CLBR_CALLEE_SAVE',
    '772:',
    `PV_RECORD PV_TYPE_${op}, \\clobbers`,
  ])

const site = (name: string, op: string, code: string): PreludeMacro =>
  macro(name, '', ['771:', code, '772:', `PV_RECORD PV_TYPE_${op}, CLBR_NONE`], {
    clobbers: 'CLBR_NONE',
  })

const through =
  (arch: Arch, transfer: 'call' | 'jmp') =>
  (name: string, op: string): PreludeMacro =>
    site(name, op, `${transfer} ${spellings[arch].entrySlot(op)}`)

const jump32 = through('x86-32', 'jmp')
const jump64 = through('x86-64', 'jmp')
const call64 = through('x86-64', 'call')

export const only64 = 'exists on x86-64 only'

const entryMacros32: readonly PreludeMacro[] = [
  jump32('INTERRUPT_RETURN', 'iret'),
  jump32('ENABLE_INTERRUPTS_SYSEXIT', 'irq_enable_sysexit'),
  missing('ENABLE_INTERRUPTS_SYSEXIT32', `${only64}; write ENABLE_INTERRUPTS_SYSEXIT`),
  missing('USERGS_SYSRET64', only64),
  missing('USERGS_SYSRET32', only64),
  missing('PV_SWAPGS', only64),
  missing('SWAPGS_UNSAFE_STACK', only64),
  missing('PARAVIRT_ADJUST_EXCEPTION_FRAME', only64),
]

const entryMacros64: readonly PreludeMacro[] = [
  jump64('INTERRUPT_RETURN', 'iret'),
  missing('ENABLE_INTERRUPTS_SYSEXIT', 'exists on x86-32 only; write ENABLE_INTERRUPTS_SYSEXIT32'),
  jump64('ENABLE_INTERRUPTS_SYSEXIT32', 'irq_enable_sysexit'),
  jump64('USERGS_SYSRET64', 'usergs_sysret64'),
  jump64('USERGS_SYSRET32', 'usergs_sysret32'),
  call64('PV_SWAPGS', 'swapgs'),
  site('SWAPGS_UNSAFE_STACK', 'swapgs', 'swapgs'),
  call64('PARAVIRT_ADJUST_EXCEPTION_FRAME', 'adjust_exception_frame'),
]
