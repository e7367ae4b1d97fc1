import type { Picture } from '../../../../src/ia64/story/picture.ts'
import { Accident } from './Accident.tsx'
import { Bundle } from './Bundle.tsx'
import { Convention } from './Convention.tsx'
import { Copy } from './Copy.tsx'
import { Fit } from './Fit.tsx'
import { Notes } from './Notes.tsx'
import type { Drawing } from './picture.ts'
import { Records } from './Records.tsx'
import { Scan } from './Scan.tsx'
import { Stack } from './Stack.tsx'
import { Stub } from './Stub.tsx'

/** Who draws what. */
export const drawings: { readonly [Kind in Picture['kind']]: Drawing<Kind> } = {
  bundle: Bundle,
  stack: Stack,
  accident: Accident,
  scan: Scan,
  convention: Convention,
  stub: Stub,
  records: Records,
  copy: Copy,
  fit: Fit,
  notes: Notes,
}
