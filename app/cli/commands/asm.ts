import { assemble } from '../../../src/asm/assemble.ts'
import { link } from '../../../src/asm/link.ts'
import { backendTable } from '../../../src/backends/table.ts'
import { refusalSentence } from '../../../src/backends/refusal.ts'
import { symbolMap } from '../../../src/backends/symbols.ts'
import { preludeText } from '../../../src/prelude/prelude.ts'
import { diagnosticsJson } from '../../exports/diagnosticsJson.ts'
import { programJson } from '../json.ts'
import { listingText } from '../listing.ts'
import { readSource, refuse, reportDiagnostics } from '../source.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

export const asm: Command = {
  name: 'asm',
  ...commandMessages.asm,
  options: ['arch', 'config', 'backend', 'rules', 'nops', 'link', 'json'],
  run: async ({ arch, config, variant, link: linked, json, files }, io) => {
    const table = backendTable(variant, config)
    if (!table.ok) return refuse(io, refusalSentence(table.error))
    const source = await readSource(files, io)
    if (!source.ok) return refuse(io, source.error)
    const prelude = preludeText(config, table.value)
    const object = assemble(source.value.text, { arch, prelude })
    const { program, diagnostics: linkDiagnostics } = link(object, symbolMap(table.value))
    const diagnostics = [...object.diagnostics, ...(linked ? linkDiagnostics : [])]
    if (json) {
      const document = {
        ...programJson(program, linked),
        diagnostics: diagnosticsJson(source.value.lines, diagnostics),
      }
      await io.write(`${JSON.stringify(document)}\n`)
    } else {
      await io.write(listingText(program, source.value, linked))
    }
    return reportDiagnostics(source.value, diagnostics, io)
  },
}
