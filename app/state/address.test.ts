import { describe, expect, it } from 'vitest'
import { samples } from '../samples/index.ts'
import { linkOf, openLink, pageAddress } from './address.ts'
import { createAppStore } from './store.ts'

it.each([
  [
    'https://example.org/pvscope/?theme=dark#task/callsite/add-enable',
    'https://example.org/pvscope/',
  ],
  ['https://example.org/#v4=a?b', 'https://example.org/'],
  ['file:///home/a%20b/pvscope.html#lesson/sandwich', 'file:///home/a%20b/pvscope.html'],
  ['file:///C:/pvscope.html', 'file:///C:/pvscope.html'],
])('of the page in %s is %s', (href, page) => {
  expect(pageAddress(href)).toBe(page)
})

describe('the address', () => {
  it('opens with the same text, switches and place', () => {
    const made = createAppStore()
    made.getState().setListing('    nop\n')
    made.getState().setVariant('kvm-mmuop')
    made.getState().setRules('2.6.30')
    made.getState().setFramePointer('yes')
    made.setState((state) => ({ playback: { ...state.playback, place: { site: 2, step: 5 } } }))
    const opened = createAppStore()
    expect(openLink(opened, linkOf(made.getState()))).toBe(true)
    expect(opened.getState().document).toEqual(made.getState().document)
    expect(opened.getState().playback.place).toEqual({ site: 2, step: 5 })
    expect(opened.getState().lesson.introduced).toBe(true)
  })

  it('knows a sample again', () => {
    const made = createAppStore()
    made.getState().openSample('flags')
    const opened = createAppStore()
    openLink(opened, linkOf(made.getState()))
    expect(opened.getState().document.sample).toBe('flags')
    expect(samples.some(({ id }) => id === 'flags')).toBe(true)
  })

  it('leaves a first visit alone where it holds nothing', () => {
    const store = createAppStore()
    expect(openLink(store, '')).toBe(false)
    expect(openLink(store, '#settings')).toBe(false)
    expect(store.getState().lesson.introduced).toBe(false)
    expect(store.getState().view.notice).toBeNull()
  })

  it('says what is wrong with a damaged link and goes on', () => {
    const store = createAppStore()
    expect(openLink(store, '#v1=AAAA')).toBe(false)
    expect(store.getState().view.notice).toContain('damaged')
    expect(store.getState().document.sample).toBe(samples[0].id)
  })

  it('shows what can be read of a link that was cut', () => {
    const made = createAppStore()
    made.getState().setListing('    cpuid\n    hlt\n    ud2\n')
    made.getState().setVariant('kvm')
    const store = createAppStore()
    expect(openLink(store, linkOf(made.getState()).slice(0, -5))).toBe(false)
    expect(store.getState().document).toMatchObject({
      listing: '    cpuid\n    hlt\n',
      variant: 'kvm',
    })
    expect(store.getState().view.notice).toContain('check each line')
  })

  it('opens with the comparison in view', () => {
    const made = createAppStore()
    made.getState().openCompare()
    const opened = createAppStore()
    openLink(opened, linkOf(made.getState()))
    expect(opened.getState().compare.open).toBe(true)
  })
})
