import type { Span } from '../base/span.ts'
import type { Expression } from './expression.ts'
import type { Fragment } from './fragment.ts'

/** An expression with the symbols that its names meant where it was written. */
export interface Bound {
  readonly expression: Expression
  readonly symbols: ReadonlyMap<string, AsmSymbol>
}

export type Definition =
  | { readonly kind: 'label'; readonly fragment: Fragment; readonly offset: number }
  /** The start of a section, under the section's name. */
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'absolute'; readonly value: bigint }
  | { readonly kind: 'alias'; readonly bound: Bound }
  | { readonly kind: 'common'; readonly size: number; readonly alignment: number }

export interface AsmSymbol {
  /** Tells it from every other symbol of the listing, also from earlier ones of the same name. */
  readonly key: string
  /** As in the listing; empty for `.`, the number for a numeric label. */
  readonly name: string
  binding: 'local' | 'global' | 'weak'
  definition: Definition | null
  /** Where it is defined, else where it is first used; null for one of the prelude. */
  span: Span | null
  /** Line of its definition; null without one, or in the prelude. */
  line: number | null
  /** Made by `.set` or `=`, so that it may be made again. */
  variable: boolean
  /** `.local` named it: `.comm` then reserves bytes instead of leaving that to the linker. */
  declaredLocal: boolean
}

interface NumericLabel {
  last: AsmSymbol | null
  next: AsmSymbol | null
}

/** Values by name that a prelude gives to every listing after it. */
export type GivenSymbols = ReadonlyMap<string, Definition>

const nowhere: Span = { from: 0, to: 0 }

export class SymbolTable {
  readonly byKey = new Map<string, AsmSymbol>()
  private readonly byName = new Map<string, AsmSymbol>()
  private readonly numeric = new Map<number, NumericLabel>()
  /** What the prelude gave and this listing has used so far. */
  private readonly taken = new Map<string, AsmSymbol>()
  private readonly given: GivenSymbols
  private count = 0

  constructor(given: GivenSymbols) {
    this.given = given
  }

  /** All named symbols of the listing, in order of first mention. */
  named(): Iterable<AsmSymbol> {
    return this.byName.values()
  }

  /** Names of everything that has a meaning so far. */
  *known(): Iterable<string> {
    for (const { name, definition } of this.byName.values()) if (definition) yield name
    yield* this.given.keys()
  }

  /** What `.set` made here, to be given to other tables. */
  values(): GivenSymbols {
    const found = new Map(this.given)
    for (const [name, { definition }] of this.byName) {
      if (definition?.kind === 'absolute' || definition?.kind === 'alias') {
        found.set(name, definition)
      }
    }
    return found
  }

  /** The listing itself has given the name a meaning, or asks for one. */
  isOwn(name: string): boolean {
    return this.byName.has(name)
  }

  /** Without the listing, the name stands for a number, or for nothing. */
  isFixed(name: string): boolean {
    const definition = this.given.get(name)
    return definition === undefined || definition.kind === 'absolute'
  }

  find(name: string): AsmSymbol | null {
    return this.byName.get(name) ?? this.taken.get(name) ?? this.take(name)
  }

  /** The symbol of that name, made where there is none yet. */
  refer(name: string, span: Span): AsmSymbol {
    return this.find(name) ?? this.enter(name, span)
  }

  /** A symbol of the prelude for this listing: names in its value are those of the listing. */
  private take(name: string): AsmSymbol | null {
    const definition = this.given.get(name)
    if (!definition) return null
    const symbol = this.fresh(name, nowhere)
    symbol.variable = true
    symbol.span = null
    this.taken.set(name, symbol)
    symbol.definition = definition.kind === 'alias' ? this.rebound(definition.bound) : definition
    return symbol
  }

  private rebound({ expression, symbols }: Bound): Definition {
    const own = [...symbols.values()].map(({ name }) => [name, this.refer(name, nowhere)] as const)
    return { kind: 'alias', bound: { expression, symbols: new Map(own) } }
  }

  /** A symbol of that name that no earlier statement sees. */
  enter(name: string, span: Span): AsmSymbol {
    const symbol = this.fresh(name, span)
    this.byName.set(name, symbol)
    return symbol
  }

  /** A symbol that no name leads to. */
  fresh(name: string, span: Span): AsmSymbol {
    const key = `${name}\u0001${this.count++}`
    const symbol: AsmSymbol = {
      key,
      name,
      binding: 'local',
      definition: null,
      span,
      line: null,
      variable: false,
      declaredLocal: false,
    }
    this.byKey.set(key, symbol)
    return symbol
  }

  referNumeric(number: number, direction: 'back' | 'forward', span: Span): AsmSymbol | null {
    const label = this.numericLabel(number)
    if (direction === 'back') return label.last
    label.next ??= this.fresh(String(number), span)
    return label.next
  }

  /** The symbol that a numeric label defines here. */
  enterNumeric(number: number, span: Span): AsmSymbol {
    const label = this.numericLabel(number)
    const symbol = label.next ?? this.fresh(String(number), span)
    label.last = symbol
    label.next = null
    return symbol
  }

  /** References such as `1f` that no label answered. */
  *unansweredNumeric(): Iterable<AsmSymbol> {
    for (const { next } of this.numeric.values()) if (next) yield next
  }

  private numericLabel(number: number): NumericLabel {
    let label = this.numeric.get(number)
    if (!label) {
      label = { last: null, next: null }
      this.numeric.set(number, label)
    }
    return label
  }
}
