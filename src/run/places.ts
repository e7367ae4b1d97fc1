import { type Routine, routinesOf } from '../backends/routines.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { decode } from '../x86/decode.ts'
import { modelsOf } from './functions.ts'
import { addressOf, placeOf } from './layout.ts'

/** What stands at a place outside of the listing. */
export interface OutsidePlace {
  readonly function: string
  /** The instruction, AT&T, without names; null for a function that runs as a model. */
  readonly text: string | null
  /** Address behind the instruction. */
  readonly next: bigint
}

interface Code {
  readonly from: number
  readonly to: number
  readonly routine: Routine
  readonly rows: ReadonlyMap<number, { readonly text: string; readonly length: number }>
}

const made = new Map<ConfigId, readonly Code[]>()

function codesOf(config: ConfigId): readonly Code[] {
  const arch = archOf(config)
  const codes =
    made.get(config) ??
    routinesOf(config).map((routine) => {
      const from = placeOf(arch, routine.address)
      const rows = decode(routine.code, arch, routine.address)
      return {
        from,
        to: from + routine.code.length,
        routine,
        rows: new Map(rows.map(({ offset, text, length }) => [from + offset, { text, length }])),
      }
    })
  made.set(config, codes)
  return codes
}

/** The function of the kernel at a place, and the instruction there; null where nothing is. */
export function outsidePlace(config: ConfigId, place: number): OutsidePlace | null {
  const next = addressOf(archOf(config), place)
  const model = modelsOf(config).get(place)
  if (model) return { function: model.name, text: null, next }
  const code = codesOf(config).find(({ from, to }) => place >= from && place < to)
  if (!code) return null
  const row = code.rows.get(place)
  return {
    function: code.routine.name,
    text: row?.text ?? '(bad)',
    next: next + BigInt(row?.length ?? 1),
  }
}
