import type { Arch } from '../x86/arch.ts'
import { randomNumbers } from './randomNumbers.ts'

const registers: Readonly<Record<Arch, readonly string[]>> = {
  'x86-32': ['%eax', '%ecx', '%edx', '%ebx', '%esi', '%edi'],
  'x86-64': ['%rax', '%rcx', '%rdx', '%rbx', '%rsi', '%rdi', '%r8', '%r12', '%r13'],
}

const sites = [
  'PVOP_VCALLEE irq_disable',
  'PVOP_VCALLEE irq_enable',
  'PVOP_CALLEE save_fl',
  'PVOP_CALLEE pte_val',
  'PVOP_CALL read_cr0',
  'PVOP_VCALL set_pte',
  'DISABLE_INTERRUPTS(CLBR_NONE)',
  'ENABLE_INTERRUPTS(CLBR_ANY)',
] as const

/**
 * A listing of about `lines` lines as a compiler with a kernel's headers would leave it: functions of some
 * twenty lines, each with one or two sites, branches, loads and stores, a comment here and there.
 */
export function generatedListing(arch: Arch, lines: number): string {
  const random = randomNumbers(lines)
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item =>
    items[random(items.length)] as Item
  const reg = () => pick(registers[arch])
  const plain = [
    () => `mov   ${reg()}, ${reg()}`,
    () => `mov   ${4 * random(30)}(${reg()}), ${reg()}`,
    () => `mov   ${reg()}, ${4 * random(30)}(${reg()})`,
    () => `add   $${random(4000)}, ${reg()}`,
    () => `and   $0x${random(65536).toString(16)}, ${reg()}`,
    () => `lea   ${random(64)}(${reg()},${reg()},4), ${reg()}`,
    () => `test  ${reg()}, ${reg()}`,
    () => `cmpl  $${random(200)}, ${4 * random(12)}(${reg()})`,
    () => `xor   ${reg()}, ${reg()}`,
    () => `incl  (${reg()})`,
    () => `shr   $${random(31)}, ${reg()}`,
  ]
  const all: string[] = []
  while (all.length < lines) {
    const body = 12 + random(12)
    const at = random(body)
    all.push(`# function ${all.length}`, `fn_${all.length}:`, `    push  ${reg()}`)
    for (let line = 0; line < body; line++) {
      if (line === at || random(20) === 0) all.push(`    ${pick(sites)}`)
      else all.push(`    ${pick(plain)()}`)
      if (random(8) === 0) all.push(`    j${pick(['e', 'ne', 'b', 'g'])}    1f`)
    }
    all.push(`1:  pop   ${reg()}`, '    ret', '')
  }
  return `${all.slice(0, lines - 1).join('\n')}\n1:  ret\n`
}
