import { resultRegisters } from '../backends/implementations.ts'
import { refusalSentence } from '../backends/refusal.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ElfFault } from '../elf/messages.ts'
import { lateConfig } from '../ops/configs.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { fateOf } from '../patch/decision.ts'
import { givenUpBy } from '../patch/destroyed.ts'
import type { ProgramSymbol } from '../program/program.ts'
import { design } from '../rules/design.ts'
import { ruleSetOf } from '../rules/index.ts'
import { bitsOf } from '../rules/features6_1.ts'
import { defaultNopTable } from '../x86/nops.ts'
import type { AnalysisInput } from './analysis.ts'
import { type Linked, newMemory } from './analyze.ts'
import { linkedAs } from './compare.ts'
import type { Converted } from './convert/converted.ts'
import { imageFault, imageRefusals } from './imageMessages.ts'
import { type ImageChoice, narrowConfig, usualVariant } from './imagePatcher.ts'
import { inputTable } from './inputTable.ts'
import { ownTable } from './ownTable.ts'
import { type DecidedSites, type ImageView, siteTable, type TableSite } from './siteTable.ts'
import { decideInput } from './stories.ts'

/** What a compiler or a disassembler wrote, as the same table as a kernel file's. */

const usualChoice: ImageChoice = {
  rules: null,
  variant: 'native',
  features: null,
  pages: 'pae',
  nops: null,
}

const configOf = ({ config }: Converted, choice: ImageChoice): ConfigId =>
  config !== null && archOf(config) === 'x86-64' ? config : narrowConfig(choice)

function inputOf(converted: Converted, choice: ImageChoice): AnalysisInput {
  const config = configOf(converted, choice)
  const late = config === lateConfig
  return {
    listing: converted.listing,
    config,
    variant: choice.variant ?? usualVariant(config),
    rules: choice.rules ?? (late ? '6.1' : '2.6.30'),
    nops: late ? 'p6' : (choice.nops ?? defaultNopTable),
    features: choice.features === null ? null : bitsOf(choice.features),
    scan: false,
    framePointer: 'auto',
  }
}

/** The label before a place that is not one of the compiler's own. */
function functionAt(labels: readonly ProgramSymbol[], offset: number): string | null {
  return labels.findLast((label) => label.offset <= offset)?.name ?? null
}

function sitesOf({ program, text, sites }: Linked): readonly TableSite[] {
  const labels = program.symbols
    .filter(({ section, name }) => section === program.text && !name.startsWith('.L'))
    .toSorted((left, right) => left.offset - right.offset)
  return sites.map(({ index, address, offset, length, mayLose }) => ({
    index,
    address,
    function: functionAt(labels, offset) ?? `${text.name}+0x${offset.toString(16)}`,
    length,
    mayDestroy: mayLose.whole,
  }))
}

/** Makes the listing of a compiler's text ready to be looked at. */
export function listingView(converted: Converted): ImageView {
  // One text under two sets of operations at most: read once for all backends.
  const memories = new Map<ConfigId, ReturnType<typeof newMemory>>()
  const read = (input: AnalysisInput): Linked => {
    const memory = memories.get(input.config) ?? newMemory()
    memories.set(input.config, memory)
    return linkedAs(neutral(input), 'native', memory)
  }
  const decided = (choice: ImageChoice): Result<DecidedSites, string> => {
    const input = inputOf(converted, choice)
    // Without paravirt nothing was compiled in that could be patched; this text has it.
    if (input.variant === 'off') return err(imageRefusals.noParavirt())
    const table = inputTable(input)
    if (!table.ok) return err(refusalSentence(table.error))
    const rules = ruleSetOf(input.rules) ?? design
    const on = read(input)
    const program = { ...on, table: ownTable(table.value, on.table.own ?? new Map()) }
    const told = on.sites.map((site) => {
      const question = decideInput(input, program, site)
      const decision = rules.decide(question)
      const results = resultRegisters(question.op, input.config)
      return {
        operation: site.op,
        ...fateOf(decision),
        givenUp: givenUpBy(site, decision, results),
      }
    })
    const { variant } = input
    return ok({ variant, rules: rules.id, sites: sitesOf(on), told, faults: [] })
  }
  const first = inputOf(converted, usualChoice)
  const sites = sitesOf(read(first))
  return siteTable({
    summary: {
      arch: archOf(first.config),
      form: 'text',
      era: first.config === lateConfig ? '6.1' : '2.6.30',
      eras: [],
      sites: sites.length,
      converted,
      faults: [imageFault('image/converted', converted.message), ...unreadable(read(first))],
    },
    decided,
    snippet: (index) => {
      const site = sites[index]
      if (!site) return null
      return { text: converted.listing, site: index, function: site.function, remark: null }
    },
  })
}

/** What all backends share, so that it is read once. */
const neutral = (input: AnalysisInput): AnalysisInput => ({
  ...input,
  nops: defaultNopTable,
  features: null,
})

/** Records that make no site. */
const unreadable = ({ diagnostics }: Linked): readonly ElfFault[] =>
  diagnostics
    .filter(({ severity, code }) => severity === 'error' && code.startsWith('sites/'))
    .map(({ severity, code, message }) => ({ severity, code, message }))
