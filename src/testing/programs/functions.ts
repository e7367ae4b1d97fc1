import type { Arch } from '../../x86/arch.ts'
import { conventionOf } from '../../x86/conventions.ts'
import { difference, hasRegister, type Reg, registersIn, regSet } from '../../x86/registers.ts'
import { block } from './blocks.ts'
import { liveComment } from './liveComment.ts'
import { fullName, immediate, named } from './operands.ts'
import { callable, type LocalFunction, type Place } from './place.ts'
import { ax, everyRegister, keeping, type Scope } from './scope.ts'

export interface WrittenFunction {
  readonly known: LocalFunction
  readonly lines: readonly string[]
}

/** How functions and their callers get along in one program. */
interface Manners {
  /** The line with which they return. */
  readonly end: string
  /** What callers do after a call. */
  readonly after: (scope: Scope) => readonly string[]
  /** What no function writes. */
  readonly kept: readonly Reg[]
}

/** The comment asks for everything, so that callers may use anything. */
function free(scope: Scope): Manners {
  const { arch, random, palette } = scope
  const end = liveComment(arch, everyRegister(arch))
  return { end, after: () => [], kept: random.some(palette, 2) }
}

/** What a call may destroy beside its result, when nothing is said at the return. */
const lostRegisters = (arch: Arch): readonly Reg[] =>
  registersIn(difference(conventionOf(arch).callerSaved, regSet(ax)))

/** A bare return: callers count on the result and on what callees keep, and define all else anew. */
function conventional({ arch, random, palette }: Scope): Manners {
  const { calleeSaved } = conventionOf(arch)
  const after = (there: Scope) =>
    lostRegisters(arch).map((reg) => `mov ${immediate(there, 32)}, ${named(reg, 32)}`)
  const saved = palette.filter((reg) => hasRegister(calleeSaved, reg))
  return { end: 'ret', after, kept: random.some(saved, 2) }
}

/** Where functions return barely, every caller still defines what its call may have destroyed. */
export function keepsManners(arch: Arch, lines: readonly string[]): boolean {
  if (!lines.includes('ret')) return true
  const lost = lostRegisters(arch)
  return lines.every(
    (line, at) =>
      !line.startsWith('call ') ||
      lost.every((reg, nth) => {
        const next = lines[at + 1 + nth] ?? ''
        return next.startsWith('mov $') && next.endsWith(`, ${named(reg, 32)}`)
      }),
  )
}

/** The last lines of a function: it returns, or becomes one that stands behind it. */
function lastLines(place: Place, end: string, behind: readonly WrittenFunction[]) {
  const { random } = place.scope
  const possible = callable(place)
  if (possible.length === 0 || random.chance(60)) return [end]
  const [next] = behind
  if (next && possible.includes(next.known) && random.chance(40)) return []
  return [`jmp ${random.pick(possible).label}`]
}

/** Calls itself as often as a register says, which its caller sets. */
function recursive(place: Place, label: string, counter: Reg, manners: Manners) {
  const { scope } = place
  const within: Place = { ...place, scope: keeping(scope, counter) }
  const [out, name] = [scope.label(), fullName(scope.arch, counter)]
  return [
    `dec ${name}`,
    `jle ${out}`,
    ...block(within, 2),
    `call ${label}`,
    ...manners.after(scope),
    `${out}:`,
    ...block(within, 2),
    manners.end,
  ]
}

function functionAt(
  scope: Scope,
  label: string,
  manners: Manners,
  behind: readonly WrittenFunction[],
): WrittenFunction {
  const { random } = scope
  const place: Place = {
    scope: { ...keeping(scope, ...manners.kept), pointers: new Set() },
    depth: 1,
    balanced: true,
    functions: behind.map(({ known }) => known),
    end: () => manners.end,
    function: true,
    block,
  }
  const counter = random.chance(20) ? manners.kept[0] : undefined
  const known = { label, after: manners.after, kept: regSet(...manners.kept), before: () => [] }
  if (counter === undefined) {
    const body = [...block(place, 2 + random.below(6)), ...lastLines(place, manners.end, behind)]
    return { known, lines: [`${label}:`, ...body] }
  }
  const before = (there: Scope) => [`mov $${1 + there.random.below(3)}, ${named(counter, 32)}`]
  return {
    known: { ...known, kept: difference(known.kept, regSet(counter)), before },
    // What stands behind might write the counter of the call.
    lines: [`${label}:`, ...recursive({ ...place, functions: [] }, label, counter, manners)],
  }
}

/** In the order of the listing; each may call, and become, those behind it. */
export function functionsOf(scope: Scope): readonly WrittenFunction[] {
  const { random } = scope
  const manners = random.chance(70) ? free(scope) : conventional(scope)
  const made: WrittenFunction[] = []
  for (let left = random.pick([0, 0, 0, 1, 1, 2]); left > 0; left--) {
    made.unshift(functionAt(scope, `f${left}`, manners, made))
  }
  return made
}
