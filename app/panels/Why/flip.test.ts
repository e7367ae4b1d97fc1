import { describe, expect, it } from 'vitest'
import { opByMember } from '../../../src/ops/index.ts'
import { archOf } from '../../../src/ops/op.ts'
import { design } from '../../../src/rules/design.ts'
import { madeStory } from '../../../src/testing/stories.ts'
import { regSetOf } from '../../../src/x86/registers.ts'
import type { Scene } from '../../messages/story.ts'
import { nothingSupposed } from '../../state/whatIf.ts'
import { flipWords } from './flip.ts'
import { longest, supposedBy, withBytes, withRegister } from './supposed.ts'

function site(): Scene {
  const op = opByMember('32pae', 'irq_enable')
  const story =
    op &&
    madeStory(
      {
        config: '32pae',
        op,
        transfer: 6,
        clobberWord: 5,
        saved: [],
        form: 'call',
        foundBy: 'recorded',
        entered: false,
      },
      'xen',
      design,
    )
  if (!story) throw new Error('no story')
  return { story, arch: archOf('32pae') }
}

describe('the words of a flip', () => {
  it('name the length that the site would have', () => {
    expect(
      flipWords(site(), { change: { length: 23 }, outcome: 'inline', callee: null }),
    ).toMatchObject({
      change: 'room for 23 bytes',
    })
  })

  it('name only the registers whose promise changes', () => {
    const clobbers = regSetOf('x86-32', ['eax', 'ecx', 'edx'])
    expect(flipWords(site(), { change: { clobbers }, outcome: 'c-call', callee: 'c' }).change).toBe(
      'ecx may be destroyed',
    )
    const fewer = regSetOf('x86-32', ['eax'])
    expect(
      flipWords(site(), { change: { clobbers: fewer }, outcome: 'keep', callee: null }).change,
    ).toBe('edx must be kept')
  })

  it('name the switch that the page has for it', () => {
    expect(
      flipWords(site(), { change: { backend: 'native' }, outcome: 'inline', callee: null }),
    ).toEqual({ change: 'Runs on: bare hardware', outcome: 'inline', callee: null })
    expect(
      flipWords(site(), { change: { rules: '2.6.30' }, outcome: 'keep', callee: null }).change,
    ).toBe('Rules: 2.6.30')
  })
})

describe('what is supposed', () => {
  const { story } = site()

  it('is what the flip changes, and nothing else', () => {
    expect(supposedBy({ length: 8 })).toEqual({ ...nothingSupposed, length: 8 })
    expect(supposedBy({ backend: 'kvm' })).toEqual({ ...nothingSupposed, variant: 'kvm' })
  })

  it('is nothing any more where the site is as it was', () => {
    const longer = { ...nothingSupposed, ...withBytes(story.site, null, 1) }
    expect(longer.length).toBe(7)
    expect(withBytes(story.site, longer, -1)).toEqual({ clobbers: null, length: null })
    const wider = { ...nothingSupposed, ...withRegister(story.site, longer, 1) }
    expect([wider.length, wider.clobbers]).toEqual([7, regSetOf('x86-32', ['eax', 'ecx', 'edx'])])
    expect(withRegister(story.site, wider, 1)).toEqual({ length: 7, clobbers: null })
  })

  it('is never shorter than a byte or longer than what can be tried', () => {
    expect(withBytes(story.site, { ...nothingSupposed, length: 1 }, -1).length).toBe(1)
    expect(withBytes(story.site, { ...nothingSupposed, length: longest }, 1).length).toBe(longest)
  })
})
