import { describe, expect, it } from 'vitest'
import { tellIa64 } from '../../../src/ia64/story/told.ts'
import { itaniumWays } from '../../messages/itaniumStory.ts'
import { type Ia64SampleId, ia64Samples } from '../../samples/ia64/index.ts'
import { otherWays } from './variants.ts'

function waysOf(id: Ia64SampleId, rules: 'static' | 'scan') {
  const { listing } = ia64Samples.find((sample) => sample.id === id) ?? ia64Samples[0]
  const told = tellIa64({ listing, platform: 'xen', rules })
  const [story] = told.stories
  if (!story) throw new Error('no site')
  return {
    ways: otherWays(told, story).map(({ variant }) => `${variant.platform} ${variant.rules}`),
    remedy: itaniumWays.remedy(story.decision),
  }
}

describe('what would alter what becomes of a site', () => {
  it('is every other machine and rule set that decides otherwise, and never the one in view', () => {
    const { ways, remedy } = waysOf('frame', 'static')
    expect(ways).toEqual(['native static', 'native scan', 'xen scan'])
    expect(remedy).toBeNull()
  })

  it('is the text, where the scan fails on it', () => {
    expect(waysOf('leaf', 'scan').remedy).toMatch(/alloc/)
    expect(waysOf('fullFrame', 'scan').remedy).toMatch(/96/)
    expect(waysOf('frame', 'scan').remedy).toMatch(/r38/)
  })

  it('is native code for what Xen has none for', () => {
    expect(waysOf('threadPointer', 'static').ways).toContain('native static')
  })

  it('says nothing of a machine that would do the very same', () => {
    expect(waysOf('leaf', 'scan').ways).not.toContain('native scan')
  })
})
