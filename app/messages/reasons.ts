import type { CheckId } from '../../src/patch/checks/index.ts'
import type { Names } from './names.ts'

/** Why a candidate is out, behind "rejected:". */
export const reason = {
  fits: (over: number): string => `${over} too many`,
  destroys: (excess: Names): string =>
    excess.length === 1 ? `destroys ${excess[0]}` : `destroys ${excess.length}`,
  reaches: 'too far',
  'returns-nothing': 'result needed',
  'register-arguments': 'stack arguments',
  'one-entry': 'jumped into',
  'rom-answers': 'the ROM says no',
  recorded: 'no record',
  'within-limit': 'length',
  feature: 'feature test',
} satisfies Record<CheckId, string | ((...values: never[]) => string)>

/** In front of the reason, and alone where a candidate has none. */
export const rejected = 'rejected'
