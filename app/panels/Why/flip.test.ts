import { describe, expect, it } from 'vitest'
import { opByMember } from '../../../src/ops/index.ts'
import { archOf } from '../../../src/ops/op.ts'
import { design } from '../../../src/rules/design.ts'
import { madeStory } from '../../../src/testing/stories.ts'
import { regSetOf } from '../../../src/x86/registers.ts'
import type { Scene } from '../../messages/story.ts'
import { flipWords } from './flip.ts'

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
      switch: null,
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

  it('offer a switch for what the page can switch', () => {
    expect(
      flipWords(site(), { change: { backend: 'native' }, outcome: 'inline', callee: null }),
    ).toEqual({
      change: 'Runs on: bare hardware',
      outcome: 'inline',
      callee: null,
      switch: { variant: 'native' },
    })
    expect(
      flipWords(site(), { change: { rules: '2.6.30' }, outcome: 'keep', callee: null }).switch,
    ).toEqual({
      rules: '2.6.30',
    })
  })
})
