import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { samples } from '../samples/index.ts'
import { linkOf, openLink, pageAddress } from './address.ts'
import { selectItaniumInput } from './itanium.ts'
import { selectInput } from './selectors.ts'
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

  it.each([
    ['a step', { site: 0, step: 99 }],
    ['a site', { site: 9, step: 0 }],
    ['no place', null],
  ])('goes to the decision where it names %s that what is in view does not have', (_, place) => {
    const store = createAppStore()
    const input = selectInput(store.getState())
    store.getState().receive(analyze(input))
    const decided = store.getState().playback.place
    store.getState().goToSite(0, 1)
    const asked = createAppStore()
    asked.setState((state) => ({ playback: { ...state.playback, place } }))
    expect(openLink(store, linkOf(asked.getState()))).toBe(true)
    expect(store.getState().playback.place).toEqual(decided)
  })

  it('goes to the decision of an Itanium in view where it names a step that is not there', () => {
    const store = createAppStore()
    store.getState().setCpu('ia64')
    const input = selectItaniumInput(store.getState())
    if (input) store.getState().receiveItanium(tellIa64(input))
    const decided = store.getState().playback.place
    const link = linkOf({
      ...store.getState(),
      playback: { ...store.getState().playback, place: { site: 0, step: 999 } },
    })
    store.getState().goToSite(0, 0)
    expect(openLink(store, link)).toBe(true)
    expect(decided).not.toBeNull()
    expect(store.getState().playback.place).toEqual(decided)
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
