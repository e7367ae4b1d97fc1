import { nearestWord } from '../../src/base/nearest.ts'
import type { Command } from './commands/command.ts'
import { commands } from './commands/index.ts'
import type { CliIo, ExitCode } from './io.ts'
import { helpMessages } from './helpMessages.ts'
import { usageMessages } from './messages.ts'
import { optionsHelp, parseOptions } from './options.ts'
import { refuse } from './source.ts'

const registry: readonly Command[] = commands

const overview = (): string =>
  [
    helpMessages.title,
    '',
    ...registry.flatMap(({ name, synopsis, summary }) => [
      `  ${helpMessages.call(name, synopsis)}`,
      `      ${summary}`,
    ]),
    '',
    helpMessages.file,
    helpMessages.more,
    helpMessages.exit,
    '',
  ].join('\n')

const helpFor = ({ name, synopsis, summary, options, rules, own }: Command): string =>
  [
    helpMessages.call(name, synopsis),
    summary,
    '',
    optionsHelp(options, rules, own),
    '',
    helpMessages.exit,
    '',
  ].join('\n')

/** Runs one command line (without the program's name) and gives its exit status. */
export async function run(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) return refuse(io, usageMessages.noCommand())
  if (name === '--help' || name === '-h' || name === 'help') {
    await io.write(overview())
    return 0
  }
  const command = registry.find((each) => each.name === name)
  if (!command) {
    const near = nearestWord(
      name,
      registry.map((each) => each.name),
    )
    return refuse(io, usageMessages.unknownCommand(name, near))
  }
  const { options, rules, own } = command
  const invocation = parseOptions(rest, [...options, 'help'], rules, own)
  if (!invocation.ok) return refuse(io, invocation.error)
  if (invocation.value.help) {
    await io.write(helpFor(command))
    return 0
  }
  return command.run(invocation.value, io)
}
