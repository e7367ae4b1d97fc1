import { expect, it } from 'vitest'
import type { ConfigId } from '../ops/op.ts'
import { analyze } from './analyze.ts'

function placesIn(listing: string, config: ConfigId) {
  const rules = config === '64v61' ? '6.1' : 'design'
  const rest = { variant: 'xen', nops: 'p6', scan: false, framePointer: 'auto' } as const
  const answer = analyze({ listing, config, rules, ...rest })
  return answer.kind === 'analysis' ? answer.analysis.slotPlaces : null
}

it('knows the place of every slot that macros name, as its own kernel has it', () => {
  const sites = '\tPVOP_VCALLEE irq_disable\n\tPVOP_CALLEE pte_val\n\tPVOP_CALLEE pte_val\n'
  expect(placesIn(sites, '32pae')).toEqual({
    PV_SLOT_irq_disable: 'pv_irq_ops+8',
    PV_SLOT_pte_val: 'pv_mmu_ops+108',
  })
  expect(placesIn(sites, '64v61')).toEqual({
    PV_SLOT_irq_disable: 'pv_ops+248',
    PV_SLOT_pte_val: 'pv_ops+496',
  })
})

it('knows none that nobody names, and leaves one that is not there as it is', () => {
  expect(placesIn('\tcli\n\tret\n', '32pae')).toEqual({})
  const own = '.macro own\n\tmov $PV_SLOT_nothing, %eax\n.endm\n\town\n'
  expect(placesIn(own, '32pae')).toEqual({ PV_SLOT_nothing: 'PV_SLOT_nothing' })
})
