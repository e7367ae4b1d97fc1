import { err, ok, type Result } from '../base/result.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Backend, BackendId, BackendTable, Refusal, VariantId } from './backend.ts'
import { kvm } from './kvm.ts'
import { lguest } from './lguest.ts'
import { native } from './native.ts'
import { off } from './off.ts'
import { refusalOf } from './refusal.ts'
import { vmi } from './vmi.ts'
import { xen } from './xen.ts'

/** In the order of the "Runs on" switch. */
export const backends = [native, xen, lguest, vmi, kvm, off] as const satisfies readonly Backend[]

const registry: readonly Backend[] = backends

const byVariant: ReadonlyMap<VariantId, Backend> = new Map(
  registry.flatMap((backend) => backend.variants.map((variant) => [variant, backend] as const)),
)

/** All variants of all backends, in order. */
export const variants: readonly VariantId[] = [...byVariant.keys()]

/** Variants of one backend; the first is the default. */
export const variantsOf = (id: BackendId): readonly VariantId[] =>
  registry.find((backend) => backend.id === id)?.variants ?? []

/** The backend that a variant belongs to. */
export const backendOf = (variant: VariantId): Backend => byVariant.get(variant) ?? native

const made = new Map<string, BackendTable>()

/** The table of a variant; made once, since nothing in it changes. */
export function backendTable(variant: VariantId, config: ConfigId): Result<BackendTable, Refusal> {
  const backend = backendOf(variant)
  const refusal = refusalOf(backend, variant, config)
  if (refusal) return err(refusal)
  const key = `${variant}/${config}`
  const table = made.get(key) ?? backend.table(variant, config)
  made.set(key, table)
  return ok(table)
}
