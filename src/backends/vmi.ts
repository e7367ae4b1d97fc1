import { earlyOf, type ConfigId, type OpId } from '../ops/op.ts'
import { noRegisters } from '../x86/registers.ts'
import { opById } from '../ops/index.ts'
import { functionAddress } from './addresses.ts'
import type { Backend, Implementation, RomAnswer, RomEntry, VariantId } from './backend.ts'
import { implementationsOf, resultRegisters } from './implementations.ts'
import { romEntries } from './tables.generated.ts'

/** VMI's numbers have names in arch/x86/include/asm/vmi.h, 2.6.32. */
const callNames: Readonly<Record<number, string>> = {
  29: 'VMI_CALL_EnableInterrupts',
  30: 'VMI_CALL_DisableInterrupts',
  31: 'VMI_CALL_GetInterruptMask',
  32: 'VMI_CALL_SetInterruptMask',
  33: 'VMI_CALL_IRET',
  34: 'VMI_CALL_SYSEXIT',
}

/** What activate_vmi() writes into the slots of the two jumps, so that one left unpatched crashes. */
const poison: Readonly<Record<OpId, bigint>> = {
  'pv_cpu_ops.iret': 0x0badbab0n,
  'pv_cpu_ops.irq_enable_sysexit': 0xfeedbab0n,
}

function answerOf(variant: VariantId, id: OpId): RomAnswer {
  switch (variant) {
    case 'vmi-jump':
      return 'jump'
    case 'vmi-nop':
      return 'nop'
    case 'vmi-none':
      return 'none'
    case 'vmi-badtype':
      return 'bad'
    default:
      return id in poison ? 'jump' : 'call'
  }
}

const romOf = (variant: VariantId): Readonly<Record<OpId, RomEntry>> =>
  Object.fromEntries(
    Object.entries(romEntries.calls).map(([id, callNumber]) => [
      id,
      {
        answer: answerOf(variant, id),
        address: romEntries.base + romEntries.stride * BigInt(callNumber),
        callNumber,
      },
    ]),
  )

/** What the slot of an operation that the ROM was asked for holds. */
function romImplementation(
  id: OpId,
  entry: RomEntry,
  config: ConfigId,
  before: Implementation,
): Implementation {
  const op = opById(config, id)
  switch (entry.answer) {
    case 'call':
    case 'jump':
      return {
        kind: 'rom',
        name: callNames[entry.callNumber] ?? null,
        address: entry.address,
        clobbers: op ? resultRegisters(op, config) : noRegisters,
        inner: null,
      }
    case 'nop':
      return {
        kind: 'nop',
        name: 'vmi_nop',
        address: functionAddress(config, 'vmi_nop'),
        clobbers: noRegisters,
        inner: null,
      }
    case 'none':
    case 'bad': {
      const address = poison[id]
      return address === undefined ? before : { ...before, name: 'poison', address }
    }
  }
}

/**
 * A guest of VMware's Virtual Machine Interface. vmi_patch() asks the ROM about six operations and leaves all
 * others as they are; the other slots hold bare hardware's functions, as the vectors have it. One variant
 * for each answer of the ROM; `vmi` is the usual one: calls, and jumps where nothing returns.
 * Source: arch/x86/kernel/vmi_32.c, 2.6.32.
 */
export const vmi = {
  id: 'vmi',
  variants: ['vmi', 'vmi-jump', 'vmi-nop', 'vmi-none', 'vmi-badtype'],
  years: '2007–2010',
  configs: ['32pae', '32nopae'],
  table: (variant, config) => {
    const rom = romOf(variant)
    const before = implementationsOf('vmi', earlyOf(config), { 'pv_init_ops.patch': 'c vmi_patch' })
    const implementations = Object.entries(before).map(([id, old]): [OpId, Implementation] => {
      const entry = rom[id]
      return [id, entry ? romImplementation(id, entry, config, old) : old]
    })
    return {
      variant,
      backend: 'vmi',
      config,
      implementations: Object.fromEntries(implementations),
      templates: {},
      misfit: 'keep',
      rom,
    }
  },
} as const satisfies Backend
