import { describe, expect, it } from 'vitest'
import type { Press } from './hearing.ts'
import { commandFor } from './keys.ts'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
})

describe('a key press', () => {
  it.each([
    ['ArrowRight', {}, 'next'],
    ['ArrowLeft', {}, 'back'],
    ['ArrowRight', { shiftKey: true }, 'next-decision'],
    ['ArrowLeft', { shiftKey: true }, 'previous-decision'],
    [' ', {}, 'play-pause'],
    ['Home', {}, 'to-start'],
    ['End', {}, 'to-end'],
    ['F10', {}, 'next'],
    ['F9', { shiftKey: true }, 'back'],
    ['E', { altKey: true }, 'toggle-expansions'],
    ['g', { altKey: true }, 'switch-registers'],
    ['y', { altKey: true }, 'say-registers'],
    ['c', { altKey: true }, 'compare'],
    ['r', { altKey: true }, 'run'],
    ['?', { shiftKey: true }, 'open-keys'],
    ['?', {}, 'open-keys'],
    ['k', { ctrlKey: true }, 'open-palette'],
    ['K', { metaKey: true }, 'open-palette'],
    ['†', { altKey: true, code: 'KeyT' }, 'read-as-text'],
    ['F9', {}, 'toggle-breakpoint'],
    ['F8', {}, 'to-breakpoint'],
  ])('%s %o on the page means %s', (key, held, id) => {
    expect(commandFor(press(key, held), 'page')?.id).toBe(id)
  })

  it('that several commands share means the one that can be done now', () => {
    const only = (id: string) => commandFor(press('Escape'), 'page', (each) => each.id === id)
    expect(only('leave-run')?.id).toBe('leave-run')
    expect(only('leave-page')?.id).toBe('leave-page')
    expect(only('next')).toBeNull()
  })

  it('is left to a text, but for the keys that work everywhere', () => {
    expect(commandFor(press('ArrowRight'), 'text')).toBeNull()
    expect(commandFor(press(' '), 'text')).toBeNull()
    expect(commandFor(press('?'), 'text')).toBeNull()
    expect(commandFor(press('F10'), 'text')?.id).toBe('next')
    expect(commandFor(press('k', { ctrlKey: true }), 'text')?.id).toBe('open-palette')
  })

  it('is left to a dialog and to the browser', () => {
    expect(commandFor(press('F10'), 'dialog')).toBeNull()
    expect(commandFor(press('F5'), 'page')).toBeNull()
    expect(commandFor(press('F1'), 'dialog')).toBeNull()
    expect(commandFor(press('ArrowRight', { altKey: true }), 'page')).toBeNull()
    expect(commandFor(press('ArrowRight', { ctrlKey: true }), 'page')).toBeNull()
  })

  it('is left to a control that uses it', () => {
    expect(commandFor(press(' '), 'button')).toBeNull()
    expect(commandFor(press('ArrowRight'), 'button')?.id).toBe('next')
    expect(commandFor(press('ArrowRight'), 'choice')).toBeNull()
    expect(commandFor(press('ArrowRight', { shiftKey: true }), 'choice')).toBeNull()
  })

  it('of more than one character opens the sheet of keys while presenting, from which everything is reached', () => {
    for (const [key, held] of [
      ['?', {}],
      ['F1', {}],
      ['k', { ctrlKey: true }],
      ['k', { metaKey: true }],
    ] as const)
      expect(commandFor(press(key, held), 'page', undefined, 'present')?.id).toBe('present-keys')
  })
})
