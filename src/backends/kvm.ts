import type { Backend } from './backend.ts'

/**
 * A KVM guest: native_patch() stays, a few slots change. `kvm-mmuop`: the host offers the hypercalls for
 * page-table updates. Source: arch/x86/kernel/kvm.c, 2.6.32.
 */
export const kvm = {
  id: 'kvm',
  words: { name: 'KVM', option: 'KVM: MMU operations' },
  sources: ['kvm-slots'],
  variants: [
    { id: 'kvm', word: 'without' },
    {
      id: 'kvm-mmuop',
      word: 'with',
      left: 'The page-table hypercalls of KVM left Linux in 3.2 (2008–2012), and 6.1 is of 2022.',
    },
  ],
  years: '2008–',
  configs: ['32pae', '32nopae', '64', '64v61'],
  platform: 'native',
  recorded: true,
  // Paravirtual spinlocks, steal time and TLB flushes. No booted guest was read: a model (kvm.c, 6.1).
  late: {
    booted: 'native',
    changed: {
      0: 'kvm_io_delay',
      38: 'kvm_flush_tlb_multi',
      39: 'tlb_remove_table',
      79: '__pv_queued_spin_lock_slowpath',
      80: '__raw_callee_save___pv_queued_spin_unlock',
      81: 'kvm_wait',
      82: 'kvm_kick_cpu',
      83: '__raw_callee_save___kvm_vcpu_is_preempted',
    },
    features: ['pv-unlock', 'vcpu-preempt'],
  },
  table: (make, variant) => ({
    implementations: make.implementations(variant === 'kvm-mmuop' ? 'kvm-mmuop' : 'kvm', {
      'pv_init_ops.patch': 'c native_patch',
    }),
    templates: make.templates('native'),
    misfit: 'keep',
    rom: null,
  }),
} as const satisfies Backend
