import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Figure } from './figure.ts'

/** A frame that answers nothing by itself, in a page of the same origin. */
function framed() {
  const posted: { readonly type: string }[] = []
  const inside = { postMessage: (message: { readonly type: string }) => posted.push(message) }
  const frame = {
    sandbox: { contains: () => false },
    src: 'https://pv.example/embed.html',
    hasAttribute: () => false,
    addEventListener: () => undefined,
    contentWindow: inside,
  } as unknown as HTMLIFrameElement
  const told: string[] = []
  const owner = { dispatchEvent: ({ type }: Event) => told.push(type) } as unknown as HTMLElement
  const figure = new Figure(frame, owner)
  const say = (data: object) =>
    figure.hear({ source: inside, origin: 'https://pv.example', data } as unknown as MessageEvent)
  return { figure, say, told, types: () => posted.splice(0).map(({ type }) => type) }
}

describe('a figure as its host deals with it', () => {
  beforeEach(() => vi.stubGlobal('location', { href: 'https://course.example/' }))
  afterEach(() => void vi.unstubAllGlobals())

  it('is asked when it can hear', () => {
    const { figure, say, told, types } = framed()
    void figure.ask({ type: 'pv.step', to: 4 })
    expect(types()).toEqual(['pv.hello'])
    say({ type: 'pv.ready' })
    expect(types()).toEqual(['pv.step'])
    expect(told).toEqual(['pv-ready'])
  })

  it('sleeps until somebody wants a step, and is set up before it goes there', () => {
    const { figure, say, told, types } = framed()
    void figure.ask({ type: 'pv.setState', state: { listing: 'ret' } }, true)
    say({ type: 'pv.ready', asleep: true })
    expect(types()).toEqual(['pv.hello'])
    expect(told).toEqual([])
    void figure.ask({ type: 'pv.step', to: 4 })
    expect(types()).toEqual(['pv.setState', 'pv.step'])
    say({ type: 'pv.ready' })
    expect(types()).toEqual([])
    expect(told).toEqual(['pv-ready'])
  })

  it('is set up when its reader has loaded it', () => {
    const { figure, say, types } = framed()
    void figure.ask({ type: 'pv.setState', state: { listing: 'ret' } }, true)
    say({ type: 'pv.ready', asleep: true })
    say({ type: 'pv.ready' })
    expect(types()).toEqual(['pv.hello', 'pv.setState'])
  })
})
