import type { PlatformId, VariantId } from '../../backends/backend.ts'
import { backendOf } from '../../backends/index.ts'
import { lguest } from './lguest.ts'
import { native } from './native.ts'
import type { Platform } from './platform.ts'
import { vmi } from './vmi.ts'
import { xen } from './xen.ts'

export const platforms = [native, xen, lguest, vmi] as const satisfies readonly Platform[]

const byId = new Map<PlatformId, Platform>(platforms.map((platform) => [platform.id, platform]))

export const platformOf = (id: PlatformId): Platform => byId.get(id) ?? native

/** What a kernel runs on under a variant: a ROM that leaves native code in place leaves bare hardware. */
export function platformUnder(variant: VariantId): Platform {
  const backend = backendOf(variant)
  const own = backend.variants.find(({ id }) => id === variant)
  return platformOf(own?.platform ?? backend.platform)
}
