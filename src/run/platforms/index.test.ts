import { describe, expect, it } from 'vitest'
import { variants } from '../../backends/index.ts'
import { createCpu } from '../cpu/cpu.ts'
import type { Guest } from '../guest.ts'
import { layoutOf } from '../layout.ts'
import type { RunEvent } from '../report.ts'
import { platforms, platformUnder } from './index.ts'
import { interruptBit, type Platform } from './platform.ts'

/** A machine with nothing but the words that the backends share with their guests. */
function guestOn({ privileged }: Platform): Guest & { readonly told: readonly RunEvent[] } {
  const layout = layoutOf('32pae')
  const words = [layout.vcpu, layout.lguest, layout.rom].filter((base) => base !== null)
  const told: RunEvent[] = []
  return {
    cpu: createCpu({
      arch: 'x86-32',
      privileged,
      regions: words.map((base) => ({
        name: 'shared words',
        base,
        bytes: new Uint8Array(64),
        writable: true,
        executable: false,
      })),
    }),
    layout,
    device: { pending: false },
    emit: (event) => void told.push(event),
    told,
  }
}

describe.each(platforms)('interrupts under $id', (platform) => {
  it.each([true, false])('are at the start as they are set up: %s', (on) => {
    const guest = guestOn(platform)
    platform.setUp(guest, on, true)
    expect(platform.interrupts(guest)).toBe(on)
    // What waits comes in at once where the processor itself looks; a guest has to ask.
    expect(platform.pending(guest)).toBe(!on || platform.id !== 'native')
  })

  it('go off and on', () => {
    const guest = guestOn(platform)
    platform.setUp(guest, true, false)
    platform.disable(guest)
    expect(platform.interrupts(guest)).toBe(false)
    platform.enable(guest, 'c')
    expect(platform.interrupts(guest)).toBe(true)
  })

  it.each(['c', 'assembly'] as const)('come back as they were saved, by %s', (code) => {
    for (const on of [true, false]) {
      const guest = guestOn(platform)
      platform.setUp(guest, on, false)
      const saved = platform.save(guest)
      expect((saved & interruptBit) !== 0).toBe(on)
      platform.disable(guest)
      platform.restore(guest, saved, code)
      expect(platform.interrupts(guest)).toBe(on)
    }
  })

  it('never let an event in while they are off', () => {
    const guest = guestOn(platform)
    platform.setUp(guest, false, true)
    platform.disable(guest)
    platform.settle(guest)
    platform.restore(guest, 0, 'c')
    expect(platform.pending(guest)).toBe(true)
    expect(guest.told.map(({ kind }) => kind)).not.toContain('delivered')
  })

  it('let the event in that waits, once, where the C function restores them', () => {
    const guest = guestOn(platform)
    platform.setUp(guest, false, true)
    platform.restore(guest, interruptBit, 'c')
    platform.settle(guest)
    expect(platform.pending(guest)).toBe(false)
    expect(guest.told.filter(({ kind }) => kind === 'delivered')).toHaveLength(1)
  })
})

describe('every variant of a backend', () => {
  it.each(variants)('%s runs on one of these', (variant) => {
    expect(platforms).toContain(platformUnder(variant))
  })
})
