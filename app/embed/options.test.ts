import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('the options of an embed', () => {
  it('are the usual ones where the address names none', () => {
    expect(readOptions('')).toEqual({
      theme: 'auto',
      view: ['code', 'regs', 'step'],
      readonly: false,
      step: null,
      autoplay: false,
      speed: 1,
      font: 14,
      lang: 'en',
      ctl: false,
      title: null,
      keys: 'own',
      ask: false,
    })
  })

  it('are read in any case', () => {
    const read = readOptions('?THEME=Dark&View=STEP,code&ReadOnly=YES&Keys=Parent&Title=Fig. 1')
    expect(read).toMatchObject({
      theme: 'dark',
      view: ['code', 'step'],
      readonly: true,
      keys: 'parent',
      title: 'Fig. 1',
    })
  })

  it.each([
    ['1', true],
    ['true', true],
    ['Yes', true],
    ['', true],
    ['0', false],
    ['no', false],
    ['perhaps', false],
  ])('take %j for %j', (value, meant) => {
    expect(readOptions(`?ctl=${value}`).ctl).toBe(meant)
  })

  it('say yes by their bare name', () => {
    expect(readOptions('?readonly&autoplay')).toMatchObject({ readonly: true, autoplay: true })
  })

  it('count steps from 1', () => {
    expect(readOptions('?step=4').step).toBe(4)
    expect(readOptions('?step=0').step).toBeNull()
    expect(readOptions('?step=-1').step).toBeNull()
  })

  it('leave what cannot be read as usual', () => {
    const read = readOptions('?theme=sepia&font=900&speed=9&view=nothing&lang=xx&keys=all')
    expect(read).toEqual(readOptions(''))
  })

  it('ignore names that they do not know', () => {
    expect(readOptions('?utm_source=mail&x[]=1&__proto__=1')).toEqual(readOptions(''))
  })

  it('never throw, and always name parts that there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        const { view, font } = readOptions(query)
        expect(view.length).toBeGreaterThan(0)
        expect(font).toBeGreaterThan(8)
      }),
      { numRuns: 1000 },
    )
  })
})
