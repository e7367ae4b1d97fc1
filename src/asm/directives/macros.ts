import { nearestWord } from '../../base/nearest.ts'
import { type Assembly, findMacro, type Frame, macroNames, report } from '../assembly.ts'
import { expansionFrame, mayNest, takeBody } from '../frames.ts'
import { type Head, operandTokens } from '../head.ts'
import { type Macro, macroArguments, type MacroFault, macroHead } from '../macro.ts'
import type { Call } from '../origin.ts'
import { operandText } from '../scrub.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { irp, irpc, repeat } from './repeats.ts'

const macroBegins: ReadonlySet<string> = new Set(['.macro'])

const define =
  (isDirective: (name: string) => boolean): Directive =>
  (assembly, head) => {
    const { line, prelude } = { line: assembly.origin.ownLine, prelude: assembly.inPrelude }
    const parsed = macroHead(operandText(head))
    const body = takeBody(assembly, macroBegins, '.endm', '.macro')
    if (!parsed.ok) return reportFault(assembly, '.macro', parsed.error, null)
    if (!body) return
    const { name, parameters } = parsed.value
    const lower = name.toLowerCase()
    if (isDirective(lower)) return report(assembly, null, 'asm/macro-is-directive', name)
    const before = findMacro(assembly, lower)
    if (before?.prelude) return report(assembly, null, 'asm/macro-hides-prelude', before.name)
    if (before) return report(assembly, null, 'asm/macro-defined-twice', name, before.line)
    assembly.macros.set(lower, { name, parameters, body, line, prelude })
  }

const purge: Directive = (assembly, head) => {
  for (const token of operandTokens(head)) {
    if (token.text === ',') continue
    const lower = token.text.toLowerCase()
    if (findMacro(assembly, lower)) assembly.macros.set(lower, null)
    else {
      const near = nearestWord(token.text, macroNames(assembly))
      report(assembly, token, 'asm/macro-not-defined', token.text, near)
    }
  }
}

const exit: Directive = (assembly) => {
  if (assembly.frame.depth === 0) report(assembly, null, 'asm/macro-exit-alone')
  else assembly.frame.ended = true
}

/** The expansion of a macro's call; nothing after a problem, which is reported. */
export function* callMacro(assembly: Assembly, head: Head, macro: Macro): Iterable<Frame> {
  const values = macroArguments(macro, operandText(head))
  if (!values.ok) return reportFault(assembly, macro.name, values.error, macro)
  if (!mayNest(assembly, macro.name)) return
  const { origin } = assembly
  const call: Call = {
    macro: macro.name,
    called: origin.call?.called ?? macro.name,
    span: origin.span,
    line: origin.line,
    depth: (origin.call?.depth ?? 0) + 1,
    prelude: macro.prelude,
  }
  yield expansionFrame(assembly, macro.body, values.value, call, assembly.expansions++)
}

function reportFault(
  assembly: Assembly,
  name: string,
  fault: MacroFault,
  macro: Macro | null,
): void {
  const parameters = macro?.parameters ?? []
  switch (fault.code) {
    case 'asm/macro-name':
      return report(assembly, null, fault.code)
    case 'asm/macro-parameters':
    case 'asm/macro-qualifier':
    case 'asm/macro-parameter-twice':
      return report(assembly, null, fault.code, fault.text)
    case 'asm/macro-argument-missing':
      return report(assembly, null, fault.code, name, fault.text)
    case 'asm/macro-argument-unknown': {
      const near = nearestWord(
        fault.text,
        parameters.map((parameter) => parameter.name),
      )
      return report(assembly, null, fault.code, name, fault.text, near)
    }
    case 'asm/macro-arguments-mixed':
      return report(assembly, null, fault.code, name)
    case 'asm/macro-arguments-many':
      return report(assembly, null, fault.code, name, parameters.length)
  }
}

const alone =
  (end: string, name: string): Directive =>
  (assembly) =>
    report(assembly, null, 'asm/macro-end-alone', end, name)

/** Directives that read a body or leave one; `isDirective` tells which names no macro may take. */
export const macroDirectives = (isDirective: (name: string) => boolean): DirectiveTable => ({
  '.macro': define(isDirective),
  '.endm': alone('.endm', '.macro'),
  '.purgem': purge,
  '.exitm': exit,
  '.rept': repeat,
  '.rep': repeat,
  '.irp': irp,
  '.irpc': irpc,
  '.endr': alone('.endr', '.rept'),
})
