import { expect, it } from 'vitest'
import { entriesOf, offsetsOf } from './packedTables.ts'
import { functionOffsets } from './tables.generated.ts'

it('entries are told by their place among the operations, and by a name where it is another', () => {
  expect(entriesOf('xen', '1 cxen_clocksource_read 3 c 40 rxen_save_fl_direct tirq')).toEqual({
    'pv_time_ops.sched_clock': 'c xen_clocksource_read',
    'pv_cpu_ops.clts': 'c xen_clts',
    'pv_irq_ops.save_fl': 'routine xen_save_fl_direct',
    'pv_irq_ops.restore_fl': 'thunk __raw_callee_save_irq',
  })
  expect(entriesOf('kvm', '2 z n i d')).toEqual({
    'pv_time_ops.get_tsc_khz': 'null',
    'pv_cpu_ops.get_debugreg': 'nop _paravirt_nop',
    'pv_cpu_ops.set_debugreg': 'ident32 _paravirt_ident_32',
    'pv_cpu_ops.clts': 'ident64 _paravirt_ident_64',
  })
})

it('offsets follow the order of names, but for those that are told', () => {
  const entries = [
    { a: 'c d', b: 'routine b', c: 'null' },
    { a: 'nop x', b: 'thunk c' },
  ]
  expect(offsetsOf(entries, 'b=6010 d+2')).toEqual({ b: 0x6010, c: 0x100000, d: 0x100579 })
  expect(offsetsOf([{ a: 'jump-routine a' }, { a: 'c-keeping a' }], '')).toEqual({ a: 0x100000 })
  // Where the vectors' symbol file has them.
  expect(functionOffsets).toMatchObject({
    __paravirt_pgd_alloc: 0x100000,
    __raw_callee_save_xen_make_pgd: 0x100cb0,
    lg_irq_enable: 0x6010,
    xen_save_fl_direct: 0x5030,
    xen_write_msr_safe: 0x117ae2,
  })
})
