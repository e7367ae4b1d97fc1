import { uneval } from 'devalue'
import { selectInput } from '../../app/state/selectors.ts'
import { createAppStore } from '../../app/state/store.ts'
import { pack } from '../../app/worker/packed.ts'
import { analyze } from '../../src/analysis/analyze.ts'

const { analysis } = asked()

function asked() {
  const answer = analyze(selectInput(createAppStore().getState()))
  if (answer.kind === 'refused') throw new Error('the text with which a page opens is refused')
  return answer
}

/** Source of a module. */
export const source = `export const packed = ${uneval(pack(analysis, null))}`
