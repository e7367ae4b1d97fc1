import { parseArgs } from 'node:util'
import type { VariantId } from '../../src/backends/backend.ts'
import { backendOf, variants } from '../../src/backends/index.ts'
import { nearestWord } from '../../src/base/nearest.ts'
import { type Result, err, ok } from '../../src/base/result.ts'
import type { ConfigId } from '../../src/ops/op.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import { configUnder } from '../../src/rules/config.ts'
import { ruleSets } from '../../src/rules/index.ts'
import { bootFeatures } from '../../src/rules/v6_1.ts'
import { type Arch, arches } from '../../src/x86/arch.ts'
import { type FramePointerChoice, framePointerChoices } from '../../src/x86/framePointer.ts'
import { type NopTableId, defaultNopTable, nopTablesOf } from '../../src/x86/nops.ts'
import { labelled } from './columns.ts'
import { optionMessages as words, valueMessages } from './helpMessages.ts'
import { usageMessages } from './messages.ts'

interface OptionSpec {
  /** Null for one that takes no value; an empty list for one that takes any. */
  readonly values: readonly string[] | null
  /** It may be given more than once. */
  readonly repeats?: boolean
  /** What stands for its value in the help. */
  readonly value?: string | undefined
  /** Values that name a command of their own. */
  readonly elsewhere?: readonly string[]
  readonly help: string
}

const choice = (values: readonly string[], help: string): OptionSpec => ({ values, help })
const flag = (help: string): OptionSpec => ({ values: null, help })
const anyValue = (help: string, value?: string): OptionSpec => ({ values: [], value, help })

export const ruleSetIds: readonly RuleSetId[] = ruleSets.map(({ id }) => id)

/** Every option of every command. */
const optionSpecs = {
  arch: { ...choice(arches, words.arch), elsewhere: ['ia64'] },
  config: choice(['pae', 'nopae'], words.config),
  backend: choice(variants, words.backend),
  rules: choice(ruleSetIds, words.rules),
  nops: choice(['intel', 'k8', 'k7', 'p6'], words.nops(defaultNopTable)),
  'frame-pointer': choice(framePointerChoices, words.framePointer),
  link: flag(words.link),
  'no-scan': flag(words.noScan),
  symbols: anyValue(words.symbols),
  set: { ...anyValue(words.set, valueMessages.assignment), repeats: true },
  entry: anyValue(words.entry, valueMessages.label),
  interrupts: choice(['on', 'off'], words.interrupts),
  pending: flag(words.pending),
  polite: flag(words.polite),
  everything: flag(words.everything),
  site: anyValue(words.site, valueMessages.number),
  step: anyValue(words.step, valueMessages.number),
  what: anyValue(words.what),
  theme: anyValue(words.theme),
  svg: anyValue(words.svg, valueMessages.out),
  listing: flag(words.listing),
  features: anyValue(words.features(Object.keys(bootFeatures).join(', ')), valueMessages.list),
  verify: anyValue(words.verify),
  base: anyValue(words.base, valueMessages.address),
  trace: flag(words.trace),
  json: flag(words.json),
  csv: flag(words.csv),
  help: flag(words.help),
} as const satisfies Readonly<Record<string, OptionSpec>>

export type OptionName = keyof typeof optionSpecs

/** What an option takes in a command that has values of its own for it; the first is the usual one. */
export type OwnChoices = Readonly<
  Partial<Record<OptionName, { readonly values: readonly string[]; readonly help: string }>>
>

const spec = (name: OptionName, own: OwnChoices = {}): OptionSpec => ({
  ...optionSpecs[name],
  ...own[name],
})

/** Options that take no value. */
const flagNames = [
  'link',
  'json',
  'csv',
  'help',
  'listing',
  'pending',
  'polite',
  'everything',
  'trace',
] as const satisfies readonly OptionName[]
type Flag = (typeof flagNames)[number]

/** Options whose values are taken as they are. */
const freeNames = ['site', 'step', 'svg', 'features', 'verify', 'base', 'symbols', 'entry'] as const
type FreeName = (typeof freeNames)[number]

/** What was asked for, every choice settled. */
export interface Invocation
  extends Readonly<Record<Flag, boolean>>, Readonly<Record<FreeName, string | null>> {
  readonly arch: Arch
  readonly config: ConfigId
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly nops: NopTableId
  readonly scan: boolean
  readonly framePointer: FramePointerChoice
  /** `NAME=VALUE` each. */
  readonly set: readonly string[]
  readonly interrupts: boolean
  /** What was named on the line, for commands whose defaults hang on the file. */
  readonly asked: {
    readonly variant: VariantId | null
    readonly rules: RuleSetId | null
    readonly nops: NopTableId | null
    readonly pages: 'pae' | 'nopae'
  }
  /** Values of the options for which the command has its own. */
  readonly own: Readonly<Partial<Record<OptionName, string>>>
  /** Positional arguments. */
  readonly files: readonly string[]
}

type Raw = Readonly<Partial<Record<OptionName, string | boolean | readonly string[]>>>

function isOneOf<Value extends string>(value: string, all: readonly Value[]): value is Value {
  return (all as readonly string[]).includes(value)
}

/** The value given, or the fallback; fails with the words for a value that is not among `all`. */
function choose<Value extends string>(
  raw: Raw,
  name: OptionName,
  all: readonly Value[],
  fallback: Value,
): Result<Value, string> {
  const value = raw[name]
  if (typeof value !== 'string') return ok(fallback)
  if (isOneOf(value, all)) return ok(value)
  if (spec(name).elsewhere?.includes(value)) return err(usageMessages.ownCommand(value))
  return err(usageMessages.unknownValue(name, value, all.join(', '), nearestWord(value, all)))
}

function configOf(arch: Arch, pages: 'pae' | 'nopae'): ConfigId {
  if (arch === 'x86-64') return '64'
  return pages === 'nopae' ? '32nopae' : '32pae'
}

const textIn = (raw: Raw, name: OptionName): string | null => {
  const value = raw[name]
  return typeof value === 'string' ? value : null
}

const freeValues = (raw: Raw) =>
  Object.fromEntries(freeNames.map((name) => [name, textIn(raw, name)])) as Record<
    FreeName,
    string | null
  >

const flags = (raw: Raw) =>
  Object.fromEntries(flagNames.map((name) => [name, raw[name] === true])) as Record<Flag, boolean>

function chooseOwn(raw: Raw, own: OwnChoices): Result<Invocation['own'], string> {
  const chosen: Partial<Record<OptionName, string>> = {}
  for (const [key, { values }] of Object.entries(own)) {
    const name = key as OptionName
    const value = choose(raw, name, values, values[0] ?? '')
    if (!value.ok) return value
    chosen[name] = value.value
  }
  return ok(chosen)
}

/** A command's own values stand beside the usual ones, or in their place. */
const withoutOwn = (raw: Raw, own: Invocation['own']): Raw =>
  Object.fromEntries(
    Object.entries(raw).filter(
      ([name, value]) => !(name in own) || spec(name as OptionName).values?.includes(String(value)),
    ),
  )

function settle(
  all: Raw,
  files: readonly string[],
  offered: readonly RuleSetId[],
  ownChoices: OwnChoices,
): Result<Invocation, string> {
  const own = chooseOwn(all, ownChoices)
  if (!own.ok) return own
  const raw = withoutOwn(all, own.value)
  const arch = choose(raw, 'arch', arches, 'x86-32')
  if (!arch.ok) return arch
  const pages = choose(raw, 'config', ['pae', 'nopae'] as const, 'pae')
  if (!pages.ok) return pages
  const config = configOf(arch.value, pages.value)
  const usual = backendOf('xen').configs.includes(config) ? 'xen' : 'native'
  const variant = choose(raw, 'backend', variants, usual)
  if (!variant.ok) return variant
  const rules = choose(raw, 'rules', offered, 'design')
  if (!rules.ok) return rules
  const nops = choose(raw, 'nops', nopTablesOf(arch.value), defaultNopTable)
  if (!nops.ok) return nops
  const framePointer = choose(raw, 'frame-pointer', framePointerChoices, 'auto')
  if (!framePointer.ok) return framePointer
  const interrupts = choose(raw, 'interrupts', ['on', 'off'] as const, 'on')
  if (!interrupts.ok) return interrupts
  return ok({
    arch: arch.value,
    config: configUnder(config, rules.value),
    variant: variant.value,
    rules: rules.value,
    nops: nops.value,
    scan: raw['no-scan'] !== true,
    framePointer: framePointer.value,
    ...flags(raw),
    ...freeValues(raw),
    asked: {
      variant: raw.backend === undefined ? null : variant.value,
      rules: raw.rules === undefined ? null : rules.value,
      nops: raw.nops === undefined ? null : nops.value,
      pages: pages.value,
    },
    set: Array.isArray(raw.set) ? raw.set.map(String) : [],
    interrupts: interrupts.value === 'on',
    own: own.value,
    files,
  })
}

/** Reads the arguments after the command's name; fails with words for the caller. */
export function parseOptions(
  args: readonly string[],
  allowed: readonly OptionName[],
  offered: readonly RuleSetId[] = ruleSetIds,
  own: OwnChoices = {},
): Result<Invocation, string> {
  const options = Object.fromEntries(
    allowed.map((name) => {
      const { values, repeats } = spec(name)
      return [name, { type: values ? 'string' : 'boolean', multiple: repeats ?? false } as const]
    }),
  )
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const name = token.name as OptionName
    if (!allowed.includes(name)) {
      return err(usageMessages.unknownOption(token.rawName, nearestWord(token.name, allowed)))
    }
    const { values: choices } = spec(name, own)
    if (choices && token.value === undefined) {
      return err(
        usageMessages.valueMissing(
          name,
          choices.join(', ') || (spec(name).value ?? valueMessages.aFile),
        ),
      )
    }
    if (!choices && token.value !== undefined) return err(usageMessages.valueUnwanted(name))
  }
  return settle(values as Raw, positionals, offered, own)
}

/** A few lines for each option, for `--help`. */
export function optionsHelp(
  allowed: readonly OptionName[],
  offered: readonly RuleSetId[] = ruleSetIds,
  own: OwnChoices = {},
): string {
  const lines = allowed.map((name) => {
    const { help, value: free = valueMessages.file, values: usual } = spec(name, own)
    const values = name === 'rules' && !own.rules ? offered : usual
    const [value, choices] =
      values === null
        ? ['', '']
        : values.length > 0
          ? [' …', `: ${values.join(', ')}`]
          : [` ${free}`, '']
    return labelled(`--${name}${value}`, `${help}${choices}`, '  ', 18)
  })
  return lines.join('\n')
}
