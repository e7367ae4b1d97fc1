import { beforeEach, describe, expect, it, vi } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { selectInput } from '../state/selectors.ts'
import { createAppStore } from '../state/store.ts'
import { connectHost } from './channel.ts'

/** A figure that has been answered, in a page that posts to it. */
function framed() {
  const store = createAppStore()
  store.getState().receive(analyze(selectInput(store.getState())))
  const posted: { readonly type: string; readonly id?: unknown; readonly error?: object }[] = []
  const host = { postMessage: (message: (typeof posted)[number]) => posted.push(message) }
  const page = { parent: host, addEventListener: () => undefined } as unknown as Window
  const { hear } = connectHost(store, page, { height: () => undefined })
  const ask = (data: object) =>
    hear({ source: host, origin: 'https://course.example', data } as unknown as MessageEvent)
  const answerTo = (id: number) =>
    vi.waitFor(() => {
      const found = posted.find((message) => message.id === id)
      expect(found).toBeDefined()
      return found
    })
  return { store, ask, answerTo }
}

describe('a fault of ours while a request is answered', () => {
  const reported = vi.fn<(fault: unknown) => void>()
  beforeEach(() => vi.stubGlobal('reportError', reported))
  const fault = () => {
    throw new Error('a fault')
  }

  it('is told to who asked, and what is asked next is answered', async () => {
    const { store, ask, answerTo } = framed()
    const { step } = store.getState()
    store.setState({ step: fault })
    ask({ type: 'pv.step', id: 1, delta: 1 })
    expect(await answerTo(1)).toMatchObject({ type: 'pv.error', error: { code: 'failed' } })
    expect(reported).toHaveBeenCalled()
    store.setState({ step })
    ask({ type: 'pv.step', id: 2, delta: -1 })
    expect(await answerTo(2)).toMatchObject({ type: 'pv.stepChanged' })
  })

  it('does not leave the figure deaf where something had to be loaded first', async () => {
    const { store, ask, answerTo } = framed()
    const { setView } = store.getState()
    store.setState({ setView: fault })
    ask({ type: 'pv.setState', id: 1, state: { step: 1 } })
    ask({ type: 'pv.hello', id: 2 })
    expect(await answerTo(1)).toMatchObject({ type: 'pv.error', error: { code: 'failed' } })
    expect(await answerTo(2)).toMatchObject({ type: 'pv.ready' })
    store.setState({ setView })
    ask({ type: 'pv.setTheme', id: 3, theme: 'dark' })
    expect(await answerTo(3)).toMatchObject({ type: 'pv.done' })
  })
})
