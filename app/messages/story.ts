import type { SiteStory } from '../../src/analysis/analysis.ts'
import type { BackendId } from '../../src/backends/backend.ts'
import { addressText } from '../../src/base/address.ts'
import type { OpId } from '../../src/ops/op.ts'
import type { Check } from '../../src/patch/checks/index.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import type { Step } from '../../src/patch/step.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { namesIn, type RegSet, registerName } from '../../src/x86/registers.ts'
import { backendOf } from '../state/variants.ts'
import { bootSteps } from './bootSteps.ts'
import type { Callee, Form } from './names.ts'
import { messages } from './index.ts'
import { type Phrase, phraseText } from './phrase.ts'

/** The words for a step are made from its story and the names of the registers. */
export interface Scene {
  readonly story: SiteStory
  readonly arch: Arch
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>

/** `irq_disable` of `pv_irq_ops.irq_disable` */
export const memberOf = (op: OpId): string => op.slice(op.indexOf('.') + 1)

export function formOf({ site, before }: SiteStory): Form {
  const { form, offset } = site.original
  // What a scan finds may be a plain call; through a pointer it is written with "*".
  const direct = before.find((row) => row.offset === offset)?.text.includes('*') === false
  return form === 'call' && direct ? 'direct-call' : form
}

export const backendOfStory = (story: SiteStory): BackendId => backendOf(story.decision.variant)

export const outcomeWords = (story: SiteStory): string =>
  messages.names.outcomeOf(story.decision.outcome, calleeOf(story), formOf(story))

/** What the chosen candidate calls. */
export const calleeOf = ({ decision }: SiteStory): Callee =>
  decision.candidates[decision.chosen]?.callee ?? null

export const candidateWords = (story: SiteStory, { kind, callee, scope }: Candidate): string =>
  kind === 'trap'
    ? messages.names.trap(story.decision.rules)
    : messages.names.candidate(kind, callee, scope === 'inner', formOf(story))

/** Registers in the order in which the kernel's people name them: by machine number. */
export const namesOf = ({ arch }: Scene, set: RegSet): readonly string[] => namesIn(arch, set)

/** Whether the step tells of something that only this kernel does: a set that it assumes. */
export function isOddity({ story }: Scene, step: Step): boolean {
  if (step.kind !== 'check') return false
  const candidate = story.decision.candidates[step.candidate]
  return candidate !== undefined && isAssumed(candidate, step.check)
}

/** Whether a check was made against a set that is not what the candidate really destroys. */
export const isAssumed = (candidate: Candidate, check: Check): boolean =>
  check.check === 'destroys' && check.destroys !== candidate.clobbers

function checkHeadline(scene: Scene, { candidate: index, check }: StepOf<'check'>): Phrase {
  const { headline } = messages
  const candidate = scene.story.decision.candidates[index]
  if (!candidate) return []
  const { kind, callee } = candidate
  const inner = candidate.scope === 'inner'
  switch (check.check) {
    case 'fits':
      return headline.fits({ kind, callee, inner, needs: check.needs, room: check.room })
    case 'destroys':
      return headline.destroys({
        kind,
        callee,
        inner,
        pass: check.pass,
        destroys: namesOf(scene, check.destroys),
        excess: namesOf(scene, check.excess),
        assumed: isAssumed(candidate, check),
      })
    case 'reaches':
      return headline.reaches(check.pass, candidate.displacement?.size ?? 4)
    case 'returns-nothing':
      return headline.returnsNothing(check.pass)
    case 'register-arguments':
      return headline.registerArguments(check.pass, check.words)
    case 'one-entry':
      return headline.oneEntry(check.pass)
    case 'rom-answers':
      return headline.romAnswers(check.answer)
    case 'recorded':
      return headline.recorded(check.pass)
    case 'within-limit':
      return headline.withinLimit(check.length, check.limit, callee === 'rom')
    case 'feature':
      return bootSteps.headline.feature(check)
  }
}

function chooseHeadline(
  story: SiteStory,
  { outcome, rules }: StepOf<'choose'>,
  form: Form,
): Phrase {
  const late = rules === '6.1' ? bootSteps.headline.choose(outcome, calleeOf(story)) : null
  return late ?? messages.headline.choose(outcome, calleeOf(story), form)
}

/** What only the two passes of 6.1 have. */
const isOfPasses = (step: Step): step is StepOf<'pass' | 'interim'> =>
  step.kind === 'pass' || step.kind === 'interim'

function passesHeadline({ story }: Scene, step: StepOf<'pass' | 'interim'>): Phrase {
  if (step.kind === 'pass') return bootSteps.headline.pass(step.pass, step.alternatives)
  return bootSteps.headline.interim(story.decision.candidates[step.candidate]?.kind ?? 'keep')
}

const passesContext = (step: StepOf<'pass' | 'interim'>): string =>
  step.kind === 'pass' ? bootSteps.context.pass(step.pass) : bootSteps.context.interim

/** Headline of a step, with the numbers of its data in it. */
export function headlineOf(scene: Scene, step: Step): Phrase {
  const { headline } = messages
  const { story } = scene
  const form = formOf(story)
  if (isOfPasses(step)) return passesHeadline(scene, step)
  switch (step.kind) {
    case 'find':
      return step.foundBy === 'recorded'
        ? headline.findRecorded(step.length, form)
        : headline.findScanned(step.length, memberOf(step.op))
    case 'walk':
      return step.end === null ? headline.walkPair() : headline.walkEnd(step.end, step.length)
    case 'record':
      return headline.record(step.record.length, memberOf(step.op), namesOf(scene, step.allowed))
    case 'lookup':
      return headline.lookup(backendOf(step.variant), memberOf(step.op), step.implementation)
    case 'check':
      return checkHeadline(scene, step)
    case 'choose':
      return chooseHeadline(story, step, form)
    case 'write':
      return headline.write(step.length)
    case 'distance':
      return headline.distance(story.decision.outcome, Number(step.displacement.next - step.site0))
    case 'pad':
      return headline.pad(step.length, step.chunks.length, step.length === story.site.length)
    case 'done':
      return headline.done({
        outcome: step.outcome,
        form,
        length: step.length,
        callLeft: step.callLeft,
        destroyed: namesOf(scene, step.destroyed),
      })
  }
}

function checkContext(scene: Scene, { candidate: index, check }: StepOf<'check'>): string {
  const { context } = messages
  const candidate = scene.story.decision.candidates[index]
  if (!candidate) return ''
  switch (check.check) {
    case 'fits':
      return context.fits(check.needs, check.room)
    case 'destroys':
      if (isAssumed(candidate, check)) {
        return context.destroysAssumed(namesOf(scene, candidate.clobbers))
      }
      return context.destroys(
        check.pass,
        namesOf(scene, check.destroys),
        namesOf(scene, check.excess),
      )
    case 'reaches':
      return context.reaches
    case 'returns-nothing':
      return context.returnsNothing(check.result)
    case 'register-arguments':
      return context.registerArguments
    case 'one-entry':
      return context.oneEntry(check.pass)
    case 'rom-answers':
      return context.romAnswers
    case 'recorded':
      return context.recorded
    case 'within-limit':
      return candidate.callee === 'rom' ? context.withinLimitRom : context.withinLimit
    case 'feature':
      return bootSteps.context.feature(check)
  }
}

const signed = (value: bigint): string =>
  value < 0n ? `−${addressText(-value)}` : addressText(value)

const thunkWouldWork = ({ decision }: SiteStory): boolean =>
  decision.candidates.some(({ callee, verdict }) => callee === 'thunk' && verdict === 'would-work')

function walkContext({ arch, story }: Scene, { end, pair, length }: StepOf<'walk'>): string {
  const call = story.site.original.length
  if (end !== null) return messages.context.walkEnd(end, call, length - call)
  return messages.context.walkPair(pair ? registerName(arch, pair.register) : '', length)
}

function doneContext(scene: Scene, { changed, givenUp }: StepOf<'done'>): string {
  const { story } = scene
  if (!changed) return messages.context.doneUnchanged(formOf(story))
  return messages.context.done(namesOf(scene, givenUp), story.site.mayLose.whole !== 0)
}

function chooseContext(story: SiteStory, { outcome, rules }: StepOf<'choose'>): string {
  if (rules === '6.1' && outcome !== 'bug') return bootSteps.context.choose
  return messages.context.choose(outcome, calleeOf(story), formOf(story), thunkWouldWork(story))
}

/** One sentence under the headline. */
export function contextOf(scene: Scene, step: Step): string {
  const { context } = messages
  const { story } = scene
  if (isOfPasses(step)) return passesContext(step)
  switch (step.kind) {
    case 'find':
      return step.foundBy === 'recorded' ? context.findRecorded : context.findScanned
    case 'walk':
      return walkContext(scene, step)
    case 'record':
      return context.record(step.record.bytes.length, namesOf(scene, step.allowedOnPaper))
    case 'lookup':
      return context.lookup({
        kind: step.implementation,
        name: step.name ?? '',
        inner: step.inner ?? '',
        inline: step.inline,
      })
    case 'check':
      return checkContext(scene, step)
    case 'choose':
      return chooseContext(story, step)
    case 'write':
      return context.write
    case 'distance': {
      const { target, next, value } = step.displacement
      return context.distance(addressText(target), addressText(next), signed(value))
    }
    case 'pad':
      return context.pad
    case 'done':
      return doneContext(scene, step)
  }
}

/** The headline and the sentence on a first visit, at the decision. */
export function openingWords(scene: Scene, decision: Step): { headline: Phrase; context: string } {
  return {
    headline: messages.headline.opening(backendOfStory(scene.story)),
    context: messages.context.opening(phraseText(headlineOf(scene, decision))),
  }
}

/** Why a check failed, in the table: behind "rejected:". */
export function reasonOf(scene: Scene, check: Check): string {
  const { reason } = messages
  if (check.check === 'fits') return reason.fits(check.needs - check.room)
  if (check.check === 'destroys') return reason.destroys(namesOf(scene, check.excess))
  return reason[check.check]
}
