import { byId } from '../base/byId.ts'
import type { Backend, BackendId, LateSlots, SlotVariant, VariantId } from './backend.ts'
import { kvm } from './kvm.ts'
import { lguest } from './lguest.ts'
import { native } from './native.ts'
import { off } from './off.ts'
import { vmi } from './vmi.ts'
import { xen } from './xen.ts'

/** In the order of the "Runs on" switch. */
export const listed = [native, xen, lguest, vmi, kvm, off] as const satisfies readonly Backend[]

/** One of those that there are. */
export interface KnownBackend extends Backend {
  readonly id: BackendId
}

/** All that there are, in order. Whoever lists backends goes through these. */
export const backends: readonly KnownBackend[] = [...listed]

const byVariant: ReadonlyMap<VariantId, KnownBackend> = new Map(
  listed.flatMap((backend) =>
    backend.variants.map(({ id }): [VariantId, KnownBackend] => [id, backend]),
  ),
)

/** All variants of all backends, in order. */
export const variants: readonly VariantId[] = [...byVariant.keys()]

/** Variants of one backend; the first is the default. */
export const variantsOf = (id: BackendId): readonly VariantId[] =>
  variants.filter((variant) => backendOf(variant).id === id)

/** The backend as most kernels had it. */
export const defaultVariant = (id: BackendId): VariantId => id

/** The backend that a variant belongs to. */
export const backendOf = (variant: VariantId): KnownBackend => byVariant.get(variant) ?? native

/** Something of every backend, by its id. */
export const ofEachBackend = <Value>(
  pick: (backend: KnownBackend) => Value,
): Readonly<Record<BackendId, Value>> => byId(backends, pick)

const lateSlots: ReadonlyMap<SlotVariant, LateSlots> = new Map(
  backends.flatMap(({ id, late }): readonly [SlotVariant, LateSlots][] =>
    late ? [[id as SlotVariant, late]] : [],
  ),
)

/** Whom a kernel of 6.1 could run on, with what our tables know. */
export const slotVariants: readonly SlotVariant[] = [...lateSlots.keys()]

/** What boot of 6.1 leaves in `pv_ops` under it. */
export function lateSlotsOf(variant: SlotVariant): LateSlots {
  const found = lateSlots.get(variant)
  if (!found) throw new Error(`${variant} has no slots of 6.1`)
  return found
}

/** The features of 6.1 that boot sets on it. */
export const featuresOf = (variant: SlotVariant): LateSlots['features'] =>
  lateSlotsOf(variant).features
