import { isObject, type Loose } from '../../src/base/loose.ts'
import { configs, lateConfig } from '../../src/ops/configs.ts'
import type { ConfigId } from '../../src/ops/op.ts'
import type { VariantId } from '../../src/backends/backend.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import { archOf } from '../../src/ops/op.ts'
import { configUnder } from '../../src/rules/config.ts'
import { arches } from '../../src/x86/arch.ts'
import { framePointerChoices } from '../../src/x86/framePointer.ts'
import { nopTablesOf } from '../../src/x86/nops.ts'
import { runFields, withRunField } from '../../src/share/runFields.ts'
import { defaultRun, type SharedRun } from '../../src/share/sharedRun.ts'
import { sampleById } from '../samples/index.ts'
import { type DocumentState, firstDocument } from './document.ts'
import { ownWork } from './deck.ts'
import type { Place } from './place.ts'
import { scales } from './scale.ts'
import type { AppState, AppStore } from './store.ts'
import { rulesOffered } from './variants.ts'
import { variants } from '../../src/backends/index.ts'
import type { ViewState } from './view.ts'

export const keptKey = 'pvscope'
/** Work of another version is set aside rather than guessed at. */
export const keptVersion = 1

const keptView = [
  'theme',
  'presentTheme',
  'scale',
  'split',
  'syntax',
  'bytes',
  'expansions',
  'registers',
  'brief',
  'speech',
  'letterKeys',
  'accessible',
  'recent',
] as const
type KeptView = Pick<ViewState, (typeof keptView)[number]>

/** What a reload brings back. */
export interface Kept {
  readonly document: DocumentState
  readonly view: Partial<KeptView>
  readonly place: Place | null
  readonly introduced: boolean
}

/** The part of browser storage that is used; reading or writing may throw. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** False where the storage is shut or full; the page goes on without. */
export function writeKept(shelf: () => Shelf, state: AppState): boolean {
  // A deck is another's work: what the reader made before it was opened is kept.
  const { document: own, place } = ownWork(state)
  const kept = {
    version: keptVersion,
    document: documentForm(own),
    view: {
      ...Object.fromEntries(keptView.map((name) => [name, state.view[name]])),
      ...state.view.own,
    },
    place,
    introduced: state.lesson.introduced,
  }
  try {
    shelf().setItem(keptKey, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** A document as it is written; `documentFrom` reads it. */
export function documentForm({ start, switches, breakpoints, ...document }: DocumentState) {
  return { ...document, run: runFields({ start, switches, breakpoints, moment: null }) }
}

const oneOf = <Value>(value: unknown, known: readonly Value[]): value is Value =>
  known.includes(value as Value)

/** Null where something else was kept, or another version's work. */
export function keptFrom(found: unknown): Kept | null {
  if (!isObject(found) || found['version'] !== keptVersion) return null
  const document = documentFrom(found['document'])
  if (!document) return null
  return {
    document,
    view: viewFrom(found['view']),
    place: placeFrom(found['place']),
    introduced: found['introduced'] === true,
  }
}

/** A document with every field valid; null where one is not. */
export function documentFrom(found: unknown): DocumentState | null {
  if (!isObject(found)) return null
  const { listing, sample, config, variant, rules, nops, scan } = found
  const features = featuresFrom(found['features'])
  // What was kept before this could be chosen has no word of it.
  const framePointer = found['framePointer'] ?? 'auto'
  if (typeof listing !== 'string' || typeof scan !== 'boolean') return null
  if (!oneOf<ConfigId>(config, [...configs, lateConfig])) return null
  if (!oneOf<VariantId>(variant, variants)) return null
  if (!oneOf<RuleSetId>(rules, rulesOffered)) return null
  if (!oneOf(framePointer, framePointerChoices)) return null
  if (!oneOf(nops, arches.flatMap(nopTablesOf))) return null
  const known = typeof sample === 'string' ? sampleById(sample) : undefined
  // A sample whose text has changed since is the reader's own text now.
  const same = known !== undefined && known.listings[archOf(config)] === listing
  const kept = same ? known.id : null
  const { start, switches, breakpoints } = runFrom(found['run'])
  const run = { start, switches, breakpoints }
  const machines = machineFrom(found)
  const same86 = machines.machine === 'ia64' ? null : kept
  return {
    listing,
    sample: same86,
    // As links and embeds: a combination that never was is refused by the engine, and is kept like any other.
    config: configUnder(config, rules),
    variant,
    rules,
    nops,
    features,
    scan,
    framePointer,
    ...machines,
    ...run,
  }
}

const featuresFrom = (found: unknown): number | null =>
  typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 && found < 8 ? found : null

/** What was kept before there was another machine has no word of one. */
function machineFrom(found: Loose): Pick<DocumentState, 'machine' | 'parked' | 'itaniumRules'> {
  const machine = found['machine'] === 'ia64' ? 'ia64' : 'x86'
  const itaniumRules = found['itaniumRules'] === 'scan' ? 'scan' : 'static'
  const parked = found['parked']
  if (!isObject(parked) || typeof parked['listing'] !== 'string') {
    return { machine, itaniumRules, parked: null }
  }
  const { listing, sample, breakpoints } = parked
  return {
    machine,
    itaniumRules,
    parked: {
      listing,
      sample: typeof sample === 'string' ? (sampleById(sample)?.id ?? null) : null,
      breakpoints: Array.isArray(breakpoints) ? breakpoints.filter(Number.isSafeInteger) : [],
    },
  }
}

/** What a run is set to; a setting that cannot be read is the usual one. */
function runFrom(found: unknown): SharedRun {
  if (!isObject(found)) return defaultRun
  return Object.entries(found).reduce<SharedRun>(
    (run, [name, text]) => (typeof text === 'string' && withRunField(run, name, text)) || run,
    defaultRun,
  )
}

const viewChoices: { readonly [Name in keyof KeptView]-?: (value: unknown) => boolean } = {
  theme: (value) => oneOf(value, ['auto', 'dark', 'light']),
  presentTheme: (value) => oneOf(value, ['present-dark', 'present-light']),
  scale: (value) => oneOf(value, scales),
  split: (value) => value === null || (typeof value === 'number' && Number.isFinite(value)),
  syntax: (value) => oneOf(value, ['att', 'intel']),
  bytes: (value) => oneOf(value, ['auto', 'on', 'off']),
  expansions: (value) => oneOf(value, ['current', 'all']),
  brief: (value) => typeof value === 'boolean',
  registers: (value) => oneOf(value, ['before', 'after', 'difference']),
  speech: (value) => oneOf(value, ['short', 'full']),
  letterKeys: (value) => oneOf(value, ['on', 'off']),
  accessible: (value) => oneOf(value, ['auto', 'on']),
  recent: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
}

function viewFrom(found: unknown): Partial<KeptView> {
  if (!isObject(found)) return {}
  const valid = keptView.filter((name) => name in found && viewChoices[name](found[name]))
  return Object.fromEntries(valid.map((name) => [name, found[name]]))
}

function placeFrom(found: unknown): Place | null {
  if (!isObject(found)) return null
  const { site, step } = found
  const index = (value: unknown): value is number =>
    Number.isSafeInteger(value) && Number(value) >= 0
  return index(site) && index(step) ? { site, step } : null
}

/** Puts back what was kept; without it the store stays as a first visit has it. */
export function restore(store: AppStore, kept: Kept | null): void {
  if (!kept) return
  store.setState((state) => ({
    document: { ...firstDocument(), ...kept.document },
    view: { ...state.view, ...kept.view },
    playback: { ...state.playback, place: kept.place },
    lesson: { ...state.lesson, introduced: kept.introduced },
  }))
}

/** Milliseconds after a change until it is written. */
const writeDelay = 200

/** Writes what changes, a moment later and when the page is left. */
export function keep(
  store: AppStore,
  shelf: () => Shelf,
  page: EventTarget,
  onRefused: () => void = () => undefined,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    if (!writeKept(shelf, store.getState())) onRefused()
  }
  store.subscribe((state, before) => {
    const kept =
      state.document !== before.document ||
      state.view !== before.view ||
      state.playback.place !== before.playback.place ||
      state.lesson !== before.lesson
    if (kept) timer ??= setTimeout(write, writeDelay)
  })
  page.addEventListener('pagehide', () => {
    if (timer !== undefined) write()
  })
}
