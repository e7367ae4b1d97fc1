import { kernelFiles, type Source } from './source.ts'

/** The few slots that a KVM guest changes. */
export const kvmSlots = {
  id: 'kvm-slots',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/kernel/kvm.c', 'arch/x86/kernel/kvmclock.c'),
  account: 'kvm-slots',
} as const satisfies Source
