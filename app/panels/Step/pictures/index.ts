import { Check } from './Check.tsx'
import { Choose } from './Choose.tsx'
import { Distance } from './Distance.tsx'
import { Done } from './Done.tsx'
import { Find } from './Find.tsx'
import { Interim } from './Interim.tsx'
import { Lookup } from './Lookup.tsx'
import { Pad } from './Pad.tsx'
import { Pass } from './Pass.tsx'
import type { Pictures } from './picture.ts'
import { Record } from './Record.tsx'
import { Walk } from './Walk.tsx'
import { Write } from './Write.tsx'

/** One picture a kind of step. */
export const pictures: Pictures = {
  find: Find,
  walk: Walk,
  record: Record,
  lookup: Lookup,
  pass: Pass,
  interim: Interim,
  check: Check,
  choose: Choose,
  write: Write,
  distance: Distance,
  pad: Pad,
  done: Done,
}
