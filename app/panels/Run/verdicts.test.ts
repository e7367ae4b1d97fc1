import { describe, expect, it } from 'vitest'
import { toldText } from '../../messages/run.ts'
import type { RunPicture } from '../../state/run.ts'
import { finding, runQuestion, runReport, verdictOf } from '../../testing/runs.ts'
import { headlineOf, mishapsOf, momentOfMishap } from './verdicts.ts'

const picture = (part: Parameters<typeof runReport>[0], done = true): RunPicture => ({
  question: runQuestion(),
  done,
  ...runReport(part),
})

const broken = verdictOf({ verdict: 'broken-by-patch', patched: finding() })

describe('what a run comes to', () => {
  it.each([
    [[], 'No site here'],
    [[verdictOf()], 'The site keeps'],
    [[verdictOf(), verdictOf({ site: 1 })], 'Both sites keep'],
    [[broken, verdictOf({ site: 1 })], 'Site 1 is broken by the patch.'],
    [[broken, { ...broken, site: 1 }], '2 of 2 sites go wrong.'],
    [[verdictOf({ verdict: 'not-reached' })], 'This run comes to none'],
    [[verdictOf(), verdictOf({ site: 1, verdict: 'not-reached' })], '1 of 2 sites keeps'],
  ])('%#', (verdicts, words) => {
    expect(headlineOf(picture({ verdicts }))).toContain(words)
  })

  it('is not told before the run has ended', () => {
    expect(headlineOf(picture({ verdicts: [broken], last: 40_000 }, false))).toBe(
      'Running: 40,000 instructions so far.',
    )
  })
})

describe('a mishap', () => {
  it('is that of the patched machine where the patch broke it, else that of the unpatched', () => {
    const [patched, before] = mishapsOf(
      picture({
        verdicts: [
          broken,
          verdictOf({
            site: 1,
            verdict: 'broken-before-patch',
            unpatched: finding({ line: 3 }),
            patched: finding({ line: 9 }),
          }),
        ],
      }).summary,
    )
    expect(patched).toMatchObject({ site: 0, machine: 'patched' })
    expect(toldText(before?.sentence ?? [])).toContain('which line 3 reads')
  })

  it('is seen at its moment, or where its site is entered', () => {
    const visits = [{ site: 0, from: 70, to: 80 }]
    const [mishap] = mishapsOf(picture({ verdicts: [broken] }).summary)
    expect(mishap && momentOfMishap(picture({ verdicts: [broken], visits }), mishap)).toBe(70)
    const seen = picture({ verdicts: [broken], visits, from: 60, lines: [1, 2] })
    const moments = seen.window.moments.map((moment, at) => ({
      ...moment,
      patched: { ...moment.patched, steps: 8 + at },
    }))
    const window = { ...seen.window, moments }
    expect(mishap && momentOfMishap({ ...seen, window }, mishap)).toBe(61)
  })
})
