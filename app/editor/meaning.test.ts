import { expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { selectInput } from '../state/selectors.ts'
import { createAppStore } from '../state/store.ts'
import { meaningInX86 } from './meaning.ts'

const listing = 'f:\n    DISABLE_INTERRUPTS(CLBR_NONE)\n    ret    # live:\n'

function analysed() {
  const store = createAppStore()
  store.getState().setListing(listing)
  store.getState().receive(analyze(selectInput(store.getState())))
  return store
}

it('says of a macro first that it is a callsite, and what it stands for', () => {
  const said = meaningInX86(analysed().getState(), '    DISABLE_INTERRUPTS(CLBR_NONE)', 2, 8)?.said
  expect(said?.[0]).toBe(
    '**A callsite of irq_disable:** boot may rewrite it. Here it stands for 7 instructions, 13 bytes:',
  )
  expect(said?.[1]).toMatch(
    /^`push +%eax`; (`push +%\w+`; ){2}`call .*pv_irq_ops.*`; (`pop +%\w+`; ){2}`pop +%eax`$/,
  )
  expect(said?.at(-1)).toContain('.macro DISABLE_INTERRUPTS')
})

it('makes no claim about a line that is not analysed yet', () => {
  const store = analysed()
  store.getState().setListing(`${listing}broken(\n`)
  const said = meaningInX86(store.getState(), '    DISABLE_INTERRUPTS(CLBR_NONE)', 2, 8)?.said
  expect(said?.[0]).toBe('**A macro:** a name for several lines.')
})

it('explains a comment that says who needs what', () => {
  const said = meaningInX86(analysed().getState(), '    ret    # live:', 3, 14)?.said
  expect(said?.[0]).toContain('Nothing is needed')
})
