import { nearestWord } from '../../../src/base/nearest.ts'
import { analyzeIa64, ia64Names } from '../../../src/ia64/analysis.ts'
import { assemble } from '../../../src/ia64/asm/assemble.ts'
import type { RuleSetId } from '../../../src/ia64/patch/decision.ts'
import type { PlatformId } from '../../../src/ia64/patch/types.ts'
import { tellIa64 } from '../../../src/ia64/story/told.ts'
import { answerVectorLine } from '../../../src/ia64/vectors/answer.ts'
import { itaniumRunJson } from '../../exports/itaniumRunJson.ts'
import { itaniumRun } from '../../messages/itaniumRun.ts'
import { run as runWords } from '../../messages/run.ts'
import { ia64PatchJson, ia64ProgramJson } from '../ia64Json.ts'
import { ia64ListingText, ia64ReportText } from '../ia64Report.ts'
import { ia64RunText } from '../ia64RunReport.ts'
import { ia64StartOf } from '../ia64Start.ts'
import type { CliIo, ExitCode } from '../io.ts'
import { diagnosticsJson } from '../../exports/diagnosticsJson.ts'
import { lineGroups } from '../lines.ts'
import { ia64Messages, usageMessages } from '../messages.ts'
import type { Invocation } from '../options.ts'
import { readSource, refuse, reportDiagnostics } from '../source.ts'
import { commandMessages, optionMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

type Part = (invocation: Invocation, io: CliIo) => Promise<ExitCode>

const asm: Part = async ({ files, json, link }, io) => {
  const source = await readSource(files, io)
  if (!source.ok) return refuse(io, source.error)
  const { program, diagnostics } = assemble(source.value.text, ia64Names)
  if (json) {
    const found = diagnosticsJson(source.value.lines, diagnostics)
    await io.write(`${JSON.stringify({ ...ia64ProgramJson(program, link), diagnostics: found })}\n`)
  } else await io.write(ia64ListingText(program))
  return reportDiagnostics(source.value, diagnostics, io)
}

const patch: Part = async ({ files, json, own }, io) => {
  const source = await readSource(files, io)
  if (!source.ok) return refuse(io, source.error)
  const analysis = analyzeIa64({
    listing: source.value.text,
    platform: own.backend as PlatformId,
    rules: own.rules as RuleSetId,
  })
  if (json) {
    const diagnostics = diagnosticsJson(source.value.lines, analysis.diagnostics)
    const document = { ...ia64PatchJson(analysis, source.value.lines), diagnostics }
    await io.write(`${JSON.stringify(document)}\n`)
  } else await io.write(ia64ReportText(analysis, source.value))
  return reportDiagnostics(source.value, analysis.diagnostics, io)
}

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text
}

/** The function around the first site, or code from a label on, run by three machines in step. */
const run: Part = async (invocation, io) => {
  const { files, json, own, trace } = invocation
  const start = ia64StartOf(invocation)
  if (!start.ok) return refuse(io, start.error)
  const source = await readSource(files, io)
  if (!source.ok) return refuse(io, source.error)
  const input = {
    listing: source.value.text,
    platform: own.backend as PlatformId,
    rules: own.rules as RuleSetId,
  }
  const { diagnostics, stories, run: ran, runRefusal } = tellIa64(input, start.value)
  if (runRefusal?.kind === 'no-entry') return refuse(io, runWords.refusal(runRefusal))
  if (json) {
    const found = diagnosticsJson(source.value.lines, diagnostics)
    const told = ran && itaniumRunJson(ran, trace)
    await io.write(`${JSON.stringify({ run: told, diagnostics: found })}\n`)
  } else if (ran) {
    const lines = stories.map(({ line }) => line)
    await io.write(ia64RunText(ran, lines, trace))
  } else io.writeError(`pvscope: ${itaniumRun.nothing}\n`)
  const exit = reportDiagnostics(source.value, diagnostics, io)
  return ran ? exit : 1
}

/** A row that differs is an answer, not an error of the input; a line that is no row is. */
const vectors: Part = async ({ files }, io) => {
  const [file = '-', more] = files
  if (more !== undefined) return refuse(io, usageMessages.fileUnwanted(more))
  const source = file === '-' ? null : await readSource([file], io)
  if (source && !source.ok) return refuse(io, source.error)
  let failed = false
  for await (const group of lineGroups(source ? onePiece(source.value.text) : io.stdin())) {
    const answers = group.filter((line) => line.trim() !== '').map(answerVectorLine)
    if (answers.some(({ id }) => id === null)) failed = true
    await io.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
  }
  return failed ? 1 : 0
}

const parts: Readonly<Record<string, Part>> = { asm, patch, run, vectors }

export const ia64: Command = {
  name: 'ia64',
  ...commandMessages.ia64,
  options: ['backend', 'rules', 'link', 'set', 'entry', 'interrupts', 'pending', 'trace', 'json'],
  own: {
    backend: {
      values: ['xen', 'native'],
      help: optionMessages.backend,
    },
    rules: {
      values: ['static', 'scan'],
      help: optionMessages.itaniumRules,
    },
  },
  run: async (invocation, io) => {
    const [name, ...files] = invocation.files
    if (name === undefined) return refuse(io, ia64Messages.whichPart())
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (!part) {
      return refuse(io, ia64Messages.unknownPart(name, nearestWord(name, Object.keys(parts))))
    }
    return part({ ...invocation, files }, io)
  },
}
