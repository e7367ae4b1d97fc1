import { defaultVariant } from '../../src/backends/index.ts'
import { configFor } from '../../src/rules/config.ts'
import type { MachineId, SharedDocument } from '../../src/share/document.ts'
import { openLink, readLink, sharedOf, shownPart } from '../state/address.ts'
import { courseOf } from '../state/course.ts'
import { type Cpu, exchanged } from '../state/document.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { itaniumRulesOffered, rulesOffered } from '../state/variants.ts'
import { outOfRange } from './figure.ts'
import { isLink } from './itaniumPart.ts'
import { embedWords as words } from './messages.ts'
import type { FigureRules, MessageError, WantedState } from './protocol.ts'

const noLink: MessageError = {
  code: 'bad-link',
  message: words.badField('pv.setState', 'state.link'),
}

/** Shows what is wanted; says why not where a link in it cannot be read. */
export function setFigure(store: AppStore, wanted: WantedState): MessageError | null {
  const { link } = wanted
  // There is nothing in it, and nothing was brought to read it.
  if (link !== undefined && !isLink(link)) return noLink
  const wrong = rulesError(store.getState(), wanted)
  if (wrong) return wrong
  store.getState().setView({ notice: null })
  if (link !== undefined && !readLink(link).ok) {
    // What can be read of it is shown.
    openLink(store, link)
    const { notice } = store.getState().view
    return notice === null ? noLink : { ...noLink, message: notice }
  }
  // All at once: what stands between would be asked about, and its answer would move the place.
  store.setState((state) => {
    const draft = withMachine(withLink(state, link), wanted.arch)
    return shownPart(draft, changed(draft, state.document.machine, wanted))
  })
  return null
}

function withLink(state: AppState, link: string | undefined): AppState {
  const read = link === undefined ? null : readLink(link)
  return read?.ok ? { ...state, ...shownPart(state, read.value) } : state
}

/** Each machine keeps its own text; one that is named with it takes its place. */
function withMachine(state: AppState, arch: Cpu | undefined): AppState {
  const { document } = state
  const machine = arch === undefined ? document.machine : machineWith(arch)
  if (machine === document.machine) return state
  return { ...state, document: { ...document, ...exchanged(document, machine) } }
}

const machineWith = (arch: Cpu): MachineId => (arch === 'ia64' ? 'ia64' : 'x86')

/** The machine that will be in view. */
function machineWanted({ document }: AppState, { arch, link }: WantedState): MachineId {
  if (arch !== undefined) return machineWith(arch)
  const read = link === undefined ? null : readLink(link)
  return read?.ok ? read.value.machine : document.machine
}

function rulesError(state: AppState, wanted: WantedState): MessageError | null {
  const { rules } = wanted
  if (rules === undefined) return null
  const machine = machineWanted(state, wanted)
  const known: readonly FigureRules[] = machine === 'ia64' ? itaniumRulesOffered : rulesOffered
  if (known.includes(rules)) return null
  return { code: 'bad-message', message: words.wrongRules(rules, machine, known) }
}

/** They are of the machine in view, so no name stands for rules of both. */
const rulesPart = (machine: MachineId, rules: FigureRules | undefined) =>
  rules === undefined ? {} : machine === 'ia64' ? { itaniumRules: rules } : { rules }

/** `before`: the machine that is in view now. */
function changed(
  state: AppState,
  before: MachineId,
  { arch, backend, ...wanted }: WantedState,
): SharedDocument {
  const shared = sharedOf(state)
  const other = wanted.link === undefined && shared.machine !== before
  const elsewhere = other || (wanted.listing ?? shared.listing) !== shared.listing
  const place = elsewhere ? { site: null, step: null } : {}
  return {
    ...shared,
    ...place,
    listing: (wanted.listing ?? shared.listing).replaceAll('\r\n', '\n'),
    config: arch === undefined || arch === 'ia64' ? shared.config : configFor(arch, shared.config),
    variant: backend === undefined ? shared.variant : defaultVariant(backend),
    ...(rulesPart(shared.machine, wanted.rules) as Partial<SharedDocument>),
    ...placeIn(wanted),
  }
}

/** A step without a site is one of the first site. */
function placeIn({ site, step }: WantedState): Partial<SharedDocument> {
  if (site === undefined && step === undefined) return {}
  return { site: (site ?? 1) - 1, step: (step ?? 1) - 1 }
}

/** What a page around a figure may set, as it was before. */
function keptOf(state: AppState): Partial<AppState> {
  const { document, playback, analysis, itanium, run, compare, lesson } = state
  return { document, playback, analysis, itanium, run, compare, lesson }
}

/**
 * Shows what is wanted, and says why not where it cannot be shown. Else it gives what is to be asked when the engine
 * has answered: whether there is such a place. Where there is none, all is again as it was.
 */
export function trySetting(
  store: AppStore,
  wanted: WantedState,
): MessageError | (() => MessageError | null) {
  const before = keptOf(store.getState())
  const wrong = setFigure(store, wanted)
  if (wrong) return wrong
  const { document } = store.getState()
  return () => {
    // What was set since then stands, and tells nothing of this.
    if (store.getState().document !== document) return null
    const error = placeError(store.getState(), wanted)
    if (error) store.setState(before)
    return error
  }
}

function placeError(state: AppState, { site, step }: WantedState): MessageError | null {
  const { sites, steps } = courseOf(state)
  if (sites === 0) return null
  const number = site ?? 1
  if (number > sites) return outOfRange('site', number, sites)
  const most = steps(number - 1)
  return step !== undefined && step > most ? outOfRange('step', step, most) : null
}
