import type { Diagnostic } from '../base/diagnostic.ts'
import { eachFlag, maskAt } from '../dataflow/effects.ts'
import { isCall } from '../dataflow/rowKind.ts'
import type { Dataflow } from '../dataflow/dataflow.ts'
import { opById } from '../ops/index.ts'
import { archOf } from '../ops/op.ts'
import type { Row } from '../program/program.ts'
import type { PatchSite } from '../sites/site.ts'
import { conventionOf } from '../x86/conventions.ts'
import {
  hasRegister,
  noRegisters,
  type Reg,
  registerName,
  spelled,
  registersIn,
} from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import { firstReader } from '../dataflow/reads.ts'
import type { LintInput, LintRule } from './rule.ts'

/** A listing in which more of them lose something is past reading one by one. */
const mostListed = 100

const noSpan = { from: 0, to: 0 }

const spanOf = (row: Row | undefined) => row?.span ?? noSpan

/** The record gives a register up that no implementation of the operation destroys: thunks and routines keep it. */
const isSpare = ({ config }: LintInput, { op }: PatchSite, reg: Reg): boolean =>
  opById(config, op)?.calleeSave === true &&
  !hasRegister(conventionOf(archOf(config)).returnRegisters, reg)

/** Told at the reading instruction and at the site. */
function lostAtSite(input: LintInput, site: PatchSite, reg: Reg): readonly Diagnostic[] {
  const flow = input.registers.before
  const row = flow.input.rows[firstReader(flow, site.rows.to - 1, 1 << reg) ?? -1]
  const name = spelled(flow.input.arch, reg)
  const read = row?.line ?? 0
  return [
    lintDiagnostic(
      'lint/site-destroys',
      site.span ?? noSpan,
      name,
      read,
      isSpare(input, site, reg),
    ),
    ...(row ? [lintDiagnostic('lint/value-destroyed', spanOf(row), name, site.line, read)] : []),
  ]
}

function flagsLostAtSite(flow: Dataflow, site: PatchSite): readonly Diagnostic[] {
  const row = flow.input.rows[firstReader(flow, site.rows.to - 1, eachFlag) ?? -1]
  return [
    lintDiagnostic('lint/site-destroys-flags', site.span ?? noSpan, row?.line ?? 0),
    ...(row ? [lintDiagnostic('lint/flags-destroyed', spanOf(row), site.line)] : []),
  ]
}

function atSites(input: LintInput): readonly Diagnostic[] {
  const flow = input.registers.before
  const costs = input.registers.pressure.sites
  const losing = input.sites.filter(({ site }) => {
    const cost = costs[site.index]
    return cost !== undefined && (cost.destroyed !== noRegisters || cost.flagsDestroyed)
  })
  return losing.slice(0, mostListed).flatMap(({ site }) => {
    const lost = registersIn(costs[site.index]?.destroyed ?? noRegisters)
    return [
      ...lost.flatMap((reg) => lostAtSite(input, site, reg)),
      ...(costs[site.index]?.flagsDestroyed ? flagsLostAtSite(flow, site) : []),
    ]
  })
}

function lostInCall(flow: Dataflow, call: number, reg: Reg): readonly Diagnostic[] {
  const reader = firstReader(flow, call, 1 << reg)
  if (reader === null) return []
  const row = flow.input.rows[reader]
  const name = registerName(flow.input.arch, reg)
  const line = flow.input.rows[call]?.line ?? 0
  const wide = name === 'edx' && !flow.input.transfers.has(call)
  const read = row?.line ?? 0
  return [lintDiagnostic('lint/value-lost-in-call', spanOf(row), `%${name}`, line, read, wide)]
}

/** The flags that a call loses are the flags from before it only where something set them. */
function flagsLostInCall(flow: Dataflow, call: number): readonly Diagnostic[] {
  if ((maskAt(flow.liveness.read.after, call) & eachFlag) === 0) return []
  const row = flow.input.rows[firstReader(flow, call, eachFlag) ?? -1]
  const line = flow.input.rows[call]?.line ?? 0
  return row ? [lintDiagnostic('lint/flags-lost-in-call', spanOf(row), line)] : []
}

/** Calls that are no sites: what they may destroy is their convention's, so this is a warning. */
function atCalls({ sites, registers }: LintInput): readonly Diagnostic[] {
  const { before: flow, pressure } = registers
  const ofSites = new Set(sites.map(({ site }) => site.original.offset))
  const calls = flow.input.rows.flatMap((row, index) =>
    isCall(row) && !ofSites.has(row.offset) && flow.graph.reachable[index] === 1 ? [index] : [],
  )
  return calls.slice(0, mostListed).flatMap((index) => {
    const lost = registersIn(pressure.before.rows[index]?.destroyed ?? noRegisters)
    return [
      ...lost.flatMap((reg) => lostInCall(flow, index, reg)),
      ...((maskAt(flow.effects.mayDestroy, index) & eachFlag) === 0
        ? []
        : flagsLostInCall(flow, index)),
    ]
  })
}

/** A value that a record, or a call's convention, lets somebody destroy. */
export const destroyed: LintRule = {
  id: 'value-destroyed',
  find: (input) => [...atSites(input), ...atCalls(input)],
}
