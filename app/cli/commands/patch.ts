import { allFlips, analyze } from '../../../src/analysis/analyze.ts'
import { refusalSentence } from '../../../src/backends/refusal.ts'
import { diagnosticsJson } from '../../exports/diagnosticsJson.ts'
import { patchJson } from '../json.ts'
import { reportText } from '../report.ts'
import { readSource, refuse, reportDiagnostics } from '../source.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

export const patch: Command = {
  name: 'patch',
  ...commandMessages.patch,
  options: ['arch', 'config', 'backend', 'rules', 'nops', 'no-scan', 'json'],
  run: async ({ config, variant, rules, nops, scan, framePointer, json, files }, io) => {
    const source = await readSource(files, io)
    if (!source.ok) return refuse(io, source.error)
    const input = { listing: source.value.text, config, variant, rules, nops, scan, framePointer }
    const answer = analyze(input)
    if (answer.kind === 'refused') return refuse(io, refusalSentence(answer.refusal))
    const { analysis } = answer
    // What the registers around a site come to is the command `pressure`'s to tell.
    const diagnostics = analysis.diagnostics.filter(
      ({ code }) => !/^(?:lint|dataflow)\//.test(code),
    )
    const changes = allFlips(input).map(({ flips }) => flips)
    if (json) {
      const found = diagnosticsJson(source.value.lines, diagnostics)
      await io.write(`${JSON.stringify({ ...patchJson(analysis, changes), diagnostics: found })}\n`)
    } else {
      await io.write(reportText(analysis, changes, source.value.name))
    }
    return reportDiagnostics(source.value, diagnostics, io)
  },
}
