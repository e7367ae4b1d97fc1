import { describe, expect, it } from 'vitest'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { itaniumQuestion } from './itaniumQuestion.ts'
import { selectItaniumInput } from './itanium.ts'
import { askKey, selectIsAsking, selectIsCovered } from './present.ts'
import { createAppStore } from './store.ts'

const platforms = ['native', 'xen'] as const
const rules = ['static', 'scan'] as const

const questions = ia64Samples.flatMap(({ id, listing }) =>
  platforms.flatMap((platform) =>
    rules.flatMap((each) =>
      tellIa64({ listing, platform, rules: each }).stories.flatMap((story) =>
        story.steps.map((step) => ({
          where: `${id} ${platform} ${each} ${story.index} ${step.kind}`,
          story,
          step,
          platform,
          question: itaniumQuestion(story, step, platform),
        })),
      ),
    ),
  ),
)

describe('a question about an Itanium', () => {
  it('has four different choices, and at least one that is right among them', () => {
    expect(questions.length).toBeGreaterThan(200)
    for (const { where, question } of questions) {
      const choices: readonly (string | null)[] = question.choices
      expect(choices.length, where).toBe(4)
      expect(new Set(choices).size, where).toBe(4)
      expect(question.right.length, where).toBeGreaterThan(0)
      for (const answer of question.right) expect(choices, where).toContain(answer)
    }
  })

  it('about a site is answered by the decision of the engine', () => {
    for (const { where, story, platform, question } of questions) {
      if (question.about !== 'outcome') continue
      const { outcome } = story.decision
      const answers = {
        replaced: `code-${platform}`,
        redirected: `routine-${platform}`,
        called: 'c-call',
        kept: 'stays',
      }
      expect(question.right, where).toEqual([answers[outcome]])
    }
  })

  it('about the accident is answered by the register that is lost, or none', () => {
    for (const { where, story, step, question } of questions) {
      const picture = story.pictures[step.picture]
      if (picture?.kind !== 'accident') continue
      expect(question.about, where).toBe('register')
      const lost = picture.moments.at(-1)?.lost ?? []
      const right: readonly (string | null)[] = question.right
      expect(right.includes(null), where).toBe(lost.length === 0)
    }
  })

  it('offers the same whatever is right', () => {
    const offered = (listing: string) =>
      new Set(
        rules.flatMap((each) =>
          tellIa64({ listing, platform: 'xen', rules: each }).stories.map((story) => {
            const [step] = story.steps
            return step ? itaniumQuestion(story, step, 'xen').choices.join() : ''
          }),
        ),
      ).size
    expect(offered(ia64Samples[0].listing)).toBe(1)
  })
})

describe('the curtain over an Itanium', () => {
  function curtained() {
    const store = createAppStore()
    store.getState().openItaniumSample('frame')
    const answered = () => {
      const input = selectItaniumInput(store.getState())
      if (input) store.getState().receiveItanium(tellIa64(input))
    }
    answered()
    store.getState().openPresent()
    store.getState().setPresent({ curtain: true })
    const covered = () =>
      (store.getState().itanium.shown?.stories[0]?.steps ?? []).flatMap(({ kind }, step) => {
        store.getState().goToSite(0, step)
        return selectIsCovered(store.getState()) ? [kind] : []
      })
    return { store, covered, answered }
  }

  it('covers every step that tells of an answer', () => {
    const { store, covered, answered } = curtained()
    expect(new Set(covered())).toEqual(new Set(['accident', 'copy', 'fit', 'notes']))
    store.getState().setItaniumRules('scan')
    answered()
    expect(new Set(covered())).toEqual(new Set(['accident', 'scan', 'copy', 'fit', 'notes']))
  })

  it('asks again under other rules, and about the register apart from the site', () => {
    const { store, answered } = curtained()
    store.getState().goToSite(0, 8)
    const register = askKey(store.getState())
    store.getState().reveal()
    expect(selectIsAsking(store.getState())).toBe(false)
    store.getState().goToSite(0)
    expect(selectIsAsking(store.getState())).toBe(true)
    const outcome = askKey(store.getState())
    store.getState().setItaniumRules('scan')
    answered()
    expect(new Set([register, outcome, askKey(store.getState())]).size).toBe(3)
  })
})
