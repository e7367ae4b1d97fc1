import { describe, expect, it } from 'vitest'
import { configs, lateConfig } from '../../ops/configs.ts'
import { opsOf } from '../../ops/index.ts'
import { archOf } from '../../ops/op.ts'
import { createCpu } from '../cpu/cpu.ts'
import { layoutOf } from '../layout.ts'
import { native } from '../platforms/native.ts'
import type { RunEvent } from '../report.ts'
import { argumentsAt } from '../words.ts'
import { effects, perform } from './index.ts'

const all = [...configs, lateConfig]

describe('what operations do', () => {
  const members = effects.flatMap((effect) => effect.members)

  it('is told once for each', () => {
    expect(new Set(members).size).toBe(members.length)
  })

  it('is told of operations that some configuration has', () => {
    const known = new Set(all.flatMap((config) => opsOf(config).map(({ member }) => member)))
    expect(members.filter((member) => !known.has(member))).toEqual([])
  })
})

describe.each(all)('every operation of %s', (config) => {
  const arch = archOf(config)
  const layout = layoutOf(config)

  it.each(opsOf(config).filter(({ transfer }) => transfer === 'call'))(
    '$id gives a result exactly where it has one, and is seen or changes something where it has none',
    (op) => {
      const told: RunEvent[] = []
      const memory = new Uint8Array(0x200).fill(0x5a)
      const cpu = createCpu({
        arch,
        regions: [
          {
            name: 'scratch',
            base: layout.scratch,
            bytes: memory,
            writable: true,
            executable: false,
          },
        ],
      })
      // Every argument register, and every word of the stack, points to memory.
      const at = layout.scratch + 0x40
      for (let register = 0; register < (arch === 'x86-32' ? 8 : 16); register++) {
        cpu.registers[2 * register] = at | 0
        if (arch === 'x86-64') cpu.registers[2 * register + 1] = Math.floor(at / 2 ** 32)
      }
      const view = new DataView(memory.buffer)
      for (let offset = 0x100; offset < 0x200; offset += 8) {
        view.setInt32(offset, at | 0, true)
        view.setInt32(offset + 4, arch === 'x86-32' ? at | 0 : Math.floor(at / 2 ** 32), true)
      }
      const before = [...memory]
      const flags = cpu.flags
      const registers = cpu.registers.join()
      const guest = {
        cpu,
        layout,
        device: { pending: false },
        emit: (event: RunEvent) => void told.push(event),
      }
      const result = perform({
        guest,
        op,
        platform: native,
        code: 'c',
        argument: argumentsAt(guest, layout.scratch + 0x100),
        stack: layout.scratch + 0x100,
        entrySize: config === '32nopae' ? 4 : 8,
      })
      expect(result !== null).toBe(op.result !== 'void')
      const changed =
        told.length > 0 ||
        flags !== cpu.flags ||
        registers !== cpu.registers.join() ||
        memory.some((byte, index) => byte !== before[index])
      // Interrupts are on already.
      if (op.result === 'void' && op.member !== 'irq_enable' && op.member !== 'restore_fl') {
        expect(changed).toBe(true)
      }
    },
  )
})
