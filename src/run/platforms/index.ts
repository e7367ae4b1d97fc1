import type { VariantId } from '../../backends/backend.ts'
import { lguest } from './lguest.ts'
import { native } from './native.ts'
import type { Platform, PlatformId } from './platform.ts'
import { vmi } from './vmi.ts'
import { xen } from './xen.ts'

export const platforms = [native, xen, lguest, vmi] as const satisfies readonly Platform[]

const byId = new Map<PlatformId, Platform>(platforms.map((platform) => [platform.id, platform]))

export const platformOf = (id: PlatformId): Platform => byId.get(id) ?? native

/** What a kernel runs on under each variant: a ROM that leaves native code in place leaves bare hardware. */
const variantPlatforms: Readonly<Record<VariantId, PlatformId>> = {
  native: 'native',
  xen: 'xen',
  'xen-noplace': 'xen',
  lguest: 'lguest',
  vmi: 'vmi',
  'vmi-jump': 'vmi',
  'vmi-nop': 'native',
  'vmi-none': 'native',
  'vmi-badtype': 'native',
  kvm: 'native',
  'kvm-mmuop': 'native',
  off: 'native',
}

export const platformUnder = (variant: VariantId): Platform => platformOf(variantPlatforms[variant])
