import { beforeEach, expect, it } from 'vitest'
import { asideWords } from '../messages/aside.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { bringBack, selectAside, watchAside } from './aside.ts'
import { type AppStore, createAppStore } from './store.ts'

let store: AppStore
const state = () => store.getState()
const said = () => state().view.notice
const listing = () => state().document.listing

function back() {
  const aside = selectAside(state())
  if (!aside) throw new Error('no way back')
  bringBack(store, aside)
}

beforeEach(() => {
  store = createAppStore()
  watchAside(store)
})

it('says nothing of samples as they came, of typing, or of an empty listing', () => {
  state().openSample('flags')
  state().setCpu('x86-64')
  state().setCpu('ia64')
  state().openItaniumSample(ia64Samples[1].id)
  state().setCpu('x86-32')
  state().setListing('own: ret\n')
  state().setListing('own: nop\n ret\n')
  state().setListing('')
  state().openSample('flags')
  expect(said()).toBeNull()
})

it('undoes a sample that took the place of the own text', () => {
  state().setListing('own: ret\n')
  const own = state().document
  state().openSample('flags')
  expect(said()).toBe(asideWords.sample)
  back()
  expect(state().document).toEqual(own)
  expect(said()).toBeNull()
})

it('says that the own text waits while an Itanium is in view, and it does', () => {
  state().setListing('own: ret\n')
  state().setCpu('ia64')
  expect(said()).toBe(asideWords.machine('ia64', 'x86'))
  expect(listing()).toBe(ia64Samples[0].listing)
  state().setCpu('x86-32')
  expect(listing()).toBe('own: ret\n')
  state().setCpu('ia64')
  back()
  expect([state().document.machine, listing()]).toEqual(['x86', 'own: ret\n'])
})

it('keeps the waiting text, too, where a sample of its machine is opened', () => {
  state().setListing('own: ret\n')
  state().setCpu('ia64')
  state().openSample('flags')
  expect(said()).toBe(asideWords.sample)
  back()
  expect(listing()).toBe('own: ret\n')
})

it('has no way back under another notice', () => {
  state().setListing('own: ret\n')
  state().openSample('flags')
  state().setView({ notice: 'Link copied' })
  expect(selectAside(state())).toBeNull()
})

it('leaves lessons alone, whose listings are not the own', () => {
  state().setListing('own: ret\n')
  state().openLesson('callsite')
  expect(said()).toBeNull()
  state().leaveLesson()
  expect(said()).toBeNull()
  expect(listing()).toBe('own: ret\n')
})

it('has no way back over what was written or opened since', () => {
  const aside = () => [said(), selectAside(state())]
  state().setListing('own: ret\n')
  state().setCpu('ia64')
  state().setCpu('x86-32')
  expect(aside()).toEqual([null, null])
  state().openSample('flags')
  state().setVariant('kvm')
  expect(said()).toBe(asideWords.sample)
  state().setListing('other: ret\n')
  expect(aside()).toEqual([null, null])
  state().openSample('flags')
  state().openLesson('callsite')
  expect(aside()).toEqual([null, null])
})
