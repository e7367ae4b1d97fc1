import type { SiteStory } from '../../src/analysis/analysis.ts'
import { analyze } from '../../src/analysis/analyze.ts'
import { compare } from '../../src/analysis/compare.ts'
import { refusalSentence } from '../../src/backends/refusal.ts'
import { type Result, err, ok } from '../../src/base/result.ts'
import { type SharedDocument, defaultSettings } from '../../src/share/document.ts'
import { documentFromFile } from '../../src/share/documentFile.ts'
import { shownPart } from '../state/address.ts'
import { decisionIndex } from '../state/place.ts'
import { selectInput } from '../state/selectors.ts'
import { type AppStore, createAppStore } from '../state/store.ts'
import type { Invocation } from './options.ts'
import { figureMessages } from './messages.ts'

/** A listing with what was asked for on the line, or a `.pvscope.json` with its own settings. */
export function documentOf(text: string, asked: Invocation): Result<SharedDocument, string> {
  const { config, variant, rules, nops, scan, framePointer } = asked
  if (!text.trimStart().startsWith('{')) {
    return ok({
      ...defaultSettings,
      listing: text,
      config,
      variant,
      rules,
      nops,
      scan,
      framePointer,
    })
  }
  const read = documentFromFile(text)
  if (!read.ok) return err(read.error.message)
  const { variant: backend, rules: era, nops: table } = asked.asked
  return ok({
    ...read.value,
    ...(backend === null ? {} : { variant: backend }),
    ...(era === null ? {} : { rules: era }),
    ...(table === null ? {} : { nops: table }),
  })
}

/** A number from 1 as an index; null where it is none. */
const indexOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) - 1 : null

/** The site that was asked for, else the document's own; fails with words where there is none. */
function siteAsked(
  stories: readonly SiteStory[],
  { site }: Invocation,
  own: SharedDocument,
): Result<SiteStory, string> {
  const wanted = site === null ? (own.site ?? 0) : indexOf(site)
  const story = wanted === null ? undefined : stories[wanted]
  if (story) return ok(story)
  if (stories.length === 0) return err(figureMessages.noSites())
  return err(figureMessages.site(site ?? String((own.site ?? 0) + 1), stories.length))
}

/** Goes to the site and the step that were asked for; says why where there is no such step. */
function goTo(store: AppStore, asked: Invocation, own: SharedDocument): string | null {
  const found = siteAsked(store.getState().analysis.shown?.stories ?? [], asked, own)
  if (!found.ok) return found.error
  const { steps, site } = found.value
  const decision = decisionIndex(found.value)
  const usual = asked.site === null ? (own.step ?? decision) : decision
  const at = asked.step === null ? usual : indexOf(asked.step)
  if (at === null || at >= steps.length) {
    return figureMessages.step(asked.step ?? String(usual + 1), site.index + 1, steps.length)
  }
  store.getState().goToSite(site.index, at)
  return null
}

/** The page's state in which this document is in view, everything about it worked out. */
export function figureState(document: SharedDocument, asked: Invocation): Result<AppStore, string> {
  if (document.machine !== 'x86') return err(figureMessages.onlyX86())
  const store = createAppStore()
  store.setState((state) => shownPart(state, document))
  const input = selectInput(store.getState())
  const answer = analyze(input)
  if (answer.kind === 'refused') return err(refusalSentence(answer.refusal))
  store.getState().receive(answer)
  store.getState().receiveComparison(compare(input))
  const wrong = goTo(store, asked, document)
  return wrong === null ? ok(store) : err(wrong)
}
