import { siteLines } from '../../../src/rules/siteLines6_1.ts'
import { usageMessages } from '../messages.ts'
import { readSource, refuse } from '../source.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const sites61: Command = {
  name: 'sites61',
  ...commandMessages.sites61,
  options: ['json'],
  run: async ({ files }, io) => {
    const source = await readSource(files.length === 0 ? ['-'] : files, io)
    if (!source.ok) return refuse(io, source.error)
    const { name, text } = source.value
    const document = parsed(text)
    if (document === null) return refuse(io, usageMessages.notJson(name))
    const lines = siteLines(document)
    if (!lines.ok) return refuse(io, lines.error)
    await io.write(lines.value.map((line) => `${line.text}\n`).join(''))
    lines.value.forEach(({ error }, index) => {
      if (error !== null) io.writeError(`${name}: ${usageMessages.badSite(index, error)}\n`)
    })
    return lines.value.some(({ error }) => error !== null) ? 1 : 0
  },
}
