import type { BackendTable } from '../backends/backend.ts'
import { opsOf, structBasesOf } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { clobberWords } from '../x86/clobbers.ts'
import { nativeMacros, spellingsOf } from './nativeMacros.ts'
import type { PreludeMacro } from './preludeMacro.ts'
import { siteMacros } from './siteMacros.ts'

type Chosen = Pick<BackendTable, 'variant' | 'implementations'>

const texts = new Map<string, string>()

/**
 * The text that stands before every listing: GAS macros for the kernel's ways to write a site, and the
 * constants that they need. GNU as reads it as it is. With the backend `off` the same macros expand to
 * native code and leave no records.
 */
export function preludeText(config: ConfigId, table: Chosen): string {
  const key = `${config}/${table.variant === 'off' ? 'off' : 'on'}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const macros = macrosOf(config, table)
  const text = [
    `# pvscope prelude: ${archOf(config)}, paravirt ${table.variant === 'off' ? 'off' : 'on'}`,
    ...clobberConstants(config),
    ...opConstants(config),
    ...macros.map((macro) => macro.text),
    '',
  ].join('\n')
  texts.set(key, text)
  return text
}

/** All macros of the prelude, those that only other macros call included. */
export const macrosOf = (config: ConfigId, table: Chosen): readonly PreludeMacro[] =>
  table.variant === 'off' ? nativeMacros(config, table) : siteMacros(config)

function clobberConstants(config: ConfigId): readonly string[] {
  const words = clobberWords(archOf(config))
  return Object.entries(words).map(([name, word]) => `.set ${name}, 0x${word.toString(16)}`)
}

/** Of every operation: its number, which struct it stands in, and how far in. */
function opConstants(config: ConfigId): readonly string[] {
  const bases = structBasesOf(config)
  const tables = Object.keys(bases)
  const lines: string[] = []
  for (const op of opsOf(config)) {
    const offset = Number(op.slot - (bases[op.table] ?? 0n))
    for (const name of spellingsOf(op)) {
      lines.push(
        `.set PV_TYPE_${name}, ${op.type}`,
        `.set PV_TABLE_${name}, ${tables.indexOf(op.table)}`,
        `.set PV_OFFSET_${name}, ${offset}`,
      )
    }
  }
  return lines
}
