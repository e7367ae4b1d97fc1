import { conditionalDirectives } from './conditionals.ts'
import { dataDirectives } from './data.ts'
import type { Directive } from './directive.ts'
import { macroDirectives } from './macros.ts'
import { otherDirectives } from './others.ts'
import { sectionDirectives } from './sections.ts'
import { spaceDirectives } from './space.ts'
import { symbolDirectives } from './symbols.ts'

/** Every directive by its name in lower case. A new one stands in the table of its kind. */
export const directives: ReadonlyMap<string, Directive> = new Map(
  [
    dataDirectives,
    spaceDirectives,
    symbolDirectives,
    sectionDirectives,
    conditionalDirectives,
    macroDirectives((name) => directives.has(name)),
    otherDirectives,
  ].flatMap((table) => Object.entries(table)),
)
