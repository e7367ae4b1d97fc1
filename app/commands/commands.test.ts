import { describe, expect, it, vi } from 'vitest'
import { lessons } from '../../src/lessons/index.ts'
import { createAppStore } from '../state/store.ts'
import { analysis, input, stories } from '../testing/stories.ts'
import { type Command, type Key, canPerform, commandGroups, groupOf } from './command.ts'
import { commands } from './index.ts'
import { ariaKeys, isSign, keyText, titleWithKeys } from './keyNames.ts'
import { otherWords } from '../messages/commands.ts'
import { foundCommands, withRecent } from './search.ts'

const empty = () => createAppStore()

function told() {
  const store = createAppStore()
  const found = stories({ line: 1 }, { line: 2 })
  store.getState().receive({ kind: 'analysis', analysis: analysis(input({ listing: 'a' }), found) })
  return store
}

/** Two keys that the same press could mean; commands that leave theirs to others may share one. */
const pressOf = ({ key, shift = false, alt = false, ctrl = false }: Key): string =>
  [ctrl, alt, shift && !isSign(key), key].join(' ')

describe('the list of commands', () => {
  it('names each command and each title once', () => {
    // Those that share a key are never there at the same time, so they may share a title too.
    const told = commands.filter(({ leavesKey }) => !leavesKey)
    for (const names of [commands.map(({ id }) => id), told.map(({ title }) => title)]) {
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    }
  })

  it('gives no key to two commands that could both take it', () => {
    const alone = commands.filter(({ leavesKey }) => !leavesKey)
    // While presenting, no other commands are heard.
    const keys = alone.flatMap(({ mode = '', keys: own }) =>
      own.map((key) => `${mode} ${pressOf(key)}`),
    )
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('leaves the keys that belong to the browser and to assistive technology alone', () => {
    // Enter goes on where there is nothing else that it could press: while presenting.
    const heard = commands.filter(({ mode }) => mode !== 'present')
    const taken = heard.flatMap(({ keys }) => keys.map((key) => keyText(key, false)))
    for (const key of [
      'F5',
      'F6',
      'F11',
      'F12',
      'Tab',
      'Enter',
      'Alt+←',
      'Alt+D',
      'Ctrl+F',
      'Ctrl+P',
    ])
      expect(taken).not.toContain(key)
  })

  it('has a way to everything that needs no letter or arrow key, for who writes', () => {
    const everywhere = commands.filter(({ keys }) =>
      keys.some(({ where }) => where === 'everywhere'),
    )
    expect(everywhere.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'next',
        'back',
        'open-palette',
        'open-keys',
        'to-step',
        'read-as-text',
      ]),
    )
    // A bare letter or sign typed into the listing must never be a command.
    const typed = everywhere
      .flatMap(({ keys }) => keys)
      .filter(
        ({ key, alt, ctrl, where }) => where === 'everywhere' && key.length === 1 && !alt && !ctrl,
      )
    expect(typed).toEqual([])
  })
})

describe.each(commands)('$id', (command) => {
  it('has a title, a heading and an id that fits into a link', () => {
    expect(command.id).toMatch(/^[a-z][a-z0-9-]*$/)
    expect(command.title.trim()).toBe(command.title)
    expect(command.title).toMatch(/^\S.{2,59}$/)
    expect(command.title).not.toMatch(/\((Alt|Ctrl|Shift|F\d)/)
    expect(commandGroups).toContain(groupOf(command))
  })

  it.each([
    ['an empty page', empty],
    ['a page with a story', told],
  ])('is done on %s without a word of complaint', (_, make) => {
    vi.stubGlobal('location', { href: 'http://localhost/' })
    vi.stubGlobal('window', { open: () => null, print: () => undefined })
    vi.stubGlobal('document', {
      documentElement: {},
      fullscreenElement: null,
      querySelector: () => null,
      createElement: () => ({ click: () => undefined, addEventListener: () => undefined }),
    })
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.resolve() } })
    const store = make()
    expect(() => canPerform(command, store.getState())).not.toThrow()
    expect(() => command.perform(store)).not.toThrow()
    vi.unstubAllGlobals()
  })
})

const command = (id: string): Command => {
  const found = commands.find((each) => each.id === id)
  if (!found) throw new Error(`no command ${id}`)
  return found
}

describe.each(['compare', 'run', 'read-as-text'])('%s', (id) => {
  const can = (store: ReturnType<typeof told>) => canPerform(command(id), store.getState())

  it('is heard while the answer of another machine is on its way', () => {
    const store = told()
    store.getState().setCpu('ia64')
    expect(can(store)).toBe(true)
    expect(can(empty())).toBe(true)
  })

  it('rests while a lesson asks what it would tell', () => {
    const store = told()
    const asking = lessons.find(({ scenes }) => scenes[0]?.prediction)
    store.getState().openLesson(asking?.id ?? '')
    expect(store.getState().lesson.open).not.toBeNull()
    expect(can(store)).toBe(false)
  })
})

describe('the keys of a command', () => {
  it('are written as they stand on the keyboard', () => {
    expect(titleWithKeys(command('next'), 'Next step')).toBe('Next step (→, F10)')
    expect(keyText({ key: 'ArrowRight', shift: true, where: 'page' }, false)).toBe('Shift+→')
    expect(keyText({ key: 'k', ctrl: true, where: 'everywhere' }, true)).toBe('⌘+K')
    expect(titleWithKeys(command('export-listing'), 'Export')).toBe('Export')
  })

  it('are named for assistive technology', () => {
    expect(ariaKeys(command('next'))).toBe('ArrowRight F10')
    expect(ariaKeys(command('open-palette'), true)).toBe('Meta+K')
    expect(ariaKeys(command('open-palette'), false)).toBe('Control+K')
    expect(ariaKeys(command('export-listing'))).toBeUndefined()
  })
})

/** What the palette searches: presenting has its own sheet of keys. */
const offered = commands.filter(({ mode }) => !mode)

describe('a search', () => {
  const found = (asked: string, recent: readonly string[] = []) =>
    foundCommands(offered, asked, recent).flatMap((section) => section.commands.map(({ id }) => id))

  it('finds words of the title in any order, and what starts with them first', () => {
    expect(found('xen runs')).toEqual(['runs-on-xen'])
    expect(found('next')[0]).toBe('next')
    expect(found('NEXT dec')).toEqual(['next-decision'])
  })

  it('finds by a key and by a heading', () => {
    expect(found('f10')).toEqual(['next'])
    expect(found('machine kvm')).toEqual(['runs-on-kvm'])
    expect(found('frobnicate')).toEqual([])
  })

  it('finds by what others call it, and says so of commands alone that there are', () => {
    expect(found('history')).toEqual(['open-history'])
    expect(found('dark theme')).toContain('open-settings')
    expect(found('qr')).toEqual(['share'])
    const known = new Set(commands.map(({ id }) => id))
    expect(Object.keys(otherWords).filter((id) => !known.has(id))).toEqual([])
  })

  it('without words has all, each once, those done last on top', () => {
    const all = found('', ['theme-dark', 'gone', 'next'])
    expect(all.slice(0, 2)).toEqual(['theme-dark', 'next'])
    expect(all.toSorted()).toEqual(offered.map(({ id }) => id).toSorted())
  })

  it('remembers five commands, the newest first', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'b'].reduce<readonly string[]>(withRecent, [])
    expect(withRecent(many, 'f')).toEqual(['f', 'b', 'e', 'd', 'c'])
  })
})
