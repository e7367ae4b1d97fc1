import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { candidateAt, costAt, namesOf, needsAt, outcomeAt, roomAt, storyAt } from '../seen.ts'
import { noRegisters } from '../../x86/registers.ts'
import { quirk, refusedFor } from './quirk.ts'

describe('what "The safe call that was never made" claims', () => {
  const at = lessonAt(quirk)

  it('is that neither the 8 bytes of Xen nor the 10 of lguest fit into 6', () => {
    const { analysis } = at('compared')
    expect(roomAt(analysis, 0)).toBe(6)
    expect(needsAt(analysis, 0, 'inline')).toBe(10)
    expect(needsAt(at('compared', { variant: 'xen' }).analysis, 0, 'inline')).toBe(8)
  })

  it('is that the thunk destroys just what the site allows, and the design takes it', () => {
    const { analysis } = at('compared')
    const thunk = candidateAt(analysis, 0, 'thunk-call')
    expect(namesOf(analysis, thunk?.clobbers ?? noRegisters)).toEqual(['eax', 'edx'])
    expect(thunk?.clobbers).toBe(storyAt(analysis, 0).site.mayLose.whole)
    expect(outcomeAt(at('compared', { rules: 'design' }).analysis, 0)).toBe('thunk-call')
  })

  it('is that the kernel counts it as destroying what any C function may', () => {
    const { analysis } = at('compared')
    expect(namesOf(analysis, refusedFor(analysis))).toEqual(['ecx'])
    const check = candidateAt(analysis, 0, 'thunk-call')?.checks.find(({ pass }) => !pass)
    const onPaper = check?.check === 'destroys' ? check.excess : noRegisters
    expect(namesOf(analysis, onPaper)).toEqual(['ecx', 'edi'])
    expect(outcomeAt(analysis, 0)).toBe('keep')
    const design = at('compared', { rules: 'design' }).analysis
    expect(refusedFor(design)).toBe(noRegisters)
  })

  it('is that the call that stays destroys what the direct call would', () => {
    const { analysis } = at('nothing-proved')
    const { reallyDestroyed } = costAt(analysis, 0).filling
    expect(reallyDestroyed).toBe(candidateAt(analysis, 0, 'thunk-call')?.clobbers)
    expect(namesOf(analysis, reallyDestroyed)).toEqual(['eax', 'edx'])
  })

  it('is that a site which allows everything gets the direct call, and gives up ecx', () => {
    const { analysis } = at('get-it').solved()
    expect(outcomeAt(analysis, 0)).toBe('thunk-call')
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toContain('ecx')
    const { verdicts } = at('get-it').solved().run().summary
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
  })

  it('is that allowing everything is not enough while the number lies in ecx', () => {
    const { listing = '' } = quirk.scenes[2]?.document ?? {}
    const { analysis } = at('get-it', { listing: listing.replace('PVOP_VCALLEE', 'PVOP_VCALL') })
    expect(namesOf(analysis, costAt(analysis, 0).destroyed)).toEqual(['ecx'])
  })
})
