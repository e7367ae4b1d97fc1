import { addressOf as placeFor } from './layout.ts'
import { functionAddress } from '../backends/addresses.ts'
import { routinesOf } from '../backends/routines.ts'
import type { BackendTable } from '../backends/backend.ts'
import { writeUnsigned } from '../base/bytes.ts'
import { opsOf, structBasesOf } from '../ops/index.ts'
import type { ConfigId } from '../ops/op.ts'
import { type Arch, pointerSize } from '../x86/arch.ts'
import type { Memory, Region } from './cpu/memory.ts'
import { type Layout, layoutOf, placeOf } from './layout.ts'
import type { RunProgram } from './program.ts'

const region = (
  name: string,
  base: number,
  bytes: Uint8Array,
  access: Pick<Region, 'writable' | 'executable'>,
): Region => ({ name, base, bytes, ...access })

const code = { writable: false, executable: true }
const constant = { writable: false, executable: false }
const variable = { writable: true, executable: false }

/** Sections of the listing where the linker put them. */
function sections({ arch, sections: all, text }: RunProgram, textBytes: Uint8Array): Region[] {
  return all
    .filter(({ bytes }) => bytes.length > 0)
    .map((section) => {
      const { name, address, bytes, executable } = section
      const own = section === text ? textBytes : bytes
      const readOnly = /^\.(?:rodata|parainstructions|altinstructions)/.test(name)
      const access = executable ? code : readOnly ? constant : variable
      return region(name, placeOf(arch, address), own.slice(), access)
    })
}

/** The op tables, every slot with what the backend put there. */
function tables(arch: Arch, config: ConfigId, table: BackendTable): Region[] {
  const width = pointerSize(arch)
  return Object.entries(structBasesOf(config)).flatMap(([name, base]) => {
    const own = name === 'pv_ops' ? (table.pvOps ?? base) : base
    const ops = opsOf(config).filter((op) => op.table === name)
    const last = ops.at(-1)
    if (!last) return []
    const bytes = new Uint8Array(Number(last.slot - base) + width)
    for (const op of ops) {
      writeUnsigned(bytes, Number(op.slot - base), width, pointerOf(config, table, op.id))
    }
    return [region(name, placeOf(arch, own), bytes, variable)]
  })
}

/** The kernel's empty and identity functions have no address in the tables: they are known by name. */
function pointerOf(config: ConfigId, table: BackendTable, op: string): bigint {
  const implementation = table.implementations[op]
  if (!implementation || implementation.name === null) return 0n
  return implementation.address ?? functionAddress(config, implementation.name)
}

/** What the caller's frame holds above the return address: no null, and a user's selector for iret. */
const callersWord = 0x7b

function stack({ stack: base, stackLength, stackPointer, caller }: Layout, arch: Arch): Region {
  const width = pointerSize(arch)
  const bytes = new Uint8Array(stackLength)
  const start = stackPointer - base
  for (let at = start; at < stackLength; at += width)
    writeUnsigned(bytes, at, width, BigInt(callersWord))
  writeUnsigned(bytes, start, width, placeFor(arch, caller))
  return region('stack', base, bytes, variable)
}

/** Every byte different from its neighbours, no word null, entries of page tables present. */
function scratch({ scratch: base, scratchLength }: Layout): Region {
  const bytes = Uint8Array.from({ length: scratchLength }, (_, at) => ((at * 37 + 11) & 0xff) | 1)
  return region('scratch', base, bytes, variable)
}

/** That memory of a machine. */
export function scratchIn({ regions }: Memory): Region {
  const found = regions.find(({ name }) => name === 'scratch')
  if (!found) throw new Error('a machine without scratch memory')
  return found
}

const sharedLength = 64

/** The backends' shared words. The kernel has them all, whatever it runs on. */
function shared({ vcpu, lguest, rom }: Layout): Region[] {
  const piece = (name: string, base: number | null) =>
    base === null ? [] : [region(name, base, new Uint8Array(sharedLength), variable)]
  return [
    ...piece('xen_vcpu_info', vcpu),
    ...piece('lguest_data', lguest),
    ...piece('ROM data', rom),
  ]
}

function functions(arch: Arch, config: ConfigId): Region[] {
  return routinesOf(config).map((routine) =>
    region(routine.name, placeOf(arch, routine.address), routine.code.slice(), code),
  )
}

/** Everything that a run can reach; all else faults. */
export function memoryMap(program: RunProgram, text: Uint8Array): readonly Region[] {
  const { arch, config, table } = program
  const layout = layoutOf(config)
  return [
    ...sections(program, text),
    stack(layout, arch),
    scratch(layout),
    ...tables(arch, config, table),
    ...shared(layout),
    ...functions(arch, config),
  ]
}
