import { describe, expect, it } from 'vitest'
import { assemble } from '../asm/assemble.ts'
import { link } from '../asm/link.ts'
import type { VariantId } from '../backends/backend.ts'
import { backendTable } from '../backends/table.ts'
import { symbolMap } from '../backends/symbols.ts'
import { hex, readUnsigned } from '../base/bytes.ts'
import { configs } from '../ops/configs.ts'
import { opByMember, opsOf } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { everyForm } from '../testing/preludeForms.ts'
import { bitness } from '../x86/arch.ts'
import { preludeMacros } from './index.ts'
import { nativeCode } from './nativeMacros.ts'
import { preludeText } from './prelude.ts'

function tableOf(config: ConfigId, variant: VariantId = 'native') {
  const table = backendTable(variant, config)
  if (!table.ok) throw new Error(table.error.lacks)
  return table.value
}

function linked(listing: string, config: ConfigId, variant: VariantId = 'native') {
  const table = tableOf(config, variant)
  const object = assemble(listing, { arch: archOf(config), prelude: preludeText(config, table) })
  const { program, diagnostics } = link(object, symbolMap(table))
  const bytesOf = (name: string) =>
    program.sections.find((section) => section.name === name)?.bytes ?? new Uint8Array()
  return {
    text: hex(bytesOf('.text')),
    records: bytesOf('.parainstructions'),
    problems: [...object.diagnostics, ...diagnostics].map(({ message }) => message),
    rows: program.sections[program.text]?.rows ?? [],
  }
}

/** Records as the kernel reads them: address, type, length, clobber word. */
function recordsIn(bytes: Uint8Array, config: ConfigId) {
  const [size, stride] = archOf(config) === 'x86-32' ? [4, 8] : [8, 16]
  const found: (readonly [bigint, number, number, number])[] = []
  for (let at = 0; at < bytes.length; at += stride) {
    const [type = 0, length = 0] = bytes.subarray(at + size, at + size + 2)
    const clobbers = Number(readUnsigned(bytes, at + size + 2, 2))
    found.push([readUnsigned(bytes, at, size), type, length, clobbers])
  }
  return found
}

describe('entry code', () => {
  const sandwiches: readonly (readonly [ConfigId, string, string, number])[] = [
    ['32pae', 'CLBR_NONE', '5057522eff15083090c15a5f58', 0],
    ['32pae', 'CLBR_ECX', '5057522eff15083090c15a5f58', 2],
    ['32pae', 'CLBR_EAX', '57522eff15083090c15a5f', 1],
    ['32pae', 'CLBR_EDX', '50572eff15083090c15f58', 4],
    ['32pae', 'CLBR_EAX | CLBR_EDX', '572eff15083090c15f', 5],
    ['32pae', 'CLBR_ANY', '2eff15083090c1', 0xf],
    ['64', 'CLBR_NONE', '50ff15093e8e0058', 0],
    ['64', 'CLBR_RAX', 'ff150a3e8e00', 1],
    ['64', 'CLBR_ANY & ~CLBR_RDI', 'ff150a3e8e00', 0x1f7],
    ['64', 'CLBR_ANY', 'ff150a3e8e00', 0x1ff],
  ]

  it.each(sandwiches)('%s DISABLE_INTERRUPTS(%s)', (config, set, bytes, word) => {
    const slot = opByMember(config, 'irq_disable')?.slot ?? 0n
    const type = opByMember(config, 'irq_disable')?.type ?? 0
    for (const call of [`DISABLE_INTERRUPTS(${set})`, `disable_interrupts ${set}`]) {
      const { text, records, problems } = linked(call, config)
      expect(problems).toEqual([])
      const whole = config === '64' ? withDistance(bytes, slot) : bytes
      expect(text).toBe(whole)
      const base = config === '64' ? 0xffffffff81020000n : 0xc1020000n
      expect(recordsIn(records, config)).toEqual([[base, type, bytes.length / 2, word]])
    }
  })

  /** The rip-relative distance to the slot, put where `ff15` leaves room for it. */
  function withDistance(bytes: string, slot: bigint): string {
    const at = bytes.indexOf('ff15') / 2
    const distance = BigInt.asUintN(32, slot - (0xffffffff81020000n + BigInt(at) + 6n))
    const little = distance.toString(16).padStart(8, '0').match(/../g)?.toReversed().join('')
    return bytes.slice(0, at * 2 + 4) + little + bytes.slice(at * 2 + 12)
  }

  it('jumps to what never returns and keeps swapgs as it is', () => {
    expect(linked('INTERRUPT_RETURN', '32pae').text).toMatch(/^2eff25.{8}$/)
    expect(linked('ENABLE_INTERRUPTS_SYSEXIT', '32pae').text).toMatch(/^2eff25.{8}$/)
    expect(linked('USERGS_SYSRET64', '64').text).toMatch(/^ff25.{8}$/)
    expect(linked('PV_SWAPGS', '64').text).toMatch(/^ff15.{8}$/)
    expect(linked('SWAPGS_UNSAFE_STACK\nswapgs', '64').text).toBe('0f01f80f01f8')
    expect(recordsIn(linked('SWAPGS_UNSAFE_STACK', '64').records, '64')).toEqual([
      [0xffffffff81020000n, opByMember('64', 'swapgs')?.type, 3, 0],
    ])
  })

  it('leaves the last 64-bit record without its padding', () => {
    expect(linked('PV_SWAPGS\nPV_SWAPGS', '64').records.length).toBe(16 + 12)
    expect(linked('INTERRUPT_RETURN\nINTERRUPT_RETURN', '32pae').records.length).toBe(16)
  })
})

describe('compiled C', () => {
  it.each(configs)('%s: every operation has its number, its slot and its clobbers', (config) => {
    const [ordinary, calleeSave] = config === '64' ? [0x1ff, 1] : [0xf, 5]
    for (const op of opsOf(config)) {
      const form = op.calleeSave ? 'PVOP_CALLEE' : 'PVOP_VCALL'
      const { text, records, problems } = linked(`${form} ${op.member}`, config)
      expect(problems).toEqual([])
      const slot = BigInt.asUintN(32, op.slot).toString(16).match(/../g)?.toReversed().join('')
      expect(text).toBe((config === '64' ? 'ff1425' : 'ff15') + slot)
      expect(recordsIn(records, config).map(([, ...rest]) => rest)).toEqual([
        [op.type, config === '64' ? 7 : 6, op.calleeSave ? calleeSave : ordinary],
      ])
    }
  })

  it('takes an underscore for the dot of lazy_mode', () => {
    expect(linked('PVOP_VCALL lazy_mode_enter', '64').text).toBe(
      linked('PVOP_VCALL lazy_mode.enter', '64').text,
    )
  })
})

describe('mistakes are named', () => {
  it.each([
    ['32pae', 'PVOP_CALL irq_disabel', /no operation irq_disabel.*Did you mean "irq_disable"/],
    ['32nopae', 'PVOP_CALL pmd_val', /no operation pmd_val/],
    ['32pae', 'DISABLE_INTERRUPTS', /DISABLE_INTERRUPTS needs a set of clobbers/],
    ['32pae', 'PV_SWAPGS', /PV_SWAPGS exists on x86-64 only/],
    ['32pae', 'ENABLE_INTERRUPTS_SYSEXIT32', /write ENABLE_INTERRUPTS_SYSEXIT$/],
    ['64', 'ENABLE_INTERRUPTS_SYSEXIT', /x86-32 only; write ENABLE_INTERRUPTS_SYSEXIT32/],
    ['64', 'DISABLE_INTERUPTS(CLBR_ANY)', /Did you mean "DISABLE_INTERRUPTS"/],
  ] as const)('%s %s', (config, call, words) => {
    for (const variant of ['native', 'off'] as const) {
      const { problems } = linked(call, config, variant)
      if (variant === 'off' && call === 'DISABLE_INTERRUPTS') continue
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(words)
    }
  })
})

describe('paravirt off', () => {
  it.each(configs)('%s: no records, no indirect calls through the tables', (config) => {
    const { records, rows, problems } = linked(everyForm(config), config, 'off')
    expect(problems).toEqual([])
    expect(records.length).toBe(0)
    expect(rows.filter(({ flow }) => flow.startsWith('indirect'))).toEqual([])
  })

  it.each(configs)('%s: native code is what the native templates hold', (config) => {
    const { templates } = tableOf(config)
    const code = nativeCode[archOf(config)]
    const written = opsOf(config).flatMap(({ id, member }) =>
      code[member] ? [[id, linked(code[member].join('\n'), config).text]] : [],
    )
    const expected = Object.entries(templates).map(([id, { bytes }]) => [id, hex(bytes)])
    expect(written.toSorted()).toEqual(expected.toSorted())
  })

  it('gives identities, nothing, and direct calls for the rest', () => {
    expect(linked('PVOP_CALLEE pte_val', '64', 'off').text).toBe('4889f8')
    expect(linked('PVOP_CALLEE pte_val', '32pae', 'off').text).toBe('')
    expect(linked('PVOP_VCALL alloc_pte', '32pae', 'off').text).toBe('')
    expect(linked('PVOP_VCALL write_cr0', '32pae', 'off').rows[0]?.flow).toBe('call')
    expect(linked('DISABLE_INTERRUPTS(CLBR_NONE)', '32pae', 'off').text).toBe('fa')
  })
})

it.each(configs)('%s: the macros for a listing carry their text', (config) => {
  const text = preludeText(config, tableOf(config))
  const macros = preludeMacros(config)
  expect(macros.map(({ name }) => name)).toContain('PVOP_CALLEE')
  for (const macro of macros) expect(text).toContain(macro.text)
  expect(text).toContain(`x86-${bitness(archOf(config))}`)
})
