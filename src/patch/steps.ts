import { resultRegisters } from '../backends/implementations.ts'
import { noRegisters, type RegSet, regSet, union } from '../x86/registers.ts'
import type { PatchSite } from '../sites/site.ts'
import { checkOf } from './checks/index.ts'
import type { Candidate, DecideInput, Decision } from './decision.ts'
import { destroyedBy, givenUpBy, isUntouched } from './destroyed.ts'
import type { Step, StepScene } from './step.ts'

/** The scan's way outward, one scene a pair and one for its end. A lone call has no walk to tell of. */
function walkScenes(site: PatchSite): readonly StepScene[] {
  const { pairs, end } = site.sandwich
  if (pairs.length === 0) return []
  let saved: RegSet = noRegisters
  let length = site.original.length
  const scenes = pairs.map((pair): StepScene => {
    saved = union(saved, regSet(pair.register))
    length += pair.push.length + pair.pop.length
    return { kind: 'walk', pair, end: null, saved, length }
  })
  const ended: StepScene = { kind: 'walk', pair: null, end, saved, length }
  // A record says where its site ends, so one scene shows which pushes and pops lie in it.
  return site.record ? [ended] : [...scenes, ended]
}

function recordScenes({ site, op }: DecideInput): readonly StepScene[] {
  if (!site.record) return []
  const { record, mayLose, allowedOnPaper } = site
  return [{ kind: 'record', record, op: op.id, allowed: mayLose.whole, allowedOnPaper }]
}

function findScenes(input: DecideInput): readonly StepScene[] {
  const { site, op } = input
  const { foundBy, length, sandwich, original } = site
  const found = foundBy === 'scanned' && sandwich.pairs.length > 0 ? original.length : length
  const find: StepScene = { kind: 'find', foundBy, length: found, op: op.id }
  return [find, ...recordScenes(input), ...walkScenes(site)]
}

function lookupScene({ op, table }: DecideInput, { implementation }: Decision): StepScene {
  const { kind, name, address, inner } = implementation
  return {
    kind: 'lookup',
    op: op.id,
    type: op.type,
    slot: op.slot,
    variant: table.variant,
    implementation: kind,
    name,
    address,
    inner: inner?.name ?? null,
    inline: table.templates[op.id]?.bytes.length ?? null,
  }
}

/** The checks of a candidate up to the one that settles it. */
function checkScenes({ checks }: Candidate, index: number): readonly StepScene[] {
  const failed = checks.findIndex(({ pass }) => !pass)
  const made = failed === -1 ? checks : checks.slice(0, failed + 1)
  const told = made.filter(({ check, pass }) => !pass || checkOf(check).toldWhenPassed)
  return told.map((check, at) => ({
    kind: 'check',
    candidate: index,
    check,
    last: at === told.length - 1,
  }))
}

/** What the kept call destroys and the site did not allow: wrong before anybody patched. */
export function wrongBefore({ candidates }: Decision): RegSet {
  const keep = candidates.find(({ kind }) => kind === 'keep')
  const check = keep?.checks.find((each) => each.check === 'destroys')
  return check?.check === 'destroys' ? check.excess : noRegisters
}

function choiceScenes(decision: Decision): readonly StepScene[] {
  const { candidates, chosen, outcome, rules } = decision
  const told = candidates.flatMap((candidate, index) =>
    index <= chosen && candidate.kind !== 'keep' ? checkScenes(candidate, index) : [],
  )
  const scope = candidates[chosen]?.scope ?? 'whole'
  const wrong = outcome === 'keep' ? wrongBefore(decision) : noRegisters
  return [...told, { kind: 'choose', candidate: chosen, outcome, rules, scope, wrongBefore: wrong }]
}

function writeScenes({ site }: DecideInput, decision: Decision): readonly StepScene[] {
  const winner = decision.candidates[decision.chosen]
  if (!winner || winner.kind === 'keep' || winner.kind === 'bug') return []
  const { scope, code, displacement } = winner
  const room = scope === 'whole' ? site.length : site.original.length
  const padding = decision.edit.parts.filter(({ kind }) => kind === 'padding')
  const scenes: StepScene[] = []
  if (code.length > 0) scenes.push({ kind: 'write', length: code.length, room, scope })
  if (displacement) scenes.push({ kind: 'distance', displacement, site0: site.address })
  if (padding.length > 0) {
    const chunks = padding.map(({ length }) => length)
    scenes.push({ kind: 'pad', length: room - code.length, chunks })
  }
  return scenes
}

const callingOutcomes = new Set(['c-call', 'thunk-call', 'inner-call', 'keep'])

function doneScene({ site, op, table }: DecideInput, decision: Decision): StepScene {
  const winner = decision.candidates[decision.chosen]
  const destroyed = destroyedBy(site, decision)
  const inlineCalls = winner?.kind === 'inline' && winner.displacement !== null
  const bare = site.original.form !== 'call' && decision.outcome === 'keep'
  return {
    kind: 'done',
    outcome: decision.outcome,
    length: site.length,
    changed: !isUntouched(decision),
    callLeft: !bare && (inlineCalls || callingOutcomes.has(decision.outcome)),
    destroyed,
    givenUp: givenUpBy(site, decision, resultRegisters(op, table.config)),
  }
}

/** The story of one site, from finding it to the finished bytes. */
export function stepsOf(input: DecideInput, decision: Decision): readonly Step[] {
  const scenes = [
    ...findScenes(input),
    lookupScene(input, decision),
    ...choiceScenes(decision),
    ...writeScenes(input, decision),
    doneScene(input, decision),
  ]
  return scenes.map((scene) => ({ site: input.site.index, ...scene }))
}
