import type { RunQuestion } from '../../src/analysis/run.ts'
import type { RunStart } from '../../src/run/start.ts'
import { registerNames } from '../../src/x86/registers.ts'
import { selectArch, selectInput } from './selectors.ts'
import type { AppState } from './store.ts'

/** What the document asks to be run: registers of the other width are left out. */
export function runQuestionOf(state: AppState): RunQuestion {
  const { start, switches, breakpoints } = state.document
  const known = registerNames(selectArch(state))
  const registers = Object.fromEntries(
    Object.entries(start.registers).filter(([name]) => known.includes(name)),
  )
  return { input: selectInput(state), start: { ...start, registers }, switches, breakpoints }
}

const sameFields = <Fields extends object>(left: Fields, right: Fields): boolean => {
  const keys = Object.keys(left) as (keyof Fields)[]
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key])
}

function sameStart(left: RunStart, right: RunStart): boolean {
  const { registers, ...rest } = left
  const { registers: others, ...otherRest } = right
  return sameFields(rest, otherRest) && sameFields(registers, others)
}

/** Two questions have the same run. */
export const sameRun = (left: RunQuestion, right: RunQuestion): boolean =>
  sameFields(left.input, right.input) &&
  sameStart(left.start, right.start) &&
  sameFields(left.switches, right.switches) &&
  sameFields(left.breakpoints, right.breakpoints)
