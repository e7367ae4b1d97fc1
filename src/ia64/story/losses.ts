import { codeIn } from '../dataflow/code.ts'
import { liveBehind, type LiveRow } from '../dataflow/liveness.ts'
import { effectsOf } from '../isa/effects.ts'
import { instructionText, isNop } from '../isa/print.ts'
import type { Decision } from '../patch/decision.ts'
import { patchType } from '../patch/types.ts'
import { cScratch, staticScratch } from '../stack/conventions.ts'
import { outputNames } from '../stack/frame.ts'
import { answerIn } from './after.ts'

/** What a site means to the registers around it. */
export interface Losses {
  /** Registers that are given up there. */
  readonly mayDestroy: readonly string[]
  /** Of these, what is alive behind the site. */
  readonly destroyed: readonly string[]
}

/** What the convention gives up: that of C where a C call stands, else the static one. */
export function promised(
  live: readonly LiveRow[],
  { site, outcome, scan, hazards }: Decision,
): Losses {
  // A branch gives nothing up: it leaves for good.
  if (site.kind === 'branch') return { mayDestroy: [], destroyed: [] }
  if (outcome === 'called' && scan?.found && scan.widened) {
    const outputs = outputNames({ sol: scan.found.sol, sof: scan.widened.sof })
    return {
      mayDestroy: [...cScratch, ...outputs],
      destroyed: hazards.map(({ register }) => register),
    }
  }
  const alive = liveBehind(live, site.offset + site.length)
  const result = patchType(site.type)?.gives ? 'r8' : null
  const destroyed = [...staticScratch].filter((name) => alive.has(name) && name !== result)
  return { mayDestroy: [...staticScratch], destroyed }
}

/** What stands in a replaced site destroys what it writes; a C call, or what was left as it was, what it did. */
export function really(before: Losses, { site, outcome, after }: Decision): Losses {
  if (outcome !== 'replaced') return before
  const type = patchType(site.type)
  const written = new Set(
    codeIn(after).flatMap(({ decoded }) => [
      ...effectsOf(decoded).writes,
      ...(answerIn(type, decoded).writes ?? []),
    ]),
  )
  const stays = (name: string) => written.has(name)
  return {
    mayDestroy: before.mayDestroy.filter(stays),
    destroyed: before.destroyed.filter(stays),
  }
}

/** What becomes of one site in one variant, as the comparison shows it. */
export interface SiteCell {
  readonly decision: Decision
  /** Registers that what stands there really destroys. */
  readonly destroys: readonly string[]
  /** Given up by the convention, and left alone. */
  readonly forNothing: readonly string[]
  /** Instructions that do something, as objdump prints them. */
  readonly code: readonly string[]
}

export function cellOf(live: readonly LiveRow[], decision: Decision): SiteCell {
  const before = promised(live, decision)
  const { mayDestroy } = really(before, decision)
  return {
    decision,
    destroys: mayDestroy,
    forNothing: before.mayDestroy.filter((name) => !mayDestroy.includes(name)),
    code: codeIn(decision.after)
      .filter(({ decoded }) => !isNop(decoded))
      .map(({ decoded, offset }) => instructionText(decoded, decision.site.start + BigInt(offset))),
  }
}
