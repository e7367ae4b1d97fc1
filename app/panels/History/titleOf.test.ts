import { expect, it } from 'vitest'
import { createAppStore } from '../../state/store.ts'
import { titleOf } from './titleOf.ts'

const state = (listing: string) => {
  const store = createAppStore()
  store.getState().setListing(listing)
  return { at: 1, document: store.getState().document }
}

it('names a state by what tells it from the one before', () => {
  const text = '# one text\n\nnop\ncli\nret\n'
  const first = state(text)
  expect(titleOf(first, null)).toBe('# one text')
  const edited = state(text.replace('cli', 'sti'))
  expect(titleOf(edited, first)).toBe('line 4: sti')
  expect(titleOf(state(text.replace('cli\n', '')), first)).toBe('without "cli"')
  expect(titleOf(state('push %eax\npop %eax\n'), first)).toBe('push %eax')
  expect(titleOf(first, first)).toBe('# one text')
})
