import type { BackendTable } from '../backends/backend.ts'
import { opsOf, structBasesOf } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { clobberWords } from '../x86/clobbers.ts'
import { nativeMacros } from './nativeMacros.ts'
import type { PreludeMacro } from './preludeMacro.ts'
import { macrosFor } from './macrosFor.ts'
import { spellingsOf } from './spellings.ts'

type Chosen = Pick<BackendTable, 'variant' | 'implementations'>

const texts = new Map<string, string>()

/**
 * The text that stands before every listing: GAS macros for the kernel's ways to write a site, and the
 * constants that they need. GNU as reads it as it is. With the backend `off` the same macros expand to
 * native code and leave no records.
 */
export function preludeText(config: ConfigId, table: Chosen): string {
  const off = table.variant === 'off'
  const key = `${config}/${off ? 'off' : 'on'}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const macros = macrosOf(config, table)
  const text = [
    `# pvscope prelude: ${archOf(config)}, paravirt ${off ? 'off' : 'on'}`,
    ...clobberConstants(config),
    ...opConstants(config, off),
    ...macros.map((macro) => macro.text),
    '',
  ].join('\n')
  texts.set(key, text)
  return text
}

/** All macros of the prelude, those that only other macros call included. */
export const macrosOf = (config: ConfigId, table: Chosen): readonly PreludeMacro[] =>
  table.variant === 'off' ? nativeMacros(config, table) : macrosFor(config)

function clobberConstants(config: ConfigId): readonly string[] {
  const words = clobberWords(archOf(config))
  return Object.entries(words).map(([name, word]) => `.set ${name}, 0x${word.toString(16)}`)
}

/** Of every operation: its number and its slot. */
function opConstants(config: ConfigId, off: boolean): readonly string[] {
  const bases = structBasesOf(config)
  const lines: string[] = []
  for (const op of opsOf(config)) {
    const offset = Number(op.slot - (bases[op.table] ?? 0n))
    for (const name of spellingsOf(op)) {
      lines.push(`.set PV_TYPE_${name}, ${op.type}`)
      if (!off) lines.push(`.set PV_SLOT_${name}, ${op.table}+${offset}`)
    }
  }
  return lines
}
