import type { ImageChoice } from '../../src/analysis/imagePatcher.ts'
import { featuresIn } from '../../src/rules/features6_1.ts'
import { decisionIndex } from '../state/place.ts'
import {
  type AskedKernel,
  enterSite,
  isLate,
  selectKernelPages,
  selectKernelTable,
  selectTableRules,
} from '../state/kernel.ts'
import { kernelWords } from '../messages/kernel.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { type KernelPort, openKernelPort, type OpenKernelPort } from './port.ts'
import type { KernelQuestion, KernelReply } from './protocol.ts'

/** What the page's switches choose for a file. */
function choiceOf(state: AppState): ImageChoice {
  const { document, kernel } = state
  const late = isLate(kernel)
  return {
    rules: late ? null : selectTableRules(state),
    variant: document.variant,
    features: late ? featuresIn(document.features) : null,
    pages: selectKernelPages(state),
    nops: late ? null : document.nops,
  }
}

const sameChoice = (left: ImageChoice, right: ImageChoice): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

/** Keeps what is shown of a kernel file in step with the store: one worker for one file. */
export function connectKernel(store: AppStore, openPort: OpenKernelPort = openKernelPort): void {
  let port: KernelPort | null = null
  store.getState().hearKernel({ served: true })
  store.subscribe((state, before) => {
    const { kernel } = state
    if (kernel.asked && kernel.asked !== before.kernel.asked) {
      port?.stop()
      port = start(store, openPort)
      return
    }
    if (kernel.file === null && before.kernel.file !== null) {
      port?.stop()
      port = null
    }
    if (port) askAnew(port, state, before)
    leaveWithText(store, state)
    uncover(store, state, before)
  })
}

/** The file goes over as soon as the engine is there; what an ended worker still says is not heard. */
function start(store: AppStore, openPort: OpenKernelPort): KernelPort {
  let current = true
  const port = openPort((reply) => {
    if (current) hear(store, port, reply)
  })
  return {
    post: port.post,
    stop: () => {
      current = false
      port.stop()
    },
  }
}

function askAnew(port: KernelPort, state: AppState, before: AppState): void {
  const { kernel } = state
  if (!kernel.summary) return
  const choice = choiceOf(state)
  const anew = before.kernel.summary !== kernel.summary || !sameChoice(choice, choiceOf(before))
  if (anew || kernel.query !== before.kernel.query) {
    port.post({ ask: 'rows', query: kernel.query, choice })
  }
  if (anew) port.post({ ask: 'totals', choice })
  if (kernel.wanted !== null && kernel.wanted !== before.kernel.wanted) {
    port.post({ ask: 'site', index: kernel.wanted, choice })
  }
  if (kernel.era !== null && kernel.era !== before.kernel.era) {
    port.post({ ask: 'reopen', era: kernel.era })
  }
}

const questionOf = ({ name, content }: AskedKernel): KernelQuestion =>
  content instanceof ArrayBuffer
    ? { ask: 'open', name, bytes: content }
    : { ask: 'open-text', converted: content }

function hear(store: AppStore, port: KernelPort, reply: KernelReply): void {
  const state = store.getState()
  const { kernel, hearKernel } = state
  switch (reply.kind) {
    case 'ready':
      if (!kernel.asked) return
      port.post(questionOf(kernel.asked))
      return hearKernel({ asked: null })
    case 'stage':
      return hearKernel({ stage: reply.stage })
    case 'opened':
      return hearKernel({ stage: null, era: null, summary: reply.summary })
    case 'unreadable':
      return hearKernel({ stage: null, trouble: reply.message })
    case 'crash':
      return hearKernel({ stage: null, trouble: kernelWords.crashed(reply.message) })
    case 'totals':
      if (sameChoice(reply.choice, choiceOf(state))) hearKernel({ totals: reply.totals })
      return
    case 'rows':
      // Else it answers an older question.
      if (
        isCurrent(reply.page.query, kernel.query) &&
        sameChoice(reply.page.choice, choiceOf(state))
      )
        hearKernel({ page: reply.page })
      return
    case 'site':
      if (kernel.wanted === reply.index) showSite(store, reply.index, reply.snippet)
  }
}

const isCurrent = (asked: object, now: object): boolean =>
  JSON.stringify(asked) === JSON.stringify(now)

function showSite(
  store: AppStore,
  index: number,
  snippet: Extract<KernelReply, { kind: 'site' }>['snippet'],
): void {
  if (snippet) {
    // Its code is no work on a lesson.
    store.getState().leaveLesson()
    store.setState((state) => enterSite(state, index, snippet))
  } else {
    store.getState().hearKernel({ wanted: null })
    store.getState().setView({ notice: kernelWords.noCode })
  }
}

/** Whoever opens a lesson, a link, or another text wants to see that, not the table over it. */
function uncover(store: AppStore, state: AppState, before: AppState): void {
  if (!selectKernelTable(state) || !selectKernelTable(before)) return
  const isOther =
    state.document.listing !== before.document.listing ||
    state.document.machine !== before.document.machine ||
    (state.lesson.open !== null && before.lesson.open === null)
  if (isOther) store.getState().hearKernel({ open: false })
}

/** Whoever puts another text into the listing is done with the site; once it is analysed its decision is shown. */
function leaveWithText(store: AppStore, state: AppState): void {
  const { site } = state.kernel
  if (!site) return
  if (state.document.listing !== site.snippet.text) {
    store.getState().hearKernel({ site: null, open: false })
    return
  }
  const { place } = state.playback
  const story = state.analysis.shown?.stories[site.snippet.site]
  const arrived = state.analysis.shown?.input.listing === site.snippet.text
  if (arrived && story && place && !site.arrived) {
    store.getState().hearKernel({ site: { ...site, arrived: true } })
    store.getState().goToSite(site.snippet.site, decisionIndex(story))
  }
}
