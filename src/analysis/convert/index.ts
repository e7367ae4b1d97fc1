import { backendTable } from '../../backends/table.ts'
import type { Result } from '../../base/result.ts'
import type { ConfigId } from '../../ops/op.ts'
import { preludeText } from '../../prelude/prelude.ts'
import { compiledListing, isCompiled } from './compiled.ts'
import type { Converted } from './converted.ts'
import { disassembledListing } from './disassembled.ts'
import { isDisassembly } from './disassembly.ts'

function preludeOf(config: ConfigId): string {
  const table = backendTable('native', config)
  return table.ok ? preludeText(config, table.value) : ''
}

/** A listing of the output of `gcc -S` or `objdump -d`; null for any other text, and why one cannot be made. */
export function converted(text: string): Result<Converted, string> | null {
  if (isDisassembly(text)) return disassembledListing(text, preludeOf)
  if (isCompiled(text)) {
    return compiledListing(text, (arch) => preludeOf(arch === 'x86-64' ? '64' : '32pae'))
  }
  return null
}
