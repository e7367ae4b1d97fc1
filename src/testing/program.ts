import { assemble } from '../asm/assemble.ts'
import { link } from '../asm/link.ts'
import { backendTable } from '../backends/table.ts'
import { symbolMap } from '../backends/symbols.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { preludeText } from '../prelude/prelude.ts'
import type { Program } from '../program/program.ts'

/** A listing assembled and linked under bare hardware; throws where it does not assemble. */
export function programOf(listing: string, config: ConfigId = '32pae'): Program {
  const table = backendTable('native', config)
  if (!table.ok) throw new Error(table.error.lacks)
  const object = assemble(listing, {
    arch: archOf(config),
    prelude: preludeText(config, table.value),
  })
  const wrong = object.diagnostics.find(({ severity }) => severity === 'error')
  if (wrong) throw new Error(`${wrong.code}: ${wrong.message}`)
  return link(object, symbolMap(table.value)).program
}
