import { expect, it } from 'vitest'
import { symbolic } from './symbolic.ts'

const named = symbolic(
  new Map([
    ['pv_irq_ops', 0xc1903000n],
    ['xen_read_cr0', 0xc1113080n],
    ['native_clts', 0xc1107d22n],
    ['xen_vcpu_info', 0xb040n],
  ]),
)

it.each([
  ['call *%cs:0xc1903008', 'call *%cs:pv_irq_ops+8'],
  ['call 0xc1113080', 'call xen_read_cr0'],
  ['movb $0x1,%gs:0xb041', 'movb $0x1,%gs:xen_vcpu_info+1'],
  ['call 0xc1113081', 'call 0xc1113081'],
  ['mov $0xc1903000,%eax', 'mov $0xc1903000,%eax'],
  ['jmp 0x10', 'jmp 0x10'],
  ['call *0x100008(%rip)', 'call *pv_irq_ops+8(%rip)'],
  ['call qword ptr [rip+0x100008]', 'call qword ptr [rip+pv_irq_ops+8]'],
  ['call *-0x10(%rip)', 'call *-0x10(%rip)'],
])('%s reads %s', (text, expected) => {
  expect(named(text, 0xc1803000n)).toBe(expected)
})
