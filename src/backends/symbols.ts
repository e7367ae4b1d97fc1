import type { Address } from '../base/address.ts'
import { lateConfig } from '../ops/configs.ts'
import { interruptAliases, structBasesOf } from '../ops/index.ts'
import { type ConfigId, earlyOf } from '../ops/op.ts'
import { bugFunction } from '../ops/slot.ts'
import { functionAddress } from './addresses.ts'
import type { BackendTable, Implementation } from './backend.ts'
import { variants } from './index.ts'
import { backendTable } from './table.ts'
import { fieldSymbols } from './tables.generated.ts'

type Named = readonly [name: string, address: Address]

const identityFunctions = ['_paravirt_nop', '_paravirt_ident_32', '_paravirt_ident_64'] as const

function namesIn({ kind, name, address, inner }: Implementation): readonly Named[] {
  const own: readonly Named[] =
    name === null || address === null || kind === 'rom' || name === 'poison'
      ? []
      : [[name, address]]
  return inner ? [...own, [inner.name, inner.address]] : own
}

function symbolsMadeOf(config: ConfigId): ReadonlyMap<string, Address> {
  const functions = variants.flatMap((variant) => {
    const table = backendTable(variant, config)
    return table.ok ? Object.values(table.value.implementations).flatMap(namesIn) : []
  })
  return new Map<string, Address>([
    ...Object.entries(structBasesOf(config)),
    ...functions,
    ...[...identityFunctions, ...aliasesIn(config)].map((name): Named => [
      name,
      functionAddress(config, name),
    ]),
    ...Object.entries(fieldSymbols[earlyOf(config)]),
  ])
}

/** The names of 2007; those of 6.1's own NULL slots stand in their place there. */
const aliasesIn = (config: ConfigId): readonly string[] =>
  config === lateConfig ? [bugFunction] : [...interruptAliases.keys()]

const made = new Map<ConfigId, ReadonlyMap<string, Address>>()

/**
 * What a listing is linked against: op structs, every function that any backend's table of this
 * configuration names, what the templates refer to, and the aliases of 2007. A kernel holds all of it
 * whatever it runs on, so the map depends on the configuration alone.
 */
export function symbolMap({ config }: Pick<BackendTable, 'config'>): ReadonlyMap<string, Address> {
  const map = made.get(config) ?? symbolsMadeOf(config)
  made.set(config, map)
  return map
}
