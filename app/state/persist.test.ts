import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { openKept } from './openKept.ts'
import { keep, restore, type Shelf, writeKept } from './persist.ts'
import { createAppStore } from './store.ts'

const empty: Shelf = { getItem: () => null, setItem: () => undefined }
const readKept = (shelf: () => Shelf) => openKept(() => empty, shelf).kept

function shelfWith(text: string | null = null): Shelf & { text: string | null } {
  const shelf = {
    text,
    getItem: () => shelf.text,
    setItem: (_: string, value: string) => {
      shelf.text = value
    },
  }
  return shelf
}

const full: Shelf = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException('no room', 'QuotaExceededError')
  },
}

describe('what a reload brings back', () => {
  it('is the text, the switches, the place and the look', () => {
    const shelf = shelfWith()
    const before = createAppStore()
    before.getState().setListing('nop')
    before.getState().setVariant('vmi-nop')
    before.getState().setFramePointer('no')
    before.getState().setStart({ registers: { edx: 0xffff_ffffn }, entry: 'a$b' })
    before.getState().setSwitches({ everything: true })
    before.getState().toggleBreakpoint(1)
    before.getState().setView({ theme: 'light', split: 600 })
    before.setState((state) => ({ playback: { ...state.playback, place: { site: 1, step: 2 } } }))
    expect(writeKept(() => shelf, before.getState())).toBe(true)
    const after = createAppStore()
    restore(
      after,
      readKept(() => shelf),
    )
    const { document, view, playback, lesson } = after.getState()
    expect(document).toEqual(before.getState().document)
    expect(view).toMatchObject({ theme: 'light', split: 600 })
    expect(playback.place).toEqual({ site: 1, step: 2 })
    expect(lesson.introduced).toBe(true)
  })

  it('is all of the work that was kept before a frame pointer could be chosen', () => {
    const shelf = shelfWith()
    writeKept(() => shelf, createAppStore().getState())
    const kept = JSON.parse(shelf.text ?? '') as { document: { framePointer?: string } }
    delete kept.document.framePointer
    shelf.text = JSON.stringify(kept)
    expect(readKept(() => shelf)?.document).toEqual(createAppStore().getState().document)
  })

  it('is nothing where storage is empty, shut or full', () => {
    expect(readKept(() => shelfWith())).toBeNull()
    const shut = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect(readKept(shut)).toBeNull()
    expect(writeKept(shut, createAppStore().getState())).toBe(false)
    expect(writeKept(() => full, createAppStore().getState())).toBe(false)
  })

  it('is also a combination that never was, as a link or an embed can ask for', () => {
    const shelf = shelfWith()
    const store = createAppStore()
    store.getState().setListing('nop')
    store.setState(({ document }) => ({ document: { ...document, config: '32pae', rules: '6.1' } }))
    writeKept(() => shelf, store.getState())
    expect(readKept(() => shelf)?.document).toEqual(store.getState().document)
    store.setState(({ document }) => ({ document: { ...document, config: '64v61', nops: 'k7' } }))
    writeKept(() => shelf, store.getState())
    expect(readKept(() => shelf)?.document).toEqual(store.getState().document)
  })

  it.each([
    ['no JSON', '{'],
    ['another version', '{"version":99}'],
    ['no document', '{"version":1}'],
    ['a backend that does not exist', '{"version":1,"document":{"listing":"","variant":"plan9"}}'],
  ])('is nothing where it holds %s', (_, text) => {
    expect(readKept(() => shelfWith(text))).toBeNull()
  })

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() =>
          restore(
            createAppStore(),
            readKept(() => shelfWith(text)),
          ),
        ).not.toThrow()
      }),
    )
  })

  it('leaves out single settings of the look that make no sense', () => {
    const shelf = shelfWith()
    writeKept(() => shelf, createAppStore().getState())
    const kept = JSON.parse(shelf.text ?? '') as { view: object }
    shelf.text = JSON.stringify({ ...kept, view: { ...kept.view, theme: 'pink', split: 'wide' } })
    expect(readKept(() => shelf)?.view).toEqual({
      presentTheme: 'present-dark',
      scale: 100,
      syntax: 'att',
      bytes: 'auto',
      expansions: 'current',
      registers: 'before',
      brief: false,
      speech: 'short',
      accessible: 'auto',
      recent: [],
    })
  })
})

describe('keeping', () => {
  it('writes a moment after a change, and at once when the page is left', () => {
    vi.useFakeTimers()
    const shelf = shelfWith()
    const page = new EventTarget()
    const store = createAppStore()
    keep(store, () => shelf, page)
    store.getState().setListing('nop')
    expect(shelf.text).toBeNull()
    vi.runAllTimers()
    expect(shelf.text).toContain('"listing":"nop"')
    store.getState().setListing('ret')
    page.dispatchEvent(new Event('pagehide'))
    expect(shelf.text).toContain('"listing":"ret"')
    vi.useRealTimers()
  })
})
