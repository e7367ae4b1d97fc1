import { analyze } from '../../../src/analysis/analyze.ts'
import type { Analysis } from '../../../src/analysis/analysis.ts'
import { namesUnder } from '../../../src/analysis/names.ts'
import { symbolic } from '../../../src/analysis/symbolic.ts'
import { backendTable } from '../../../src/backends/table.ts'
import { refusalSentence } from '../../../src/backends/refusal.ts'
import { diagnosticsJson } from '../../exports/diagnosticsJson.ts'
import { pressureJson, type RowText } from '../pressureJson.ts'
import { pressureText } from '../pressureReport.ts'
import { readSource, refuse, reportDiagnostics } from '../source.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

/** Decoded text with the addresses in it named, as on the page. */
function rowTexts({ input, program }: Analysis): RowText {
  const table = backendTable(input.variant, input.config)
  const address = program.sections[program.text]?.address ?? 0n
  if (!table.ok) return ({ text }) => text
  const named = symbolic(namesUnder(table.value))
  return ({ text, offset, length }) => named(text, address + BigInt(offset + length))
}

export const pressure: Command = {
  name: 'pressure',
  ...commandMessages.pressure,
  options: ['arch', 'config', 'backend', 'rules', 'nops', 'no-scan', 'frame-pointer', 'json'],
  run: async ({ config, variant, rules, nops, scan, framePointer, json, files }, io) => {
    const source = await readSource(files, io)
    if (!source.ok) return refuse(io, source.error)
    const listing = source.value.text
    const answer = analyze({ listing, config, variant, rules, nops, scan, framePointer })
    if (answer.kind === 'refused') return refuse(io, refusalSentence(answer.refusal))
    const { analysis } = answer
    const textOf = rowTexts(analysis)
    if (json) {
      const diagnostics = diagnosticsJson(source.value.lines, analysis.diagnostics)
      await io.write(`${JSON.stringify({ ...pressureJson(analysis, textOf), diagnostics })}\n`)
    } else {
      await io.write(pressureText(analysis, textOf))
    }
    return reportDiagnostics(source.value, analysis.diagnostics, io)
  },
}
