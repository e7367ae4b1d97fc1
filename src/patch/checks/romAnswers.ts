import type { RomAnswer } from '../../backends/backend.ts'
import type { CheckDefinition, CheckForm } from './check.ts'

export interface RomAnswers extends CheckForm {
  readonly check: 'rom-answers'
  readonly answer: RomAnswer
}

/** VMI: what the ROM says when asked. */
export const romAnswers: CheckDefinition<RomAnswers> = {
  id: 'rom-answers',
  fields: { answer: ['call', 'jump', 'nop', 'none', 'bad'] },
  toldWhenPassed: true,
  sources: ['vmi-rom'],
}
