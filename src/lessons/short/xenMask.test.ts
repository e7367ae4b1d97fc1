import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { candidateAt, codeAt, needsAt, storyAt } from '../seen.ts'
import { xenMask } from './xenMask.ts'

describe('what "Xen: masking by one byte" claims', () => {
  const at = lessonAt(xenMask)

  it('is that off is one movb of a 1 into a byte, and no call is left', () => {
    const { analysis } = at('off')
    expect(codeAt(analysis, 0, 'inline').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^movb \$0?x?1,%fs:xen_vcpu_info\+1$/),
    ])
    expect(needsAt(analysis, 0, 'inline')).toBe(8)
    expect(candidateAt(analysis, 0, 'inline')?.clobbers).toBe(0)
  })

  it('is that on stores, tests, jumps and calls in 23 bytes, and this site has 13', () => {
    const { analysis } = at('on')
    expect([needsAt(analysis, 1, 'inline'), storyAt(analysis, 1).site.length]).toEqual([23, 13])
    const { analysis: roomy } = at('room').solved()
    const mnemonics = codeAt(roomy, 0, 'inline').map(({ mnemonic }) => mnemonic)
    expect(mnemonics).toHaveLength(4)
    expect(mnemonics[0]).toMatch(/^mov/)
    expect(mnemonics[1]).toMatch(/^test/)
    expect(mnemonics[2]).toMatch(/^j/)
    expect(mnemonics[3]).toMatch(/^call/)
  })

  it('is that the routine has 5 bytes and destroys nothing', () => {
    const { decision } = storyAt(at('on').analysis, 1)
    expect(decision.candidates[decision.chosen]).toMatchObject({ callee: 'routine', clobbers: 0 })
    expect(decision.candidates[decision.chosen]?.code).toHaveLength(5)
  })

  it('is that an event that waited comes in when the guest looks', () => {
    const { listing = '' } = xenMask.scenes[2]?.document ?? {}
    const start = { registers: {}, flags: 0, interrupts: false, pending: true, entry: null }
    const waiting = at('room', { listing, start }).run().summary
    expect(waiting.events.patched.map(({ kind }) => kind)).toContain('delivered')
    const none = at('room', { listing, start: { ...start, pending: false } }).run().summary
    expect(none.events.patched.map(({ kind }) => kind)).not.toContain('hypercall')
  })

  it('is that 17 bytes are missing', () => {
    const { analysis } = at('room')
    expect(needsAt(analysis, 0, 'inline') - storyAt(analysis, 0).site.length).toBe(17)
  })
})
