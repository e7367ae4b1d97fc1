// Made by scripts/generate.mjs from the vectors' symbol file (Linux 2.6.32, arch/x86). Do not edit.
import type { EarlyConfigId, OpId } from '../ops/op.ts'
import type { TemplateSlot } from './backend.ts'
import { entriesOf, offsetsOf } from './packedTables.ts'

export type TableId = 'native' | 'xen' | 'xen-noplace' | 'lguest' | 'vmi' | 'kvm' | 'kvm-mmuop'

/** Table from which another one is told as a difference. */
export const tableBases: Readonly<Record<TableId, TableId | null>> = {
  native: null,
  xen: 'native',
  'xen-noplace': 'xen',
  lguest: 'native',
  vmi: 'native',
  kvm: 'native',
  'kvm-mmuop': 'kvm',
}

/** `kind function` of each slot; what one configuration has otherwise stands under its name. */
export const tableEntries: Readonly<
  Record<TableId, Readonly<Partial<Record<EarlyConfigId | 'all', Readonly<Record<OpId, string>>>>>>
> = {
  native: {
    '64': entriesOf('native', '40 j j'),
    all: entriesOf('native', '1 c z c c c c c c c c c c c c c c c c c c c c c c n n c c c c c cnative_read_msr_safe cnative_rdmsr_safe_regs cnative_write_msr_safe cnative_wrmsr_safe_regs c c c j z z j c n n k k k k c c n n c c c c n n n cnative_flush_tlb cnative_flush_tlb_global c c c__paravirt_pgd_alloc n n n n n n n n c c c n n c__ptep_modify_prot_start c__ptep_modify_prot_commit d d d d c c c c d d d d c n n c c__ticket_spin_is_locked c__ticket_spin_is_contended c__ticket_spin_lock cdefault_spin_lock_flags c__ticket_spin_trylock c__ticket_spin_unlock'),
    '32nopae': entriesOf('native', '81 i i i i'),
  },
  xen: {
    '64': entriesOf('xen', '11 z z 8 c 18 jxen_sysret64 jxen_sysret32 10 c 17 c 2 c 17 t t c'),
    all: entriesOf('xen', '1 cxen_clocksource_read 1 c c c c c 2 c 2 n c c 2 c c c 1 c c c c c c c 1 c c 1 z cxen_write_msr_safe z 2 z jxen_sysexit 2 j n cparavirt_start_context_switch c rxen_save_fl_direct rxen_restore_fl_direct rxen_irq_disable_direct rxen_irq_enable_direct c c 2 cxen_read_cr2_direct c c c c c c cxen_flush_tlb cxen_flush_tlb c c c c c c 1 z c c z c c c 4 t t t t c c c c t t 3 cparavirt_enter_lazy_mmu cxen_leave_lazy_mmu c c c c c c c'),
  },
  'xen-noplace': {
    all: entriesOf('xen', '46 t t t t 4 c'),
  },
  lguest: {
    all: entriesOf('lguest', '4 c c c c 1 c c 2 c c c 2 c 1 c 2 c c 2 c 1 c 1 c 10 j 1 cparavirt_start_context_switch c tsave_fl rlg_restore_fl tirq_disable rlg_irq_enable c 3 c 1 c c 3 c c c 10 c c c c clguest_pte_update 6 c c c c 5 cparavirt_enter_lazy_mmu clguest_leave_lazy_mmu_mode'),
  },
  vmi: {
    all: {},
  },
  kvm: {
    all: entriesOf('kvm', '30 c'),
  },
  'kvm-mmuop': {
    '64': entriesOf('kvm', '93 c'),
    all: entriesOf('kvm', '61 ckvm_flush_tlb 9 ckvm_release_pt ckvm_release_pt ckvm_release_pt c c c 8 c c c c 5 ckvm_enter_lazy_mmu ckvm_leave_lazy_mmu'),
  },
}

/** Offsets from the kernel's base address. */
export const functionOffsets = offsetsOf(
  Object.values(tableEntries).flatMap((places) => Object.values(places)),
  'lg_irq_enable=6010 lg_restore_fl=6040 lguest_iret=6050 xen_alloc_pte+1 xen_alloc_pud+1 xen_free_ldt+1 xen_irq_disable_direct=5020 xen_irq_enable_direct=5000 xen_leave_lazy_mmu+1 xen_release_pte+1 xen_release_pud+1 xen_restore_fl_direct=5040 xen_save_fl_direct=5030 xen_set_pmd+1 xen_set_pte+1 xen_set_pud+1 xen_spin_is_contended+1',
)

export const kernelBases: Readonly<Record<EarlyConfigId, bigint>> = {
  '64': 0xffffffff81000000n,
  '32pae': 0xc1000000n,
  '32nopae': 0xc1000000n,
}

/** Addresses that the fields of templates hold. */
export const fieldSymbols: Readonly<Record<EarlyConfigId, Readonly<Record<string, bigint>>>> = {
  '64': {
    xen_vcpu_info: 0xb040n,
    check_events: 0xffffffff81005060n,
  },
  '32pae': {
    xen_vcpu_info: 0xc1a3c040n,
    lguest_data: 0xc1b21000n,
    check_events: 0xc100505cn,
  },
  '32nopae': {
    xen_vcpu_info: 0xc1a3c040n,
    lguest_data: 0xc1b21000n,
  },
}

export interface TemplateText {
  readonly bytes: string
  readonly slots?: readonly TemplateSlot[]
  readonly linkedAt?: bigint
  readonly fixup?: number
}

export type TemplateTableId = 'native' | 'xen' | 'lguest'

export const templateTexts: Readonly<
  Record<EarlyConfigId, Readonly<Partial<Record<TemplateTableId, Readonly<Record<OpId, TemplateText>>>>>>
> = {
  '64': {
    native: {
      'pv_irq_ops.irq_disable': { bytes: 'fa' },
      'pv_irq_ops.irq_enable': { bytes: 'fb' },
      'pv_irq_ops.restore_fl': { bytes: '579d' },
      'pv_irq_ops.save_fl': { bytes: '9c58' },
      'pv_cpu_ops.iret': { bytes: '48cf' },
      'pv_mmu_ops.read_cr2': { bytes: '0f20d0' },
      'pv_mmu_ops.read_cr3': { bytes: '0f20d8' },
      'pv_mmu_ops.write_cr3': { bytes: '0f22df' },
      'pv_mmu_ops.flush_tlb_single': { bytes: '0f013f' },
      'pv_cpu_ops.clts': { bytes: '0f06' },
      'pv_cpu_ops.wbinvd': { bytes: '0f09' },
      'pv_cpu_ops.irq_enable_sysexit': { bytes: '0f01f8fb0f35' },
      'pv_cpu_ops.usergs_sysret64': { bytes: '0f01f8480f07' },
      'pv_cpu_ops.usergs_sysret32': { bytes: '0f01f80f07' },
      'pv_cpu_ops.swapgs': { bytes: '0f01f8' },
    },
    xen: {
      'pv_irq_ops.irq_enable': { bytes: '65c6042541b000000065f6042540b00000ff7405e847000000', slots: [{ offset: 4, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }, { offset: 13, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info' }, { offset: 21, size: 4, kind: 'relative', symbol: 'check_events' }], linkedAt: 0xffffffff81005000n, fixup: 21 },
      'pv_irq_ops.irq_disable': { bytes: '65c6042541b0000001', slots: [{ offset: 4, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }], linkedAt: 0xffffffff81005020n },
      'pv_irq_ops.save_fl': { bytes: '65f6042541b00000ff0f94c400e4', slots: [{ offset: 4, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }], linkedAt: 0xffffffff81005030n },
      'pv_irq_ops.restore_fl': { bytes: '66f7c70002650f94042541b000006566833c2540b00000017405e801000000', slots: [{ offset: 10, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }, { offset: 19, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info' }, { offset: 27, size: 4, kind: 'relative', symbol: 'check_events' }], linkedAt: 0xffffffff81005040n, fixup: 27 },
    },
  },
  '32pae': {
    native: {
      'pv_irq_ops.irq_disable': { bytes: 'fa' },
      'pv_irq_ops.irq_enable': { bytes: 'fb' },
      'pv_irq_ops.restore_fl': { bytes: '509d' },
      'pv_irq_ops.save_fl': { bytes: '9c58' },
      'pv_cpu_ops.iret': { bytes: 'cf' },
      'pv_cpu_ops.irq_enable_sysexit': { bytes: 'fb0f35' },
      'pv_mmu_ops.read_cr2': { bytes: '0f20d0' },
      'pv_mmu_ops.write_cr3': { bytes: '0f22d8' },
      'pv_mmu_ops.read_cr3': { bytes: '0f20d8' },
      'pv_cpu_ops.clts': { bytes: '0f06' },
      'pv_cpu_ops.read_tsc': { bytes: '0f31' },
    },
    xen: {
      'pv_irq_ops.irq_enable': { bytes: '64c60541c0a3c10064f60540c0a3c1ff7405e845000000', slots: [{ offset: 3, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }, { offset: 11, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info' }, { offset: 19, size: 4, kind: 'relative', symbol: 'check_events' }], linkedAt: 0xc1005000n, fixup: 19 },
      'pv_irq_ops.irq_disable': { bytes: '64c60541c0a3c101', slots: [{ offset: 3, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }], linkedAt: 0xc1005020n },
      'pv_irq_ops.save_fl': { bytes: '64f60541c0a3c1ff0f94c400e4', slots: [{ offset: 3, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }], linkedAt: 0xc1005030n },
      'pv_irq_ops.restore_fl': { bytes: 'f6c402640f940541c0a3c16466833d40c0a3c1017405e801000000', slots: [{ offset: 7, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info+1' }, { offset: 15, size: 4, kind: 'absolute', symbol: 'xen_vcpu_info' }, { offset: 23, size: 4, kind: 'relative', symbol: 'check_events' }], linkedAt: 0xc1005040n, fixup: 23 },
    },
    lguest: {
      'pv_irq_ops.irq_disable': { bytes: 'c7050010b2c100000000', slots: [{ offset: 2, size: 4, kind: 'absolute', symbol: 'lguest_data' }, { offset: 6, size: 4, kind: 'immediate', symbol: '' }] },
      'pv_irq_ops.save_fl': { bytes: 'a10010b2c1', slots: [{ offset: 1, size: 4, kind: 'absolute', symbol: 'lguest_data' }] },
    },
  },
  '32nopae': {
    native: {
      'pv_irq_ops.irq_disable': { bytes: 'fa' },
      'pv_irq_ops.irq_enable': { bytes: 'fb' },
      'pv_irq_ops.restore_fl': { bytes: '509d' },
      'pv_irq_ops.save_fl': { bytes: '9c58' },
      'pv_cpu_ops.iret': { bytes: 'cf' },
      'pv_cpu_ops.irq_enable_sysexit': { bytes: 'fb0f35' },
      'pv_mmu_ops.read_cr2': { bytes: '0f20d0' },
      'pv_mmu_ops.write_cr3': { bytes: '0f22d8' },
      'pv_mmu_ops.read_cr3': { bytes: '0f20d8' },
      'pv_cpu_ops.clts': { bytes: '0f06' },
      'pv_cpu_ops.read_tsc': { bytes: '0f31' },
    },
    lguest: {
      'pv_irq_ops.irq_disable': { bytes: 'c7050010b2c100000000', slots: [{ offset: 2, size: 4, kind: 'absolute', symbol: 'lguest_data' }, { offset: 6, size: 4, kind: 'immediate', symbol: '' }] },
      'pv_irq_ops.save_fl': { bytes: 'a10010b2c1', slots: [{ offset: 1, size: 4, kind: 'absolute', symbol: 'lguest_data' }] },
    },
  },
}

/** Entry n of the ROM stands at base + n · stride. */
export const romEntries = {
  base: 0xfc010000n,
  stride: 0x20n,
  calls: {
    'pv_irq_ops.irq_enable': 29,
    'pv_irq_ops.irq_disable': 30,
    'pv_irq_ops.save_fl': 31,
    'pv_irq_ops.restore_fl': 32,
    'pv_cpu_ops.iret': 33,
    'pv_cpu_ops.irq_enable_sysexit': 34,
  },
} as const
