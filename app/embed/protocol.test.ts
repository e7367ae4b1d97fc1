import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Incoming, readMessage } from './protocol.ts'

const wanted = (found: Incoming) => (found.kind === 'wanted' ? found.wanted : found.kind)

describe('messages to an embed', () => {
  it('ask for a step, counted from 1', () => {
    expect(readMessage({ type: 'pv.step', id: 7, to: 4 })).toEqual({
      kind: 'wanted',
      id: 7,
      wanted: { type: 'pv.step', to: 4, site: null },
    })
    expect(wanted(readMessage({ type: 'pv.step', to: 1, site: 2 }))).toMatchObject({ site: 2 })
    expect(wanted(readMessage({ type: 'pv.step', delta: -1 }))).toMatchObject({ delta: -1 })
  })

  it('set parts of the state and leave the others', () => {
    const state = { listing: 'nop', arch: 'x86-64', backend: 'kvm', rules: 'design', step: 2 }
    expect(wanted(readMessage({ type: 'pv.setState', id: 'a', state }))).toEqual({
      type: 'pv.setState',
      state,
    })
  })

  it('may be about an Itanium', () => {
    const state = { arch: 'ia64', backend: 'native', rules: 'scan', site: 1, step: 9 }
    expect(wanted(readMessage({ type: 'pv.setState', state }))).toEqual({
      type: 'pv.setState',
      state,
    })
  })

  it('may come as JSON', () => {
    const text = JSON.stringify({ type: 'pv.setTheme', id: 1, theme: 'dark' })
    expect(wanted(readMessage(text))).toEqual({ type: 'pv.setTheme', theme: 'dark' })
  })

  it.each([
    [{ type: 'pv.step', to: 0 }, 'to'],
    [{ type: 'pv.step', to: 1.5 }, 'to'],
    [{ type: 'pv.step', to: 1, site: 'two' }, 'site'],
    [{ type: 'pv.step' }, 'delta'],
    [{ type: 'pv.setTheme', theme: 'sepia' }, 'theme'],
    [{ type: 'pv.setState' }, 'state'],
    [{ type: 'pv.setState', state: { backend: 'qemu' } }, 'state.backend'],
    [{ type: 'pv.setState', state: { arch: 'ia32' } }, 'state.arch'],
    [{ type: 'pv.setState', state: { arch: ['ia64'] } }, 'state.arch'],
    [{ type: 'pv.setState', state: { arch: 'ia64', rules: 'dynamic' } }, 'state.rules'],
    [{ type: 'pv.setState', state: { arch: 'ia64', rules: '__proto__' } }, 'state.rules'],
    [{ type: 'pv.setState', state: { listing: 'x'.repeat(200_001) } }, 'state.listing'],
  ])('are refused in words where they cannot be done: %j', (message, field) => {
    const found = readMessage({ ...message, id: 'q' })
    expect(found).toMatchObject({ kind: 'refused', id: 'q', error: { code: 'bad-message' } })
    expect(found.kind === 'refused' && found.error.message).toContain(`"${field}"`)
  })

  it.each([
    [undefined],
    [null],
    [42],
    ['hello'],
    ['{"type":'],
    [[{ type: 'pv.hello' }]],
    [{}],
    [{ type: 'toString' }],
    [{ type: '__proto__' }],
    [{ type: { valueOf: 1 } }],
    [{ type: 'pv.unheardOf' }],
    [{ source: 'react-devtools-bridge' }],
    [JSON.parse('{"__proto__":{"type":"pv.hello"}}')],
  ])('of others are ignored: %j', (message) => {
    expect(readMessage(message)).toEqual({ kind: 'ignored' })
  })

  it('of H5P and reveal.js are understood', () => {
    expect(readMessage({ context: 'h5p', action: 'resizePrepared' })).toEqual({ kind: 'height' })
    expect(readMessage({ context: 'h5p', action: 'explode' })).toEqual({ kind: 'ignored' })
    expect(readMessage('slide:stop')).toEqual({ kind: 'left' })
  })

  it('never hurt, whatever 10,000 hostile ones are', () => {
    const type = fc.constantFrom(
      'pv.hello',
      'pv.getState',
      'pv.setState',
      'pv.step',
      'pv.setTheme',
      'pv.play',
      'pv.stepChanged',
      'constructor',
      '<img src=x onerror=alert(1)>',
    )
    const junk = fc.anything({ maxDepth: 2, maxKeys: 3, withBigInt: true, withMap: true })
    const loose = fc.oneof(junk, fc.constantFrom(NaN, Infinity, -1, 2 ** 53, '__proto__', ''))
    const message = fc.oneof(
      junk,
      fc.record(
        { type, id: loose, to: loose, delta: loose, site: loose, theme: loose, state: loose },
        { requiredKeys: ['type'] },
      ),
      fc.record({
        type: fc.constant('pv.setState'),
        id: fc.string(),
        state: fc.record(
          { link: loose, listing: loose, arch: loose, backend: loose, site: loose, step: loose },
          { requiredKeys: [] },
        ),
      }),
      fc.record({
        context: fc.constantFrom('h5p', 'lti'),
        action: fc.oneof(loose, fc.constant('resize')),
      }),
      fc.json(),
      fc.string({ unit: 'binary' }).map((text) => `{"type":"pv.step","to":${text}}`),
    )
    const kinds = new Set<string>()
    fc.assert(
      fc.property(message, (data) => {
        const found = readMessage(data)
        kinds.add(found.kind)
        if (found.kind !== 'wanted') return
        if (found.wanted.type === 'pv.step' && 'to' in found.wanted) {
          expect(Number.isSafeInteger(found.wanted.to)).toBe(true)
        }
        if (found.wanted.type === 'pv.setState') {
          const { listing = '', backend = 'xen' } = found.wanted.state
          expect(typeof listing).toBe('string')
          expect(['native', 'xen', 'lguest', 'vmi', 'kvm', 'off']).toContain(backend)
        }
      }),
      { numRuns: 10_000 },
    )
    expect([...kinds]).toEqual(expect.arrayContaining(['ignored', 'refused', 'wanted', 'height']))
  })
})
