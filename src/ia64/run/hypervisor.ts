import { cellOf } from './cell.ts'
import { tell } from './interrupts.ts'
import type { SlotName } from './layout.ts'
import { cellAt, type Machine, stop, writeKey } from './machine.ts'
import { operate, takenBy } from './operations.ts'

/**
 * What Xen does for a break: the immediates 1 to 0x1a, as Linux 2.6.30 numbers them. The hypervisor's own code
 * was not read, so its part is a model.
 */
interface Hyperprivop {
  readonly name: string
  does(machine: Machine): void
}

const operation = (name: string, operation: SlotName): Hyperprivop => ({
  name,
  does: (machine) => operate(machine, operation, takenBy(machine, operation)),
})

const read = (name: string, key: string): Hyperprivop => ({
  name,
  does: (machine) => writeKey(machine, 'r8', cellAt(machine, key)),
})

const write = (name: string, key: string): Hyperprivop => ({
  name,
  does: (machine) => writeKey(machine, key, cellAt(machine, 'r8')),
})

const noted = (name: string, ...registers: readonly string[]): Hyperprivop => ({
  name,
  does: (machine) =>
    tell(machine, {
      kind: 'noted',
      what: name.toLowerCase(),
      arguments: registers.map((register) => cellAt(machine, register).value),
    }),
})

const hyperprivops: Readonly<Record<number, Hyperprivop>> = {
  0x01: { name: 'RFI', does: () => stop({ kind: 'left', to: 'RFI' }) },
  0x02: noted('RSM_DT'),
  0x03: noted('SSM_DT'),
  0x04: noted('COVER'),
  0x05: noted('ITC_D', 'r8'),
  0x06: noted('ITC_I', 'r8'),
  0x07: operation('SSM_I', 'SSM_I'),
  0x08: read('GET_IVR', 'cr.ivr'),
  0x09: read('GET_TPR', 'cr.tpr'),
  0x0a: write('SET_TPR', 'cr.tpr'),
  0x0b: write('EOI', 'cr.eoi'),
  0x0c: write('SET_ITM', 'cr.itm'),
  0x0d: operation('THASH', 'THASH'),
  0x0e: operation('PTC_GA', 'PTCGA'),
  0x0f: noted('ITR_D', 'r8', 'r9'),
  0x10: operation('GET_RR', 'GET_RR'),
  0x11: operation('SET_RR', 'SET_RR'),
  0x12: {
    name: 'SET_KR',
    does: (machine) =>
      writeKey(machine, `ar.k${cellAt(machine, 'r8').value & 7n}`, cellAt(machine, 'r9')),
  },
  0x13: operation('FC', 'FC'),
  0x14: operation('GET_CPUID', 'GET_CPUID'),
  0x15: operation('GET_PMD', 'GET_PMD'),
  0x16: read('GET_EFLAG', 'ar.eflag'),
  0x17: write('SET_EFLAG', 'ar.eflag'),
  0x18: noted('RSM_BE'),
  0x19: {
    name: 'GET_PSR',
    // 1019 is the number of psr.
    does: (machine) => operate(machine, 'GETREG', [cellOf(1019n)]),
  },
  0x1a: operation('SET_RR0_TO_RR4', 'SET_RR0_TO_RR4'),
}

/** A break of the listing, or of what was written into a site. */
export function hyperprivop(machine: Machine, immediate: bigint): void {
  const found = machine.platform === 'xen' ? hyperprivops[Number(immediate)] : undefined
  if (!found) return stop({ kind: 'unanswered', text: machine.text })
  machine.events.push({ kind: 'hypervisor', name: found.name })
  found.does(machine)
}
