import { type Assembly, reportAt } from './assembly.ts'
import type { Expression } from './expression.ts'
import type { Fragment, SectionDraft, Tail } from './fragment.ts'
import { lebBytes } from './leb.ts'
import { limits } from './limits.ts'
import { branchForm } from './section.ts'
import type { Bound } from './symbol.ts'
import { evaluateBound } from './value.ts'

type Branch = Tail & { readonly kind: 'branch' }

/** Where a branch goes, taken apart once so that each round is cheap. */
interface Target {
  readonly fragment: Fragment
  readonly offset: number
  /** The branch names the label itself, not a symbol that `.set` made of it. */
  readonly own: boolean
}

/** A section whose fragments stand in order. */
export interface SectionLayout {
  readonly section: SectionDraft
  readonly fragments: readonly Fragment[]
  readonly targets: ReadonlyMap<Fragment, Target>
  /** Tails that would exceed the limit of the output and hold nothing instead. */
  readonly refused: Set<Fragment>
}

/**
 * Settles the length of every tail and the address of every fragment. Branches only ever grow; the rounds
 * follow relax_segment() and relax_frag(), gas/write.c, binutils 2.40, so that each ends up in the same form.
 */
export function layOut(assembly: Assembly): readonly SectionLayout[] {
  const layouts = [...assembly.sections.values()].map(inOrder)
  for (const layout of layouts) estimate(layout)
  settle(assembly, layouts)
  if (refuseTooLong(assembly, layouts)) settle(assembly, layouts)
  for (const layout of layouts) {
    const last = layout.fragments.at(-1)
    layout.section.length = last ? endOf(last) : 0
    checkOrigins(assembly, layout)
  }
  return layouts
}

const endOf = (fragment: Fragment): number =>
  fragment.address + fragment.length + fragment.tailLength

function inOrder(section: SectionDraft): SectionLayout {
  const chains = [...section.chains.values()].toSorted((left, right) => left.number - right.number)
  const fragments = chains.flatMap((chain) => chain.fragments)
  const targets = new Map<Fragment, Target>()
  fragments.forEach((fragment, order) => {
    fragment.order = order
    const target = fragment.tail?.kind === 'branch' ? targetOf(fragment.tail.target) : null
    if (target) targets.set(fragment, target)
  })
  return { section, fragments, targets, refused: new Set() }
}

/** A label, or a label and a number, perhaps by another name; null for anything else. */
function targetOf({ expression, symbols }: Bound, depth = 0): Target | null {
  const sum = simpleSum(expression)
  if (!sum) return null
  const { definition } = symbols.get(sum.name) ?? {}
  if (definition?.kind === 'label') {
    return {
      fragment: definition.fragment,
      offset: definition.offset + sum.addend,
      own: depth === 0,
    }
  }
  if (definition?.kind !== 'alias' || depth >= limits.aliasDepth) return null
  const target = targetOf(definition.bound, depth + 1)
  return target && { ...target, offset: target.offset + sum.addend }
}

/** `name`, `name+1`, `name-1`; null for anything else. */
function simpleSum(expression: Expression): { name: string; addend: number } | null {
  if (expression.kind === 'symbol') return { name: expression.symbol, addend: 0 }
  if (expression.kind !== 'binary') return null
  const { operator, left, right } = expression
  if (left.kind !== 'symbol' || right.kind !== 'number') return null
  if (operator !== '+' && operator !== '-') return null
  const addend = operator === '+' ? Number(right.value) : -Number(right.value)
  return Number.isSafeInteger(addend) ? { name: left.symbol, addend } : null
}

/** First addresses: branches short wherever that could be, `.org` and open counts empty. */
function estimate({ section, fragments }: SectionLayout): void {
  let address = 0
  let region = 0
  for (const fragment of fragments) {
    fragment.address = address
    fragment.region = region
    const { tail } = fragment
    if (tail?.kind === 'branch') {
      tail.grown = !staysInside(section, tail.target)
      fragment.tailLength = branchForm(tail).bytes.length
    } else if (tail?.kind === 'align') {
      fragment.tailLength = padding(address + fragment.length, tail)
      region++
    } else if (tail?.kind === 'org') region++
    else if (tail?.kind === 'leb') fragment.tailLength = 1
    address = endOf(fragment)
  }
}

/** The target is a place of the same section that no other object can take over. */
function staysInside(section: SectionDraft, target: Bound): boolean {
  const value = evaluateBound(target, 'laid-out')
  if (value.kind !== 'relative' || value.plus.length !== 1 || value.minus.length > 0) return false
  const [term] = value.plus
  if (term?.place?.section !== section.name) return false
  return ![...target.symbols.values()].some(({ binding }) => binding === 'weak')
}

function padding(at: number, { alignment, most }: Tail & { readonly kind: 'align' }): number {
  const over = at % alignment
  const wanted = over === 0 ? 0 : alignment - over
  return most > 0 && wanted > most ? 0 : wanted
}

function settle(assembly: Assembly, layouts: readonly SectionLayout[]): void {
  let rounds = 0
  for (let changed = true; changed;) {
    changed = false
    for (const layout of layouts) {
      const taken = restingRounds(layout, limits.layoutRounds - rounds)
      rounds += taken
      changed ||= taken > 0
      if (rounds >= limits.layoutRounds) return reportUnrest(assembly, layout)
    }
  }
}

/** Rounds, at most `most`, until a section stands still. */
function restingRounds(layout: SectionLayout, most: number): number {
  let rounds = 0
  while (rounds < most && relax(layout)) rounds++
  return rounds
}

function reportUnrest(assembly: Assembly, { fragments }: SectionLayout): void {
  const origin = fragments.find(({ tail }) => tail?.kind === 'space' || tail?.kind === 'org')
  const place = origin?.tailOrigin ?? assembly.origin
  reportAt(assembly, place, null, 'asm/limit-layout', limits.layoutRounds)
}

/** One round over a section; whether anything moved. */
function relax(layout: SectionLayout): boolean {
  let stretch = 0
  let moved = false
  for (const fragment of layout.fragments) {
    const before = fragment.address
    fragment.address += stretch
    if (!fragment.tail || layout.refused.has(fragment)) continue
    const growth = growthOf(layout, fragment, fragment.tail, before, stretch)
    if (growth === 0) continue
    fragment.tailLength += growth
    stretch += growth
    moved = true
  }
  return moved
}

function growthOf(
  layout: SectionLayout,
  fragment: Fragment,
  tail: Tail,
  before: number,
  stretch: number,
): number {
  switch (tail.kind) {
    case 'branch':
      return branchGrowth(layout, fragment, tail, stretch)
    case 'align': {
      const { length, address } = fragment
      return padding(address + length, tail) - padding(before + length, tail)
    }
    case 'org': {
      const target = offsetIn(layout.section, tail.target)
      const length = target === null ? 0 : target - fragment.address - fragment.length
      return bounded(length) - fragment.tailLength
    }
    case 'space': {
      const value = evaluateBound(tail.count, 'laid-out')
      const count = value.kind === 'constant' ? Number(value.value) : 0
      return bounded(count * tail.unit.length) - fragment.tailLength
    }
    case 'leb': {
      const value = evaluateBound(tail.value, 'laid-out')
      if (value.kind !== 'constant') return 0
      return Math.max(0, lebBytes(value.value, tail.signed).length - fragment.tailLength)
    }
  }
}

const bounded = (length: number): number => Math.min(Math.max(0, length), limits.outputBytes + 1)

/** The offset that a value stands for in this section; null for anything else. */
function offsetIn(section: SectionDraft, bound: Bound): number | null {
  const value = evaluateBound(bound, 'laid-out')
  if (value.kind === 'constant') return Number(value.value)
  if (value.kind !== 'relative' || value.plus.length !== 1 || value.minus.length > 0) return null
  const place = value.plus[0]?.place
  return place?.section === section.name ? Number(place.offset + value.addend) : null
}

function branchGrowth(
  layout: SectionLayout,
  fragment: Fragment,
  tail: Branch,
  stretch: number,
): number {
  if (tail.grown) return 0
  const target = targetAddress(layout, fragment, tail, stretch)
  if (target === null) return 0
  const distance = target - (fragment.address + fragment.length + tail.short.bytes.length)
  if (distance >= -128 && distance <= 127) return 0
  tail.grown = true
  return tail.near.bytes.length - tail.short.bytes.length
}

/**
 * A target that this round has not reached yet will move as far as everything so far did, unless an
 * alignment in between takes that up. Null where nothing can be said in this round.
 */
function targetAddress(
  layout: SectionLayout,
  fragment: Fragment,
  tail: Branch,
  stretch: number,
): number | null {
  const known = layout.targets.get(fragment)
  if (!known) return offsetIn(layout.section, tail.target)
  if (known.fragment.chain.section !== layout.section) return null
  const address = known.fragment.address + known.offset
  const ahead = known.fragment.order > fragment.order
  if (stretch === 0 || !ahead || !known.own) return address
  if (stretch < 0 || known.fragment.region === fragment.region) return address + stretch
  return address < fragment.address ? null : address
}

/** Leaves out the gaps and paddings from where the output would exceed its limit on. */
function refuseTooLong(assembly: Assembly, layouts: readonly SectionLayout[]): boolean {
  let total = 0
  let reported = false
  for (const layout of layouts) {
    for (const fragment of layout.fragments) {
      const { length, tail, tailLength, tailOrigin } = fragment
      total += length + tailLength
      if (total <= limits.outputBytes || tailLength === 0 || tail?.kind === 'branch') continue
      total -= tailLength
      fragment.tailLength = 0
      layout.refused.add(fragment)
      if (reported) continue
      reported = true
      const origin = tailOrigin ?? assembly.origin
      reportAt(assembly, origin, null, 'asm/limit-output', limits.outputBytes)
    }
    estimateAgain(layout)
  }
  return reported
}

function estimateAgain({ fragments }: SectionLayout): void {
  let address = 0
  for (const fragment of fragments) {
    fragment.address = address
    address = endOf(fragment)
  }
}

function checkOrigins(assembly: Assembly, { section, fragments, refused }: SectionLayout): void {
  for (const fragment of fragments) {
    const { tail, tailOrigin } = fragment
    if (tail?.kind !== 'org' || !tailOrigin || refused.has(fragment)) continue
    const target = offsetIn(section, tail.target)
    if (target === null) reportAt(assembly, tailOrigin, null, 'asm/org-section')
    else if (target < fragment.address + fragment.length) {
      reportAt(assembly, tailOrigin, null, 'asm/org-backwards')
    }
  }
}
