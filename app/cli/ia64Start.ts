import { err, ok, type Result } from '../../src/base/result.ts'
import type { RunStart } from '../../src/ia64/run/report.ts'
import { usageMessages } from './messages.ts'
import type { Invocation } from './options.ts'
import { numberIn } from './start.ts'

/** Inputs of the function and registers that do not slide. */
const settable = /^(?:in[0-7]|r(?:[1-9]|[12]\d|3[01]))$/

/** What a run on Itanium is to start from. */
export function ia64StartOf({
  set,
  entry,
  interrupts,
  pending,
}: Invocation): Result<RunStart, string> {
  const registers: Record<string, bigint> = {}
  for (const text of set) {
    const [, name = '', digits = ''] = /^(\w+)=(\S+)$/.exec(text) ?? []
    if (name === '') return err(usageMessages.setForm(text))
    if (!settable.test(name.toLowerCase())) return err(usageMessages.setItanium(name))
    const value = numberIn(digits, 64)
    if (value === null) return err(usageMessages.setValue(name, digits))
    registers[name.toLowerCase()] = value
  }
  return ok({ registers, interrupts, pending, entry })
}
