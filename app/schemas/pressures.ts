import { diagnostics, outcome } from './parts.ts'
import { choice, count, list, object, orNull, registers, text, yesOrNo } from './schema.ts'

const row = object({
  line: count,
  offset: count,
  text,
  liveIn: registers,
  liveOut: registers,
  written: registers,
  read: registers,
  assumed: registers,
  heldForCaller: registers,
  saved: registers,
  mayDestroy: registers,
  destroyed: registers,
  flagsIn: yesOrNo,
  flagsOut: yesOrNo,
  count,
  reachable: yesOrNo,
})

const contract = object({
  places: count,
  spillsForced: count,
  movesForced: count,
  prologueSavesForced: count,
  mayDestroy: registers,
})

const site = object({
  index: count,
  line: count,
  liveAcross: registers,
  destroyed: registers,
  results: registers,
  flagsDestroyed: yesOrNo,
  contract: object({
    own: contract,
    none: contract,
    sandwich: contract,
    calleeSave: contract,
    c: contract,
  }),
  ownIs: orNull(choice(['none', 'sandwich', 'calleeSave', 'c'])),
  filling: object({
    outcome,
    reallyDestroyed: registers,
    givenUpForNothing: registers,
    instructions: count,
    bytes: count,
    padding: object({ instructions: count, bytes: count }),
    plus: list(text),
    compiledForThis: contract,
  }),
})

/** `pvscope pressure FILE --json` */
export const pressure = object({
  rows: list(row),
  rowsAfter: list(row),
  sites: list(site),
  allocatable: count,
  framePointer: yesOrNo,
  peak: count,
  peakAfter: count,
  diagnostics,
})
