import type { ConventionCost } from '../../../src/ia64/cost.ts'
import { itaniumCosts as words } from '../../messages/itaniumStory.ts'

/** One line of the table of costs; a cell for each convention. */
export interface CostRow {
  readonly title: string
  cell(cost: ConventionCost): string
  alarming?(cost: ConventionCost): boolean
}

export const costRows: readonly CostRow[] = [
  { title: words.destroys, cell: ({ mayDestroy }) => words.registers(mayDestroy.length) },
  {
    title: words.saved,
    cell: ({ saved }) => (saved.length === 0 ? words.nothing : saved.join(' ')),
    alarming: ({ saved }) => saved.length > 0,
  },
  {
    title: words.outputs,
    cell: ({ outputs }) => (outputs === 0 ? words.nothing : String(outputs)),
  },
  { title: words.frame, cell: ({ needsFrame }) => (needsFrame ? words.yes : words.no) },
  {
    title: words.instructions,
    cell: ({ convention, instructions }) =>
      convention === 'c' ? words.least(instructions) : String(instructions),
  },
]
