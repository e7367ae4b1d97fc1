import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectSplice, patience, stateIn } from './splice.ts'

/** A frame in a page that answers as a learning platform does. */
function framed(answer: (message: Record<string, unknown>) => unknown = () => undefined) {
  const listeners = new Set<(event: MessageEvent) => void>()
  const posted: Record<string, unknown>[] = []
  const host = {
    postMessage: (message: Record<string, unknown>) => {
      posted.push(message)
      const data = answer(message)
      if (data !== undefined) {
        queueMicrotask(() => listeners.forEach((hear) => hear({ source: host, data } as never)))
      }
    },
  }
  const page = {
    parent: host,
    addEventListener: (_: string, hear: (event: MessageEvent) => void) => listeners.add(hear),
    removeEventListener: (_: string, hear: (event: MessageEvent) => void) => listeners.delete(hear),
  } as unknown as Window
  return { page, posted, listeners, host }
}

describe('an exercise in a learning platform', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('gets back the state that it reported', async () => {
    let kept: unknown
    const { page, listeners } = framed(({ subject, message_id, state }) => {
      if (subject === 'SPLICE.reportScoreAndState') kept = structuredClone(state)
      return subject === 'SPLICE.getState'
        ? { subject: 'SPLICE.getState.response', message_id, state: kept }
        : undefined
    })
    const splice = connectSplice(page, 'fig1')
    splice.reportScore({ score: 0.5, state: { v: 1, answers: { a: 'inline' } } })
    expect(await splice.restore()).toEqual({ v: 1, answers: { a: 'inline' } })
    expect(listeners.size).toBe(0)
  })

  it('says its score, its activity, and each time another id', () => {
    const { page, posted } = framed()
    const splice = connectSplice(page, 'fig1')
    splice.reportScore({ score: null, state: {} })
    splice.sendEvent('answered', { right: true })
    expect(posted[0]).toMatchObject({
      subject: 'SPLICE.reportScoreAndState',
      activity_id: 'fig1',
      score: null,
    })
    expect(posted[1]).toMatchObject({ subject: 'SPLICE.sendEvent', name: 'answered' })
    expect(posted[0]?.['message_id']).not.toBe(posted[1]?.['message_id'])
  })

  it('goes on without a state where nobody answers', async () => {
    const { page } = framed()
    const restored = connectSplice(page, 'fig1').restore()
    vi.advanceTimersByTime(patience)
    expect(await restored).toBeNull()
  })

  it('asks nobody in a page of its own', async () => {
    const alone = {} as { parent: unknown }
    alone.parent = alone
    expect(await connectSplice(alone as unknown as Window, 'fig1').restore()).toBeNull()
  })

  it('takes answers as JSON, and those of its own question only', () => {
    const answer = { subject: 'SPLICE.getState.response', message_id: 'a', state: 3 }
    expect(stateIn(JSON.stringify(answer), 'a')).toBe(3)
    expect(stateIn(answer, 'b')).toBeUndefined()
    expect(stateIn({ ...answer, error: { code: 'gone' } }, 'a')).toBeNull()
    for (const junk of [null, 1, 'x', '{', [], { subject: 'SPLICE.getState' }]) {
      expect(stateIn(junk, 'a')).toBeUndefined()
    }
  })
})
