import type { BackendTable, Implementation } from '../backends/backend.ts'
import { thunkCode } from '../backends/thunk.ts'
import { destroyedBy } from '../patch/destroyed.ts'
import type { Decision } from '../patch/decision.ts'
import type { PatchSite } from '../sites/site.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import { difference } from '../x86/registers.ts'
import { contractCost, type Surroundings } from './contract.ts'
import type { Filling } from './cost.ts'
import { noWork, shortestWay, together, type Work } from './path.ts'

/** What one call costs on top of the site's own bytes. */
interface Callee {
  readonly work: Work
  readonly plus: readonly string[]
}

/** What filling a site is judged by. */
export interface FillingInput {
  readonly arch: Arch
  readonly table: BackendTable
  readonly site: PatchSite
  readonly decision: Decision
  readonly around: Surroundings
  /** The function that a direct call in the listing names; null where it follows a pointer. */
  readonly calledName: string | null
}

const returnOpcode = 0xc3

/** A routine whose body the references give: its inline code, and the return that ends it. */
function routineWay({ arch, table, site }: FillingInput, start: bigint) {
  const template = table.templates[site.op]
  if (!template || template.linkedAt === null) return null
  const code = Uint8Array.of(...template.bytes, returnOpcode)
  return shortestWay(decode(code, arch, start), start)
}

function thunkWay(arch: Arch, inner: bigint, start: bigint) {
  return shortestWay(decode(thunkCode(arch, start, inner), arch, start), start)
}

/** From the call to the return into the site. */
function calleeOf(input: FillingInput, { kind, name, address, inner }: Implementation): Callee {
  const start = address ?? 0n
  const plus = [name ?? '']
  if (kind === 'thunk' && inner) {
    return { work: thunkWay(input.arch, inner.address, start).work, plus: [inner.name] }
  }
  const routine = kind === 'routine' ? routineWay(input, start) : null
  if (routine) return { work: routine.work, plus: [] }
  return kind === 'null' ? { work: noWork, plus: [] } : { work: noWork, plus }
}

/** What is run behind a transfer that stands at the site. */
function behind(input: FillingInput, target: bigint | null): Callee {
  const { implementation, candidates, chosen } = input.decision
  const winner = candidates[chosen]
  if (winner?.kind === 'keep' && input.calledName !== null) {
    return { work: noWork, plus: [input.calledName] }
  }
  const { inner } = implementation
  // The C function inside of a thunk, called without it.
  if (inner && target === inner.address) return { work: noWork, plus: [inner.name] }
  return calleeOf(input, implementation)
}

/** What a filling takes, whatever stands around it. */
type Taken = Omit<Filling, 'compiledForThis'>

interface Known {
  readonly table: BackendTable
  readonly calledName: string | null
  readonly taken: Taken
}

const remembered = new WeakMap<Decision, Known>()

/** A decision that stays the same object between two keys takes what it took. */
function takenBy(input: FillingInput): Taken {
  const { table, calledName, decision } = input
  const known = remembered.get(decision)
  if (known?.table === table && known.calledName === calledName) return known.taken
  const taken = workOut(input)
  remembered.set(decision, { table, calledName, taken })
  return taken
}

function workOut(input: FillingInput): Taken {
  const { arch, site, decision } = input
  const rows = decode(decision.edit.after, arch, site.address)
  const way = shortestWay(rows, site.address)
  const callees = way.calls.map((target) => behind(input, target))
  const work = together(way.work, ...callees.map((callee) => callee.work))
  const reallyDestroyed = destroyedBy(site, decision)
  return {
    outcome: decision.outcome,
    reallyDestroyed,
    givenUpForNothing: difference(site.mayLose.whole, reallyDestroyed),
    ...work,
    padding: way.padding,
    plus: callees.flatMap(({ plus }) => plus),
  }
}

/** What the bytes that stand at a site now really take. */
export function fillingOf(input: FillingInput): Filling {
  const { arch, around } = input
  const taken = takenBy(input)
  const lost = difference(taken.reallyDestroyed, around.results)
  return { ...taken, compiledForThis: contractCost(arch, around, lost) }
}
