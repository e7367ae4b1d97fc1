import { codeIn } from './dataflow/code.ts'
import { liveBehind, type LiveRow } from './dataflow/liveness.ts'
import { effectsOf } from './isa/effects.ts'
import { isNop } from './isa/print.ts'
import { tableRow } from './patch/platform.ts'
import type { Site } from './patch/records.ts'
import { type PlatformId, patchType } from './patch/types.ts'
import { type ConventionId, cScratch, staticScratch } from './stack/conventions.ts'
import { outputNames } from './stack/frame.ts'

/** What a site means to the registers around it under one convention. */
export interface ConventionCost {
  readonly convention: ConventionId
  /** Registers that the compiler must take for destroyed; of the stacked ones those that are alive. */
  readonly mayDestroy: readonly string[]
  /** Of these, what is alive behind the site and must be saved first. */
  readonly saved: readonly string[]
  /** Outputs that the enclosing frame must have. */
  readonly outputs: number
  /** Whether the enclosing function must save b0 and ar.pfs, and so needs a frame. */
  readonly needsFrame: boolean
  /** Instructions other than nops on the native way, and bundles of the site. */
  readonly instructions: number
  readonly bundles: number
}

interface Measured {
  readonly writes: ReadonlySet<string>
  readonly instructions: number
  readonly bundles: number
}

function measure(bytes: Uint8Array): Measured {
  const real = codeIn(bytes).filter(({ decoded }) => !isNop(decoded))
  return {
    writes: new Set(real.flatMap(({ decoded }) => effectsOf(decoded).writes)),
    instructions: real.length,
    bundles: bytes.length / 16,
  }
}

/** r9 before r10. Made once: each comparison would make its own. */
const byNumber = new Intl.Collator('en', { numeric: true })

const ordered = (names: Iterable<string>): readonly string[] =>
  [...names].toSorted(byNumber.compare)

/** Moves of the arguments, the call, and the callee's own instruction and return at the least. */
const leastCall = (takes: number): number => takes + 3

/** Outputs of the frame that hold something behind the site: a C callee's alloc may lie over them. */
function aliveOutputs(
  live: readonly LiveRow[],
  { offset, length }: Site,
  alive: ReadonlySet<string>,
): readonly string[] {
  const frame = live.findLast((row) => row.offset < offset + length)?.frame
  if (!frame) return []
  return outputNames(frame).filter((name) => alive.has(name))
}

/** The three ways for one site: a C call, the static convention, and the bytes of a platform alone. */
export function conventionCosts(
  live: readonly LiveRow[],
  site: Site,
  platform: PlatformId,
): readonly ConventionCost[] {
  const type = patchType(site.type)
  const alive = liveBehind(live, site.offset + site.length)
  const result = type?.gives ? ['r8'] : []
  const row = tableRow(platform, site.type, new Map())
  const inline = row ? measure(row.bytes) : null
  const takes = type?.takes.length ?? 0
  const lost = (names: ReadonlySet<string>) =>
    ordered([...names].filter((name) => alive.has(name) && !result.includes(name)))
  const cost = (
    convention: ConventionId,
    names: ReadonlySet<string>,
    rest: Pick<ConventionCost, 'outputs' | 'needsFrame' | 'instructions' | 'bundles'>,
  ): ConventionCost => ({
    convention,
    mayDestroy: ordered(names),
    saved: lost(names),
    ...rest,
  })
  const outputs = aliveOutputs(live, site, alive)
  const own = { instructions: inline?.instructions ?? 0, bundles: inline?.bundles ?? 0 }
  return [
    cost('c', new Set([...cScratch, ...outputs]), {
      outputs: Math.max(takes, 1),
      needsFrame: true,
      instructions: leastCall(takes),
      bundles: 2,
    }),
    cost('static', staticScratch, { outputs: 0, needsFrame: false, ...own }),
    cost('inline', inline?.writes ?? new Set(), { outputs: 0, needsFrame: false, ...own }),
  ]
}
