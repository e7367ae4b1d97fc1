import type { Ia64Analysis } from '../analysis.ts'
import { type LiveRow, liveBehind } from '../dataflow/liveness.ts'
import type { FrameNames } from '../isa/registers.ts'
import type { Site } from '../patch/records.ts'
import { patchType } from '../patch/types.ts'
import { type AccidentScene, exampleCallee, mailScene } from './stackPictures.ts'

/** The row of the site's last bundle: its frame is the one that a call from the site would start from. */
const lastRow = (live: readonly LiveRow[], { offset, length }: Site): LiveRow | undefined =>
  live.findLast((row) => row.offset < offset + length && row.offset >= offset)

/** How the listing names the stacked registers at a site. */
function namesAt({ program }: Ia64Analysis, { section, offset }: Site): FrameNames | null {
  const row = program.rows.find((each) => each.section === section && each.offset >= offset)
  return row?.names ?? null
}

/** Outputs of a frame, from 0, that hold something behind the site. */
function heldOutputs(alive: ReadonlySet<string>, sof: number, sol: number): readonly number[] {
  return Array.from({ length: sof - sol }, (_, index) => index).filter((index) =>
    alive.has(`r${32 + sol + index}`),
  )
}

/** The accident as it happens around one site; the mail's example where no output is in use there. */
export function accidentScene(analysis: Ia64Analysis, site: Site): AccidentScene {
  const live = analysis.liveness[site.section] ?? []
  const frame = lastRow(live, site)?.frame
  const type = patchType(site.type)
  if (!frame || !type) return mailScene
  const { sof, sol, sor } = frame
  const held = heldOutputs(liveBehind(live, site.offset + site.length), sof, sol)
  if (held.length === 0) return mailScene
  const names = namesAt(analysis, site)
  const inputs = names && names.inputs + names.locals === sol ? names.inputs : 0
  const caller = { inputs, locals: sol - inputs, outputs: sof - sol, rotating: sor * 8 }
  const takes = type.takes.length
  return { caller, callee: { ...exampleCallee, inputs: takes }, held, takes, own: true }
}
