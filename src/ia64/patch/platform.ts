import type { Address } from '../../base/address.ts'
import { assemble, textAddress } from '../asm/assemble.ts'
import type { BranchTarget, CopyRelocation, Replacement } from './apply.ts'
import { replacementTexts, type ReplacementText } from './tables.ts'
import { branchBase, type PlatformId } from './types.ts'

export const platforms: readonly PlatformId[] = ['native', 'xen']

/** A row of a platform's table with its bytes, and the branch that leaves it. */
export interface TableRow extends Replacement {
  readonly text: string
  readonly leaves: CopyRelocation | null
}

/**
 * Addresses of the model: the real ones depend on the build. Everything lies within reach of the
 * listing's branches but far enough behind it.
 */
export const modelSymbols: ReadonlyMap<string, Address> = new Map([
  ['pv_cpu_ops', 0xa000000100800000n],
  ['xen_check_events', textAddress + 0x100000n],
  ['native_switch_to', textAddress + 0x200000n],
  ['native_leave_syscall', textAddress + 0x201000n],
  ['native_work_processed_syscall', textAddress + 0x202000n],
  ['native_leave_kernel', textAddress + 0x203000n],
  ['xen_switch_to', textAddress + 0x300000n],
  ['xen_leave_syscall', textAddress + 0x301000n],
  ['xen_work_processed_syscall', textAddress + 0x302000n],
  ['xen_leave_kernel', textAddress + 0x303000n],
  ['xen_get_cpuid', textAddress + 0x304000n],
])

type Symbols = ReadonlyMap<string, Address>

function assembled({ type, code, leaves }: ReplacementText, symbols: Symbols): TableRow {
  const { program } = assemble(code)
  const target = leaves && symbols.get(leaves.symbol)
  return {
    type,
    bytes: program.sections[0]?.bytes ?? new Uint8Array(0),
    text: code,
    leaves:
      leaves && target !== undefined && target !== null
        ? { tagOffset: 16 * leaves.bundle + 1, target }
        : null,
  }
}

/** One row of a platform's table, or null where the platform has none of the type. */
export function tableRow(platform: PlatformId, type: number, symbols: Symbols): TableRow | null {
  const found = replacementTexts[platform].find((row) => row.type === type)
  return found ? assembled(found, symbols) : null
}

/** The whole table, in its order. */
export const platformTable = (platform: PlatformId, symbols: Symbols): readonly TableRow[] =>
  replacementTexts[platform].map((row) => assembled(row, symbols))

const routines = ['switch_to', 'leave_syscall', 'work_processed_syscall', 'leave_kernel']

/** Where the four branch sites lead under a platform. */
export const branchTargets = (platform: PlatformId, symbols: Symbols): readonly BranchTarget[] =>
  routines.flatMap((name, index) => {
    const entry = symbols.get(`${platform}_${name}`)
    return entry === undefined ? [] : [{ type: branchBase + index, entry }]
  })
