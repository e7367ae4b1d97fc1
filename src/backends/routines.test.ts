import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import { opsOf } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { gnuObject, hasGnuAs } from '../testing/gnuAs.ts'
import { functionAddress } from './addresses.ts'
import { routinesOf } from './routines.ts'
import { symbolMap } from './symbols.ts'
import { fieldSymbols } from './tables.generated.ts'

const configs: readonly ConfigId[] = ['32pae', '32nopae', '64']

const text = (source: string, config: ConfigId) =>
  gnuObject(source, archOf(config))['.text align 1']?.hex.replaceAll('\n', '') ?? ''

const codeOf = (config: ConfigId, name: string) => {
  const routine = routinesOf(config).find((one) => one.name === name)
  return routine ? hex(routine.code) : null
}

const at = (config: ConfigId, name: string) => `0x${functionAddress(config, name).toString(16)}`

describe.each(configs)('the functions whose code can be run, %s', (config) => {
  it('stand where the kernel has them', () => {
    const symbols = symbolMap({ config })
    for (const { name, address } of routinesOf(config)) {
      expect(symbols.get(name) ?? address, name).toBe(address)
    }
  })

  it('do not overlap', () => {
    const sorted = routinesOf(config).toSorted((left, right) =>
      left.address < right.address ? -1 : 1,
    )
    sorted.slice(1).forEach(({ name, address }, before) => {
      const last = sorted[before]
      expect(last && last.address + BigInt(last.code.length) <= address, name).toBe(true)
    })
  })

  it('overlap no function whose code is not known', () => {
    const starts = [...symbolMap({ config }).values()]
    for (const { name, address, code } of routinesOf(config)) {
      const inside = starts.filter(
        (start) => start > address && start < address + BigInt(code.length),
      )
      expect(inside, name).toEqual([])
    }
  })

  it.runIf(hasGnuAs)('follow the slots under the names of 2007', () => {
    const slot = opsOf(config).find(({ member }) => member === 'irq_disable')?.slot ?? 0n
    const low = BigInt.asIntN(32, slot)
    expect(codeOf(config, 'paravirt_cli')).toBe(text(`jmp *${low}\n`, config))
  })
})

describe.runIf(hasGnuAs)('code that is written after a description', () => {
  it.each(['32pae', '64'] as const)('saves all that a C function may destroy: %s', (config) => {
    const registers =
      config === '64'
        ? ['rax', 'rcx', 'rdx', 'rsi', 'rdi', 'r8', 'r9', 'r10', 'r11']
        : ['eax', 'ecx', 'edx']
    const start = fieldSymbols[config]['check_events'] ?? 0n
    const callback = functionAddress(config, 'xen_force_evtchn_callback')
    const source = [
      'start:',
      ...registers.map((register) => `push %${register}`),
      `call start + ${callback - start}`,
      ...registers.toReversed().map((register) => `pop %${register}`),
      'ret',
      '',
    ].join('\n')
    expect(codeOf(config, 'check_events')).toBe(text(source, config))
  })

  it.each([
    ['lg_irq_enable', ['movl $0x200, 0xc1b21000', 'testl $0, 0xc1b21014', 'jnz send', 'ret']],
    ['lg_restore_fl', ['movl %eax, 0xc1b21000', 'testl %eax, 0xc1b21014', 'jnz send', 'ret']],
    ['lguest_send_interrupts', ['push %eax', 'mov $19, %eax', 'vmcall', 'pop %eax', 'ret']],
  ] as const)('does what lguest’s assembly is said to do: %s', (name, lines) => {
    const distance = Number(
      functionAddress('32pae', 'lguest_send_interrupts') - functionAddress('32pae', name),
    )
    // The target in place, so that GNU as picks the short jump.
    const source = [
      'start:',
      ...lines,
      `.org ${distance + 64}`,
      `send = start + ${distance}`,
      '',
    ].join('\n')
    const code = codeOf('32pae', name) ?? ''
    expect(at('32pae', name)).toMatch(/^0xc10060/)
    expect(text(source, '32pae').slice(0, code.length)).toBe(code)
  })
})
