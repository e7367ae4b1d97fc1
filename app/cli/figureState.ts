import { analyze } from '../../src/analysis/analyze.ts'
import { compare } from '../../src/analysis/compare.ts'
import { refusalSentence } from '../../src/backends/refusal.ts'
import { type Result, err, ok } from '../../src/base/result.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../../src/ia64/patch/decision.ts'
import { ia64RuleSets } from '../../src/ia64/rules/index.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { type MachineId, type SharedDocument, defaultSettings } from '../../src/share/document.ts'
import { documentFromFile } from '../../src/share/documentFile.ts'
import { shownPart } from '../state/address.ts'
import { courseOf } from '../state/course.ts'
import { isItanium, selectItaniumInput } from '../state/itanium.ts'
import { selectBackend, selectInput } from '../state/selectors.ts'
import { type AppStore, createAppStore } from '../state/store.ts'
import { itanium } from '../messages/itanium.ts'
import { messages } from '../messages/index.ts'
import { type Invocation, ruleSetIds } from './options.ts'
import { figureMessages } from './messages.ts'

/** What `--arch` may be here; `auto`: as the listing says. */
export const figureArches = ['auto', 'x86-32', 'x86-64', 'ia64'] as const

const itaniumRuleSets: readonly string[] = ia64RuleSets.map(({ id }) => id)

/** Every site of an Itanium has a record in one of these sections, which no other machine has. */
const itaniumRecords = /\.paravirt_(?:bundles|insts|branches)\b/

function isOfItanium(text: string, { own }: Invocation): boolean {
  return own.arch === 'ia64' || (own.arch === 'auto' && itaniumRecords.test(text))
}

/** The rules that were asked for, as far as the machine knows them; fails with words where it does not. */
function rulesOf(
  machine: MachineId,
  { own, asked, rules }: Invocation,
): Result<Partial<Pick<SharedDocument, 'rules' | 'itaniumRules'>>, string> {
  const named = own.rules ?? ''
  const ofItanium = itaniumRuleSets.includes(named)
  if (machine === 'x86' && ofItanium) return err(figureMessages.rules(named, 'x86', ruleSetIds))
  if (machine === 'x86') return ok(asked.rules === null ? {} : { rules })
  if (asked.rules !== null) return err(figureMessages.rules(named, 'ia64', itaniumRuleSets))
  return ok(ofItanium ? { itaniumRules: named as ItaniumRuleSetId } : {})
}

function settingsOf(text: string, asked: Invocation): SharedDocument {
  const { config, variant, nops, scan, framePointer } = asked
  const machine = isOfItanium(text, asked) ? 'ia64' : 'x86'
  return { ...defaultSettings, listing: text, machine, config, variant, nops, scan, framePointer }
}

/** A document from its file with what was named on the line. */
function savedOf(text: string, { asked }: Invocation): Result<SharedDocument, string> {
  const read = documentFromFile(text)
  if (!read.ok) return err(read.error.message)
  const { variant: backend, nops: table } = asked
  return ok({
    ...read.value,
    ...(backend === null ? {} : { variant: backend }),
    ...(table === null ? {} : { nops: table }),
  })
}

/** A listing with what was asked for on the line, or a `.pvscope.json` with its own settings. */
export function documentOf(text: string, asked: Invocation): Result<SharedDocument, string> {
  const document = text.trimStart().startsWith('{')
    ? savedOf(text, asked)
    : ok(settingsOf(text, asked))
  if (!document.ok) return document
  const rules = rulesOf(document.value.machine, asked)
  return rules.ok ? ok({ ...document.value, ...rules.value }) : rules
}

/** A number from 1 as an index; null where it is none. */
const indexOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) - 1 : null

/** The site that was asked for, else the document's own; fails with words where there is none. */
function siteAsked(
  sites: number,
  { site }: Invocation,
  own: SharedDocument,
): Result<number, string> {
  const wanted = site === null ? (own.site ?? 0) : indexOf(site)
  if (wanted !== null && wanted < sites) return ok(wanted)
  if (sites === 0) return err(figureMessages.noSites())
  return err(figureMessages.site(site ?? String((own.site ?? 0) + 1), sites))
}

/** Goes to the site and the step that were asked for; says why where there is no such step. */
function goTo(store: AppStore, asked: Invocation, own: SharedDocument): string | null {
  const course = courseOf(store.getState())
  const found = siteAsked(course.sites, asked, own)
  if (!found.ok) return found.error
  const site = found.value
  const decision = course.decision(site)
  const usual = asked.site === null ? (own.step ?? decision) : decision
  const at = asked.step === null ? usual : indexOf(asked.step)
  const steps = course.steps(site)
  if (at === null || at >= steps) {
    return figureMessages.step(asked.step ?? String(usual + 1), site + 1, steps)
  }
  store.getState().goToSite(site, at)
  return null
}

/** The engine's answer into the page's state; says why where the combination never existed. */
function answered(store: AppStore): string | null {
  const state = store.getState()
  if (isItanium(state)) {
    const input = selectItaniumInput(state)
    if (!input) return itanium.empty.refused(messages.names.backend[selectBackend(state)])
    state.receiveItanium(tellIa64(input, state.run.open ? state.document.start : null))
    return null
  }
  const input = selectInput(state)
  const answer = analyze(input)
  if (answer.kind === 'refused') return refusalSentence(answer.refusal)
  state.receive(answer)
  store.getState().receiveComparison(compare(input))
  return null
}

/** The page's state in which this document is in view, everything about it worked out. */
export function figureState(document: SharedDocument, asked: Invocation): Result<AppStore, string> {
  const store = createAppStore()
  store.setState((state) => shownPart(state, document))
  const wrong = answered(store) ?? goTo(store, asked, document)
  return wrong === null ? ok(store) : err(wrong)
}
