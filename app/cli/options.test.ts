import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

describe('--frame-pointer', () => {
  const parsed = (...args: readonly string[]) => parseOptions(args, ['frame-pointer'])

  it('is what the code says where it is not given', () => {
    expect(parsed()).toMatchObject({ ok: true, value: { framePointer: 'auto' } })
  })

  it('takes yes and no', () => {
    expect(parsed('--frame-pointer', 'yes')).toMatchObject({ value: { framePointer: 'yes' } })
    expect(parsed('--frame-pointer=no')).toMatchObject({ value: { framePointer: 'no' } })
  })

  it('refuses anything else with the words to choose from', () => {
    expect(parsed('--frame-pointer', 'maybe')).toMatchObject({
      ok: false,
      error: expect.stringContaining('choose from auto, yes, no'),
    })
  })
})
