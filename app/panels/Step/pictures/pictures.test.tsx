import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../../../src/analysis/analyze.ts'
import { addressText } from '../../../../src/base/address.ts'
import { archOf, type ConfigId } from '../../../../src/ops/op.ts'
import { opByMember } from '../../../../src/ops/index.ts'
import type { CheckId } from '../../../../src/patch/checks/index.ts'
import type { Step } from '../../../../src/patch/step.ts'
import { ruleSets } from '../../../../src/rules/index.ts'
import { sampleListings } from '../../../../src/testing/samples.ts'
import { madeStory } from '../../../../src/testing/stories.ts'
import { registersIn, type RegSet } from '../../../../src/x86/registers.ts'
import { candidateWords, type Scene } from '../../../messages/story.ts'
import { checkPictures } from './Check.tsx'
import { Asked } from './checks/questions.tsx'
import { pictures } from './index.ts'
import { StepPicture } from './StepPicture.tsx'

const count = (set: RegSet): number => registersIn(set).length

const isOfPasses = (step: Step): step is Extract<Step, { kind: 'pass' | 'interim' }> =>
  step.kind === 'pass' || step.kind === 'interim'

/** The numbers of a step, as its picture has to show them. */
function numbersOf({ story }: Scene, step: Step): Readonly<Record<string, number | string>> {
  if (isOfPasses(step)) return passNumbers(step)
  switch (step.kind) {
    case 'find':
      return step.foundBy === 'recorded'
        ? { length: step.length, start: addressText(story.site.address) }
        : {}
    case 'walk':
      return {
        length: step.length,
        call: story.site.original.length,
        pairs: step.length - story.site.original.length,
      }
    case 'record':
      return {
        address: addressText(step.record.address),
        type: step.record.type,
        length: step.record.length,
      }
    case 'lookup':
      return {
        type: step.type,
        slot: addressText(step.slot),
        ...(step.inline !== null && { inline: step.inline }),
        ...(step.address !== null && { address: addressText(step.address) }),
      }
    case 'check':
      return checkNumbers(step.check)
    case 'choose':
      return { chosen: step.candidate + 1 }
    case 'write':
      return { length: step.length, room: step.room }
    case 'distance':
      return {
        target: addressText(step.displacement.target),
        site: addressText(step.site0),
        next: Number(step.displacement.next - step.site0),
      }
    case 'pad':
      return { length: step.length }
    case 'done':
      return {
        length: step.length,
        destroyed: count(step.destroyed),
        'given-up': count(step.givenUp),
      }
  }
}

function passNumbers(step: Extract<Step, { kind: 'pass' | 'interim' }>) {
  if (step.kind === 'interim') return { length: step.length, room: step.room }
  return step.pass === 'alternatives' ? { alternatives: step.alternatives } : {}
}

function checkNumbers(check: Extract<Step, { kind: 'check' }>['check']) {
  if (check.check === 'fits') return { needs: check.needs, room: check.room }
  if (check.check === 'destroys') {
    return { destroys: count(check.destroys), allowed: count(check.allowed) }
  }
  if (check.check === 'feature') return { feature: check.feature }
  if (check.check === 'within-limit') return { length: check.length, limit: check.limit }
  return check.check === 'register-arguments' ? { words: check.words } : {}
}

const drawn = (scene: Scene, step: Step): string =>
  renderToStaticMarkup(createElement(StepPicture, { scene, step }))

/** All numbers of a picture under their names. */
function numbersIn(markup: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [, value = '', name = ''] of markup.matchAll(
    /<data value="([^"]*)" data-of="([^"]*)"/g,
  )) {
    found.set(name, [...(found.get(name) ?? []), value])
  }
  return found
}

function expectAgreement(scene: Scene, step: Step) {
  const markup = drawn(scene, step)
  const numbers = numbersIn(markup)
  for (const [name, value] of Object.entries(numbersOf(scene, step))) {
    expect([step.kind, name, numbers.get(name)]).toEqual([step.kind, name, [String(value)]])
  }
  expect(markup).toMatch(/role="img" aria-label="[^"]{4,}/)
  expect(markup).not.toMatch(/undefined|NaN|\[object/)
}

describe.each(sampleListings())('the pictures of the sample $name', ({ name, listing, width }) => {
  const config: ConfigId = width === '64' ? '64' : '32pae'

  it.each(['native', 'xen', 'lguest', 'vmi', 'kvm'] as const)(
    'show the numbers of the steps under %s',
    (variant) => {
      for (const { id: rules } of ruleSets) {
        const answer = analyze({
          listing,
          config,
          variant,
          rules,
          nops: 'p6',
          scan: name.startsWith('handwritten'),
          framePointer: 'auto',
        })
        if (answer.kind === 'refused') continue
        for (const story of answer.analysis.stories) {
          for (const step of story.steps) expectAgreement({ story, arch: archOf(config) }, step)
        }
      }
    },
  )
})

it('there is one for every kind of step and every question', () => {
  // The types ask for every kind; this asks that none is there twice or drawn by nobody.
  expect(new Set(Object.values(pictures)).size).toBe(12)
  const asked: readonly CheckId[] = [
    'fits',
    'destroys',
    'reaches',
    'returns-nothing',
    'register-arguments',
    'one-entry',
    'rom-answers',
    'recorded',
    'within-limit',
    'feature',
  ]
  expect(Object.keys(checkPictures).toSorted()).toEqual(asked.toSorted())
})

describe('a question that fails', () => {
  const scenes = (['irq_disable', 'save_fl', 'set_pte_at', 'pgd_alloc'] as const).flatMap(
    (member) =>
      (['native', 'xen', 'vmi', 'lguest'] as const).flatMap((variant) =>
        ruleSets.flatMap((rules) => {
          const op = opByMember('32pae', member)
          const story =
            op &&
            madeStory(
              {
                config: '32pae',
                op,
                transfer: 6,
                clobberWord: 0,
                saved: [2, 1, 0],
                form: 'call',
                foundBy: 'recorded',
                entered: true,
              },
              variant,
              rules,
            )
          return story ? [{ story, arch: 'x86-32' as const }] : []
        }),
      ),
  )

  it('says who was asked and what came out where it has no picture of its own', () => {
    const answers = new Set<string>()
    for (const scene of scenes) {
      for (const candidate of scene.story.decision.candidates) {
        for (const check of candidate.checks) {
          const markup = renderToStaticMarkup(createElement(Asked, { scene, candidate, check }))
          const name = candidateWords(scene.story, candidate)
          expect(markup).toContain(`aria-label="${name}: ${check.pass ? 'yes' : 'no'}."`)
          answers.add(check.pass ? 'yes' : 'no')
        }
      }
    }
    expect(answers.size).toBe(2)
  })

  it('has a picture that agrees with it', () => {
    expect(scenes.length).toBeGreaterThan(10)
    for (const scene of scenes) {
      for (const step of scene.story.steps) expectAgreement(scene, step)
    }
  })
})

it('what does not fit is hatched beyond the edge, as many bytes as are too many', () => {
  const answer = analyze({
    listing: 'PVOP_VCALLEE irq_enable',
    config: '32pae',
    variant: 'xen',
    rules: 'design',
    nops: 'p6',
    scan: false,
    framePointer: 'auto',
  })
  const story = answer.kind === 'analysis' ? answer.analysis.stories[0] : undefined
  const step = story?.steps.find((each) => each.kind === 'check')
  if (!story || !step) throw new Error('no check')
  const markup = drawn({ story, arch: 'x86-32' }, step)
  expect(markup.match(/class="[^"]*over[^"]*"/g)).toHaveLength(17)
  expect(markup).toContain('17 too many')
})
