import { type Assembly, type Frame, report } from '../assembly.ts'
import { expansionFrame, mayNest, takeBody } from '../frames.ts'
import type { Head } from '../head.ts'
import { limits } from '../limits.ts'
import { irpcValues, irpHead, irpValues } from '../macro.ts'
import { boundedOperands } from '../operands.ts'
import { operandText } from '../scrub.ts'
import { constantOf } from '../value.ts'
import { operandWords, valueWords } from '../directiveMessages.ts'

const repeatBegins: ReadonlySet<string> = new Set(['.rept', '.rep', '.irp', '.irpc'])

/** `.rept count` … `.endr` */
export function* repeat(assembly: Assembly, head: Head): Iterable<Frame> {
  const operands = boundedOperands(assembly, head, 1, operandWords.repetitions)
  const count = operands?.[0] ? constantOf(assembly, operands[0], valueWords.repetitions) : null
  const body = takeBody(assembly, repeatBegins, '.endr', head.lower)
  if (!body || count === null) return
  if (count < 0n) return report(assembly, null, 'asm/count-negative', valueWords.repetitions)
  if (count > limits.repetitions) {
    return report(assembly, null, 'asm/limit-repetitions', head.lower, limits.repetitions)
  }
  if (body.length === 0 || !mayNest(assembly, head.lower)) return
  const { call } = assembly.origin
  const { number } = assembly.frame
  for (let round = 0; round < count; round++) {
    const frame = expansionFrame(assembly, body, null, call, number)
    yield frame
    if (frame.ended) return
  }
}

const iterate = (valuesOf: (text: string) => readonly string[]) =>
  function* (assembly: Assembly, head: Head): Iterable<Frame> {
    const variable = irpHead(operandText(head))
    const body = takeBody(assembly, repeatBegins, '.endr', head.lower)
    if (!variable) {
      return report(assembly, null, 'asm/operand-missing', head.lower, operandWords.variable)
    }
    if (!body || body.length === 0 || !mayNest(assembly, head.lower)) return
    const values = valuesOf(variable.rest)
    if (values.length > limits.repetitions) {
      return report(assembly, null, 'asm/limit-repetitions', head.lower, limits.repetitions)
    }
    const { call } = assembly.origin
    const { number } = assembly.frame
    for (const value of values) {
      const given = new Map([[variable.name, value]])
      const frame = expansionFrame(assembly, body, given, call, number)
      yield frame
      if (frame.ended) return
    }
  }

/** `.irp variable, value, …` … `.endr` */
export const irp = iterate(irpValues)

/** `.irpc variable, characters` … `.endr` */
export const irpc = iterate(irpcValues)
