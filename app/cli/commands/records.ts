import { type Result, err, ok } from '../../../src/base/result.ts'
import { type RecordPatcher, recordPatcher } from '../../../src/rules/recordLines.ts'
import type { CliIo } from '../io.ts'
import { lineGroups } from '../lines.ts'
import { usageMessages } from '../messages.ts'
import { reasonOf, refuse } from '../source.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text
}

/** Standard input is read as it comes, a file at once: it is there already. */
async function openRecords(
  file: string,
  io: CliIo,
): Promise<Result<AsyncIterable<string>, string>> {
  if (file === '-') return ok(io.stdin())
  try {
    return ok(onePiece(await io.readFile(file)))
  } catch (error) {
    return err(usageMessages.unreadable(file, reasonOf(error)))
  }
}

async function readSymbols(file: string | null, io: CliIo): Promise<Result<unknown, string>> {
  if (file === null) return ok(null)
  let text: string
  try {
    text = await io.readFile(file)
  } catch (error) {
    return err(usageMessages.unreadable(file, reasonOf(error)))
  }
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return err(usageMessages.notJson(file))
  }
}

/** Answers group by group and waits for the reader, so that any number of lines fits in memory. */
async function answerAll(
  pieces: AsyncIterable<string>,
  name: string,
  patcher: RecordPatcher,
  io: CliIo,
): Promise<0 | 1> {
  let line = 0
  let failed = false
  for await (const group of lineGroups(pieces)) {
    const answers = group.map(patcher)
    await io.write(`${answers.join('\n')}\n`)
    for (const answer of answers) {
      line++
      if (!answer.startsWith('{"error":')) continue
      failed = true
      const { error } = JSON.parse(answer) as { error: string }
      io.writeError(`${name}:${line}:1: ${error}\n`)
    }
  }
  return failed ? 1 : 0
}

export const records: Command = {
  name: 'records',
  ...commandMessages.records,
  options: ['symbols', 'json'],
  run: async ({ symbols, files }, io) => {
    const [file = '-', more] = files
    if (more !== undefined) return refuse(io, usageMessages.fileUnwanted(more))
    const parsed = await readSymbols(symbols, io)
    if (!parsed.ok) return refuse(io, parsed.error)
    const patcher = recordPatcher(parsed.value)
    if (!patcher.ok) return refuse(io, patcher.error)
    const pieces = await openRecords(file, io)
    if (!pieces.ok) return refuse(io, pieces.error)
    return answerAll(pieces.value, file === '-' ? '<stdin>' : file, patcher.value, io)
  },
}
