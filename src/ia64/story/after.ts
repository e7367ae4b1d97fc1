import type { Ia64Analysis } from '../analysis.ts'
import type { Program } from '../asm/program.ts'
import { instructionsIn } from '../dataflow/code.ts'
import { type Answered, liveness } from '../dataflow/liveness.ts'
import { type Decoded, instructionText, isNop } from '../isa/print.ts'
import type { Decision } from '../patch/decision.ts'
import { patchType, type PatchType } from '../patch/types.ts'
import type { ListingRow } from './rows.ts'

/** The rows of a listing as patching leaves them. */

const placeKey = (offset: number, slot: number): number => offset * 4 + slot

/** Sites whose bytes are others now. */
const patchedIn = (decisions: readonly Decision[], section: number): readonly Decision[] =>
  decisions.filter(
    ({ site, outcome }) =>
      site.section === section && (outcome === 'replaced' || outcome === 'called'),
  )

const decisionAt = (decisions: readonly Decision[], offset: number): Decision | undefined =>
  decisions.find(({ site }) => offset >= site.offset && offset < site.offset + site.length)

/** Xen takes arguments of a break from registers, and answers in r8: no operand says so. */
export function answerIn(type: PatchType | null, { form }: Decoded): ReturnType<Answered> {
  if (!type || !form?.mnemonic.startsWith('break.')) return {}
  return { reads: type.takes, writes: type.gives ? ['r8'] : [] }
}

const answering =
  (decisions: readonly Decision[]): Answered =>
  ({ offset, decoded }) =>
    answerIn(patchType(decisionAt(decisions, offset)?.site.type ?? -1), decoded)

function rowsOf(
  { program, decisions }: Ia64Analysis,
  after: Program,
  section: number,
  before: readonly ListingRow[],
): readonly ListingRow[] {
  const patched = patchedIn(decisions, section)
  const known = new Map(before.map((row) => [placeKey(row.offset, row.slot), row]))
  const lastLine = (decision: Decision): number =>
    Math.max(
      0,
      ...before
        .filter(({ offset }) => decisionAt([decision], offset) !== undefined)
        .map(({ line }) => line),
    )
  const answered = answering(patched)
  const alive = liveness(after, section, answered)
  const base = program.sections[section]?.address ?? 0n
  return instructionsIn(after, section).flatMap((instruction, index): readonly ListingRow[] => {
    const { offset, decoded, effects } = instruction
    const live = alive[index]
    const decision = decisionAt(patched, offset)
    const own = known.get(placeKey(offset, decoded.slot))
    if (!live || (decision ? isNop(decoded) : !own)) return []
    const { reads = [], writes = [] } = answered(instruction)
    return [
      {
        section,
        offset,
        slot: decoded.slot,
        line: decision ? lastLine(decision) : (own?.line ?? 0),
        text: instructionText(decoded, base + BigInt(offset)),
        unit: decoded.unit,
        reads: [...effects.reads, ...reads],
        writes: [...effects.writes, ...writes],
        liveIn: [...live.liveIn],
        liveOut: [...live.liveOut],
        frame: live.frame,
        names: own?.names ?? { inputs: 0, locals: 0, outputs: 0 },
      },
    ]
  })
}

/** In order of their addresses; nops that fill up a patched site have none. */
export function rowsAfter(
  analysis: Ia64Analysis,
  before: readonly ListingRow[],
): readonly ListingRow[] {
  const { program, patched } = analysis
  const sections = program.sections.map((section, index) => ({
    ...section,
    bytes: patched[index] ?? section.bytes,
  }))
  const after = { ...program, sections }
  return sections.flatMap((_, section) => {
    const own = before.filter((row) => row.section === section)
    return own.length === 0 ? [] : rowsOf(analysis, after, section, own)
  })
}
