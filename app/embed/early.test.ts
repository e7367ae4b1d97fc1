import { describe, expect, it, vi } from 'vitest'
import { givesText, hearEarly } from './early.ts'

/** A frame, and the page around it. */
function framed() {
  const listeners = new Set<(event: MessageEvent) => void>()
  const host = { postMessage: vi.fn<(message: object, to: string) => void>() }
  const page = {
    parent: host,
    addEventListener: (_: string, hear: (event: MessageEvent) => void) => listeners.add(hear),
    removeEventListener: (_: string, hear: (event: MessageEvent) => void) => listeners.delete(hear),
  } as unknown as Window
  const post = (data: unknown, source: unknown = host) =>
    listeners.forEach((hear) => hear({ source, data } as MessageEvent))
  return { page, host, listeners, post }
}

const datas = (events: readonly MessageEvent[]): unknown[] => events.map(({ data }) => data)

describe('a figure that has not been loaded', () => {
  it('says that it can be asked, at once and to who asks', () => {
    const { page, host, post } = framed()
    hearEarly(page, vi.fn())
    expect(host.postMessage).toHaveBeenLastCalledWith({ type: 'pv.ready', asleep: true, v: 1 }, '*')
    post({ type: 'pv.hello', id: 3 })
    expect(host.postMessage).toHaveBeenLastCalledWith(
      { type: 'pv.ready', asleep: true, id: 3, v: 1 },
      '*',
    )
  })

  it('wakes once, and keeps all that was asked before and while it loads', () => {
    const { page, listeners, post } = framed()
    const wake = vi.fn()
    const { taken: take } = hearEarly(page, wake)
    const asked = ['pv.setTheme', 'pv.setState', 'pv.step', 'pv.hello'].map((type) => ({ type }))
    post(asked[0])
    expect(wake).not.toHaveBeenCalled()
    asked.slice(1).forEach((data) => post(data))
    expect(wake).toHaveBeenCalledOnce()
    expect(datas(take())).toEqual(asked)
    expect(listeners.size).toBe(0)
  })

  it('says so while it loads by itself, and answers nothing yet but keeps what is asked', () => {
    const { page, host, post } = framed()
    const { taken: take } = hearEarly(page, null)
    expect(host.postMessage).toHaveBeenLastCalledWith({ type: 'pv.ready', v: 1 }, '*')
    post({ type: 'pv.hello' })
    expect(host.postMessage).toHaveBeenCalledOnce()
    expect(datas(take())).toEqual([{ type: 'pv.hello' }])
  })

  it('says that it sleeps no more, whoever woke it', () => {
    const { page, host, post } = framed()
    const { awake, taken } = hearEarly(page, vi.fn())
    host.postMessage.mockClear()
    awake()
    awake()
    expect(host.postMessage.mock.calls).toEqual([[{ type: 'pv.ready', v: 1 }, '*']])
    post({ type: 'pv.setState' })
    expect(givesText(taken())).toBe(true)
  })

  it('knows whether it is given a text', () => {
    const { page, post } = framed()
    const { taken: take } = hearEarly(page, null)
    for (const junk of [null, 7, { type: 'pv.step' }]) post(junk)
    post({ type: 'pv.setState' }, {})
    expect(givesText(take())).toBe(false)
    const { taken: again } = hearEarly(page, null)
    post({ type: 'pv.setState' })
    expect(givesText(again())).toBe(true)
  })

  it('hears nobody but the page around, and never trips over what that posts', () => {
    const { page, post } = framed()
    const wake = vi.fn()
    const { taken: take } = hearEarly(page, wake)
    post({ type: 'pv.play' }, {})
    for (const junk of [null, undefined, 7, 'x', []]) post(junk)
    expect(wake).not.toHaveBeenCalled()
    expect(take()).toHaveLength(5)
  })
})
