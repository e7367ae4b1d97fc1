import { expect, it } from 'vitest'
import { selectInput } from '../../app/state/selectors.ts'
import { createAppStore } from '../../app/state/store.ts'
import { unpack } from '../../app/worker/packed.ts'
import { source } from './openingAnalysis.ts'
import { analyze, newMemory } from '../../src/analysis/analyze.ts'

it('what the page is built with is what the engine answers', async () => {
  const { packed } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  const answer = analyze(selectInput(createAppStore().getState()), newMemory())
  expect({ kind: 'analysis', analysis: unpack(packed, null) }).toEqual(answer)
})
