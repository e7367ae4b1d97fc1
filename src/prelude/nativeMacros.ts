import type { BackendTable } from '../backends/backend.ts'
import { opsOf } from '../ops/index.ts'
import { slotCode } from '../ops/slotCode.ts'
import { archOf, type ConfigId, type Op } from '../ops/op.ts'
import type { Arch } from '../x86/arch.ts'
import { macro, missing, type PreludeMacro } from './preludeMacro.ts'
import { noOperation, only64 } from './siteMacros.ts'
import { spellingsOf } from './spellings.ts'

/**
 * The instructions of the native templates, by operation: what the header files put in place of an operation
 * with CONFIG_PARAVIRT=n. Held against the templates' bytes by a test.
 */
export const nativeCode: Record<Arch, Readonly<Record<string, readonly string[]>>> = {
  'x86-32': {
    irq_disable: ['cli'],
    irq_enable: ['sti'],
    restore_fl: ['push %eax', 'popf'],
    save_fl: ['pushf', 'pop %eax'],
    iret: ['iret'],
    irq_enable_sysexit: ['sti', 'sysexit'],
    read_cr2: ['mov %cr2, %eax'],
    write_cr3: ['mov %eax, %cr3'],
    read_cr3: ['mov %cr3, %eax'],
    clts: ['clts'],
    read_tsc: ['rdtsc'],
  },
  'x86-64': {
    irq_disable: ['cli'],
    irq_enable: ['sti'],
    restore_fl: ['push %rdi', 'popfq'],
    save_fl: ['pushfq', 'pop %rax'],
    iret: ['iretq'],
    read_cr2: ['mov %cr2, %rax'],
    read_cr3: ['mov %cr3, %rax'],
    write_cr3: ['mov %rdi, %cr3'],
    flush_tlb_single: ['invlpg (%rdi)'],
    clts: ['clts'],
    wbinvd: ['wbinvd'],
    irq_enable_sysexit: ['swapgs', 'sti', 'sysexitl'],
    usergs_sysret64: ['swapgs', 'sysretq'],
    usergs_sysret32: ['swapgs', 'sysretl'],
    swapgs: ['swapgs'],
  },
}

type Native = Pick<BackendTable, 'implementations'>

/** Macros for CONFIG_PARAVIRT=n: no sites, no records, the native code in their place. */
export function nativeMacros(config: ConfigId, native: Native): readonly PreludeMacro[] {
  const arch = archOf(config)
  return [
    ...opsOf(config).flatMap((op) =>
      spellingsOf(op).map((name) =>
        macro(`PV_NATIVE_${name}`, '', codeOf(arch, op, native), { inner: true }),
      ),
    ),
    ...['PVOP_CALL', 'PVOP_VCALL', 'PVOP_CALLEE', 'PVOP_VCALLEE'].map((name) =>
      macro(
        name,
        'op:req',
        ['.ifndef PV_TYPE_\\op', noOperation(name), '.else', 'PV_NATIVE_\\op', '.endif'],
        { signature: `${name} op` },
      ),
    ),
    ...interruptMacros(arch),
    ...(arch === 'x86-32' ? entryMacros32 : entryMacros64),
  ]
}

function codeOf(arch: Arch, op: Op, { implementations }: Native): readonly string[] {
  const code = nativeCode[arch][op.member]
  if (op.table === 'pv_ops' && slotCode[op.type]) return slotCode[op.type]?.text ?? []
  if (code) return code
  const { kind, name } = implementations[op.id] ?? { kind: 'null', name: null }
  if (kind === 'nop') return []
  if (kind === 'ident32') return arch === 'x86-32' ? [] : ['mov %edi, %eax']
  if (kind === 'ident64') return arch === 'x86-32' ? [] : ['mov %rdi, %rax']
  if (kind === 'null' || name === null) return ['# model: there is nothing to call', 'ud2']
  const transfer = op.transfer === 'jump' ? 'jmp' : 'call'
  return ['# model: the compiler would often inline more', `${transfer} ${name}`]
}

const interruptMacros = (arch: Arch): readonly PreludeMacro[] =>
  [
    ['DISABLE_INTERRUPTS', 'irq_disable'] as const,
    ['ENABLE_INTERRUPTS', 'irq_enable'] as const,
  ].map(([name, op]) =>
    macro(name, 'clobbers:vararg', nativeCode[arch][op] ?? [], {
      signature: `${name}(clobbers)`,
    }),
  )

const entry = (arch: Arch, name: string, op: string): PreludeMacro =>
  macro(name, '', nativeCode[arch][op] ?? [])

const entryMacros32: readonly PreludeMacro[] = [
  entry('x86-32', 'INTERRUPT_RETURN', 'iret'),
  entry('x86-32', 'ENABLE_INTERRUPTS_SYSEXIT', 'irq_enable_sysexit'),
  missing('ENABLE_INTERRUPTS_SYSEXIT32', `${only64}; write ENABLE_INTERRUPTS_SYSEXIT`),
  missing('USERGS_SYSRET64', only64),
  missing('USERGS_SYSRET32', only64),
  missing('PV_SWAPGS', only64),
  missing('SWAPGS_UNSAFE_STACK', only64),
  missing('PARAVIRT_ADJUST_EXCEPTION_FRAME', only64),
]

const entryMacros64: readonly PreludeMacro[] = [
  entry('x86-64', 'INTERRUPT_RETURN', 'iret'),
  missing('ENABLE_INTERRUPTS_SYSEXIT', 'exists on x86-32 only; write ENABLE_INTERRUPTS_SYSEXIT32'),
  entry('x86-64', 'ENABLE_INTERRUPTS_SYSEXIT32', 'irq_enable_sysexit'),
  entry('x86-64', 'USERGS_SYSRET64', 'usergs_sysret64'),
  entry('x86-64', 'USERGS_SYSRET32', 'usergs_sysret32'),
  entry('x86-64', 'PV_SWAPGS', 'swapgs'),
  entry('x86-64', 'SWAPGS_UNSAFE_STACK', 'swapgs'),
  macro('PARAVIRT_ADJUST_EXCEPTION_FRAME', '', []),
]
