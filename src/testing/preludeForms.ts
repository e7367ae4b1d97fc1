import { opsOf } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'

const clobberSets32 = [
  'CLBR_NONE',
  'CLBR_EAX',
  'CLBR_ECX',
  'CLBR_EDX',
  'CLBR_EDI',
  'CLBR_EAX | CLBR_EDX',
  'CLBR_ANY',
  'CLBR_ANY & ~CLBR_EAX',
  '0x5',
]
const clobberSets64 = [
  'CLBR_NONE',
  'CLBR_RAX',
  'CLBR_RDI',
  'CLBR_RAX | CLBR_RCX',
  'CLBR_ANY & ~CLBR_RDI',
  'CLBR_ANY - CLBR_RAX',
  'CLBR_ANY',
]

const entryCalls = (config: ConfigId): readonly string[] =>
  archOf(config) === 'x86-32'
    ? ['INTERRUPT_RETURN', 'ENABLE_INTERRUPTS_SYSEXIT']
    : [
        'INTERRUPT_RETURN',
        'ENABLE_INTERRUPTS_SYSEXIT32',
        'USERGS_SYSRET64',
        'USERGS_SYSRET32',
        'PV_SWAPGS',
        'SWAPGS_UNSAFE_STACK',
        'PARAVIRT_ADJUST_EXCEPTION_FRAME',
      ]

/** A listing that calls every macro of the prelude in every form, with every operation. */
export function everyForm(config: ConfigId): string {
  const sets = archOf(config) === 'x86-32' ? clobberSets32 : clobberSets64
  const lines = sets.flatMap((set) => [
    `DISABLE_INTERRUPTS(${set})`,
    `ENABLE_INTERRUPTS( ${set} )`,
    `disable_interrupts ${set}`,
    `Enable_Interrupts\t${set} # comment`,
    'nop',
  ])
  const calls = opsOf(config).flatMap(({ member, calleeSave }, index) => {
    const [form, other] = calleeSave ? ['PVOP_CALLEE', 'PVOP_VCALLEE'] : ['PVOP_CALL', 'PVOP_VCALL']
    const name = index % 2 === 0 ? member : member.replaceAll('.', '_')
    return [`${form} ${name}`, `  ${other}  ${member} ; nop`]
  })
  return ['.text', 'entry:', ...lines, ...entryCalls(config), ...calls, 'ret', ''].join('\n')
}
