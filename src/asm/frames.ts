import { type Assembly, type Frame, report, stop } from './assembly.ts'
import { limits } from './limits.ts'
import { type Arguments, substitute } from './macro.ts'
import type { Call } from './origin.ts'
import { headOf } from './head.ts'
import { splitStatements, type Statement } from './statement.ts'

/** Takes the statements up to the one that ends a body; null, reported, where none does. */
export function takeBody(
  assembly: Assembly,
  begins: ReadonlySet<string>,
  end: string,
  begun: string,
): readonly Statement[] | null {
  const { frame } = assembly
  const { statements } = frame
  const first = frame.index
  let depth = 1
  for (; frame.index < statements.length; frame.index++) {
    if (!countStatement(assembly)) return null
    const { lower } = headOf(statements[frame.index]?.text ?? '')
    if (begins.has(lower)) depth++
    else if (lower === end) depth--
    if (depth > 0) continue
    return statements.slice(first, frame.index++)
  }
  report(assembly, null, 'asm/macro-open', begun, end)
  return null
}

export function countStatement(assembly: Assembly): boolean {
  assembly.statements++
  if (assembly.statements <= limits.statements) return true
  stop(assembly, 'asm/limit-statements', limits.statements)
  return false
}

/** Whether one more expansion may nest here; else everything up to the listing itself is left. */
export function mayNest(assembly: Assembly, name: string): boolean {
  if (assembly.frame.depth < limits.macroDepth) return true
  report(assembly, null, 'asm/limit-macro-depth', name, limits.macroDepth)
  assembly.unwinding = true
  return false
}

/** A frame that reads a body, its arguments put in. */
export function expansionFrame(
  assembly: Assembly,
  body: readonly Statement[],
  values: Arguments | null,
  call: Call | null,
  number: number,
): Frame {
  return {
    statements: values ? expanded(assembly, body, values, number) : body,
    index: 0,
    call,
    number,
    ended: false,
    conditionals: assembly.conditionals.length,
    depth: assembly.frame.depth + 1,
  }
}

function expanded(
  assembly: Assembly,
  body: readonly Statement[],
  values: Arguments,
  number: number,
): readonly Statement[] {
  const result: Statement[] = []
  for (const statement of body) {
    const text = substitute(statement.text, values, number, limits.statementCharacters)
    if (text === statement.text) result.push(statement)
    else if (text === null || !countCharacters(assembly, text.length)) {
      if (text === null) stop(assembly, 'asm/limit-statement', limits.statementCharacters)
      break
    } else result.push(...respelled(statement, text))
  }
  return result
}

function countCharacters(assembly: Assembly, count: number): boolean {
  assembly.expandedCharacters += count
  if (assembly.expandedCharacters <= limits.expandedCharacters) return true
  stop(assembly, 'asm/limit-expansion', limits.expandedCharacters)
  return false
}

/** What an argument brought in may end a statement or start a comment. */
function respelled(statement: Statement, text: string): readonly Statement[] {
  if (/^\S[^;#/\n'"]*$/.test(text)) return [{ ...statement, text, exact: false }]
  return splitStatements(text).statements.map((part) => ({
    ...statement,
    text: part.text,
    exact: false,
  }))
}
