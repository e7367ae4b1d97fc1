import { describe, expect, it } from 'vitest'
import { laterPart } from './later.ts'
import {
  answering,
  type CoreEngine,
  type Question,
  type Reply,
  type RestOfEngine,
} from './protocol.ts'

const core = { flips: () => 'flips' } as unknown as CoreEngine
const rest = { compare: () => 'compared' } as unknown as RestOfEngine
const flips = { ask: 'flips' } as unknown as Question
const compare = { ask: 'compare' } as unknown as Question

function engine(load: () => Promise<RestOfEngine>) {
  const posted: Reply['kind'][] = []
  const answer = answering(core, load, ({ kind }) => void posted.push(kind))
  return { answer, posted }
}

describe('an engine in two parts', () => {
  it('answers what a first picture needs without the rest', async () => {
    const { answer, posted } = engine(() => Promise.reject(new Error('asked for')))
    await answer(flips)
    expect(posted).toEqual(['flips'])
  })

  it('loads the rest once, and says so', async () => {
    let loads = 0
    const { answer, posted } = engine(async () => {
      loads++
      return rest
    })
    await answer(compare)
    await answer(compare)
    expect(posted).toEqual(['loading', 'loaded', 'compare', 'compare'])
    expect(loads).toBe(1)
  })

  it('tries anew after a download that failed', async () => {
    let online = false
    const { answer, posted } = engine(() =>
      online ? Promise.resolve(rest) : Promise.reject(new Error('offline')),
    )
    await answer(compare)
    online = true
    await answer(compare)
    expect(posted).toEqual(['loading', 'crash', 'loading', 'loaded', 'compare'])
  })

  it('puts a question again when a part that it needs has come, and keeps it', async () => {
    const loads: string[] = []
    const partNamed = (name: string) =>
      laterPart(async () => {
        loads.push(name)
        return { say: () => name }
      })
    const [words, late] = [partNamed('words'), partNamed('late')]
    const posted: Reply[] = []
    const needy = { analyze: () => `${words().say()} ${late().say()}` } as unknown as CoreEngine
    const answer = answering(
      needy,
      () => Promise.resolve(rest),
      (reply) => void posted.push(reply),
    )
    const analyze = { ask: 'analyze' } as unknown as Question
    await answer(analyze)
    await answer(analyze)
    expect(loads).toEqual(['words', 'late'])
    expect(posted.map(({ kind }) => kind).join(' ')).toBe(
      'loading loaded loading loaded analyze analyze',
    )
    expect(posted.at(-1)).toEqual({ kind: 'analyze', answer: 'words late' })
  })
})
