import type { Backend, BackendTable, Implementation, PlatformId } from '../backends/backend.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { backendOf, variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { routinesOf } from '../backends/routines.ts'
import { functionAddress } from '../backends/addresses.ts'
import { opsOf } from '../ops/index.ts'
import { archOf, type ConfigId, type Op } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, noRegisters, type RegSet } from '../x86/registers.ts'
import { placeOf } from './layout.ts'

/** A function of the kernel, or of a ROM, that runs as a model: its code is not known. */
export interface ModelledFunction {
  readonly name: string
  /** What it does; null for one that only calls the hypervisor. */
  readonly op: Op | null
  /** Whose meaning of the operation it has. */
  readonly platform: PlatformId
  /** Registers that its convention lets it destroy, results left out. */
  readonly destroys: RegSet
  readonly results: RegSet
  /** It never returns: iret and its like. */
  readonly leaves: boolean
}

type Found = readonly [place: number, made: ModelledFunction]

/** Thunks and the functions that the patcher knows run as the code that they are. */
const hasBody = (kind: Implementation['kind']): boolean =>
  kind === 'c' || kind === 'rom' || kind === 'routine' || kind === 'jump-routine'

/** The functions that a slot leads to: the one in it, and the C function inside of a thunk. */
function inSlot(
  config: ConfigId,
  op: Op,
  backend: Backend,
  { kind, name, address, clobbers, inner }: Implementation,
): readonly Found[] {
  const arch = archOf(config)
  const results = resultRegisters(op, config)
  const model = (its: string, mayDestroy: RegSet): ModelledFunction => ({
    name: its,
    op,
    platform: kind === 'rom' ? 'vmi' : backend.platform,
    destroys: difference(mayDestroy, results),
    results,
    leaves: op.transfer === 'jump',
  })
  const found: Found[] = []
  if (name !== null && address !== null && name !== 'poison' && hasBody(kind)) {
    found.push([placeOf(arch, address), model(name, clobbers)])
  }
  if (inner) {
    const { callerSaved } = conventionOf(arch)
    found.push([placeOf(arch, inner.address), model(inner.name, callerSaved)])
  }
  return found
}

function inTables(config: ConfigId): readonly Found[] {
  return variants.flatMap((variant) => {
    const table = backendTable(variant, config)
    if (!table.ok) return []
    return opsOf(config).flatMap((op) => {
      const implementation = table.value.implementations[op.id]
      return implementation ? inSlot(config, op, backendOf(variant), implementation) : []
    })
  })
}

/** Functions that stand in no slot. */
function others(config: ConfigId): readonly Found[] {
  const arch = archOf(config)
  const { callerSaved } = conventionOf(arch)
  const at = (name: string) => placeOf(arch, functionAddress(config, name))
  const model = (name: string, platform: PlatformId, destroys: RegSet): Found => [
    at(name),
    { name, op: null, platform, destroys, results: noRegisters, leaves: false },
  ]
  return [
    model('xen_force_evtchn_callback', 'xen', callerSaved),
    model('vmi_nop', 'vmi', noRegisters),
  ]
}

const made = new Map<ConfigId, ReadonlyMap<number, ModelledFunction>>()

/** By place; of two slots that hold the same function the first counts, native's before any other's. */
export function modelsOf(config: ConfigId): ReadonlyMap<number, ModelledFunction> {
  const known = made.get(config)
  if (known) return known
  const arch = archOf(config)
  const models = new Map([...others(config), ...inTables(config).toReversed()])
  for (const { address } of routinesOf(config)) models.delete(placeOf(arch, address))
  made.set(config, models)
  return models
}

const ownMade = new WeakMap<BackendTable, ReadonlyMap<number, ModelledFunction>>()

/** The same, and what a listing's own symbols place elsewhere. The code of such a thunk is not known. */
export function modelsUnder(table: BackendTable): ReadonlyMap<number, ModelledFunction> {
  const { config, variant } = table
  if (!table.own) return modelsOf(config)
  const known = ownMade.get(table)
  if (known) return known
  const own = opsOf(config).flatMap((op) => {
    const implementation = table.implementations[op.id]
    if (!implementation) return []
    const { kind } = implementation
    const opaque = { ...implementation, kind: kind === 'thunk' ? ('routine' as const) : kind }
    return inSlot(config, op, backendOf(variant), opaque)
  })
  const models = new Map([...modelsOf(config), ...own])
  ownMade.set(table, models)
  return models
}
