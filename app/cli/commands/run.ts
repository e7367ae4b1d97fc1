import { analyze } from '../../../src/analysis/analyze.ts'
import { type RunRefusal, startRun } from '../../../src/analysis/run.ts'
import { refusalSentence } from '../../../src/backends/refusal.ts'
import { run as words } from '../../messages/run.ts'
import { diagnosticsJson } from '../../exports/diagnosticsJson.ts'
import { toTheEnd } from '../../exports/exporter.ts'
import { runJson } from '../../exports/runJson.ts'
import { runText } from '../runReport.ts'
import { readSource, refuse, reportDiagnostics } from '../source.ts'
import { startOf } from '../start.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

/** A listing with errors is no wrong usage: its diagnostics say what is wrong. */
const isUsage = ({ kind }: RunRefusal): boolean => kind === 'no-entry' || kind === 'no-register'

export const run: Command = {
  name: 'run',
  ...commandMessages.run,
  options: [
    'arch',
    'config',
    'backend',
    'rules',
    'nops',
    'no-scan',
    'set',
    'entry',
    'interrupts',
    'pending',
    'polite',
    'everything',
    'trace',
    'json',
  ],
  run: async (invocation, io) => {
    const { config, variant, rules, nops, scan, framePointer, json, trace, files } = invocation
    const start = startOf(invocation)
    if (!start.ok) return refuse(io, start.error)
    const source = await readSource(files, io)
    if (!source.ok) return refuse(io, source.error)
    const input = { listing: source.value.text, config, variant, rules, nops, scan, framePointer }
    const answer = analyze(input)
    if (answer.kind === 'refused') return refuse(io, refusalSentence(answer.refusal))
    const { analysis } = answer
    const { polite, everything } = invocation
    const session = startRun({
      input,
      start: start.value,
      switches: { polite, everything },
      breakpoints: [],
    })
    if (!session.ok && isUsage(session.error)) return refuse(io, words.refusal(session.error))
    if (session.ok) toTheEnd(session.value)
    const diagnostics = diagnosticsJson(source.value.lines, analysis.diagnostics)
    if (json) {
      const told = session.ok
        ? runJson(session.value, analysis, trace)
        : { reference: null, unpatched: null, patched: null, sites: [] }
      await io.write(`${JSON.stringify({ ...told, diagnostics })}\n`)
    } else if (session.ok) await io.write(runText(session.value, analysis, trace))
    else io.writeError(`pvscope: ${words.refusal(session.error)}\n`)
    const exit = reportDiagnostics(source.value, analysis.diagnostics, io)
    return session.ok ? exit : 1
  },
}
