import type { RunStart } from '../../../src/run/start.ts'
import { run } from '../../messages/run.ts'
import { flagBits } from './rows.ts'
import { shortHex } from './value.ts'

/** Everything that is not as every run starts, in a few words each. */
export function startChanges(start: RunStart, names: readonly string[]): readonly string[] {
  const { changed } = run.start
  const set = flagBits.filter(([, bit]) => (start.flags & bit) !== 0).map(([name]) => name)
  return [
    ...Object.entries(start.registers)
      .filter(([name]) => names.includes(name))
      .map(([name, value]) => changed.register(name, `0x${shortHex(value)}`)),
    ...(set.length > 0 ? [changed.flags(set)] : []),
    ...(start.interrupts ? [] : [changed.disabled]),
    ...(start.pending ? [changed.pending] : []),
    ...(start.entry === null ? [] : [changed.entry(start.entry)]),
  ]
}
