import { opById } from '../ops/index.ts'
import type { EarlyConfigId, OpId } from '../ops/op.ts'
import { noRegisters } from '../x86/registers.ts'
import { functionAddress } from './addresses.ts'
import type { Implementation, RomAnswer, RomEntry, TableContent } from './backend.ts'
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

const romOf = (usual: RomAnswer): Readonly<Record<OpId, RomEntry>> =>
  Object.fromEntries(
    Object.entries(romEntries.calls).map(([id, callNumber]) => [
      id,
      {
        answer: usual === 'call' && id in poison ? 'jump' : usual,
        address: romEntries.base + romEntries.stride * BigInt(callNumber),
        callNumber,
      },
    ]),
  )

/** What the slot of an operation that the ROM was asked for holds. */
function romImplementation(
  id: OpId,
  entry: RomEntry,
  config: EarlyConfigId,
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
 * The table of a guest of VMI whose ROM answers like this. vmi_patch() asks the ROM about six operations and leaves
 * all others as they are; the other slots hold bare hardware's functions, as the vectors have it.
 */
export function romTable(config: EarlyConfigId, answer: RomAnswer): TableContent {
  const rom = romOf(answer)
  const before = implementationsOf('vmi', config, { 'pv_init_ops.patch': 'c vmi_patch' })
  const implementations = Object.entries(before).map(([id, old]): [OpId, Implementation] => {
    const entry = rom[id]
    return [id, entry ? romImplementation(id, entry, config, old) : old]
  })
  return {
    implementations: Object.fromEntries(implementations),
    templates: {},
    misfit: 'keep',
    rom,
  }
}
