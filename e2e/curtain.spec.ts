import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Presentation } from './pages/presentation.ts'

/** What an answer looks like anywhere on the page: its headline, its bytes, its colours, what it calls. */
async function answerOf(shown: Presentation): Promise<readonly string[]> {
  const headline = await shown.headline.innerText()
  const after = await shown.page
    .getByRole('figure')
    .last()
    .getAttribute('aria-label', { timeout: 1000 })
    .catch(() => null)
  const bytes = /: ((?:[\da-f]{2} ?)+)$/.exec(after ?? '')?.[1]
  return [headline, ...(bytes ? [bytes.trim()] : [])]
}

/** Words of a verdict; the four choices are asked of everybody and tell nothing. */
const verdicts = [
  'wins',
  'chosen',
  'rejected',
  'would work',
  'given up',
  'destroys',
  'needs 8 bytes',
  'is the result',
  'nothing (nops)',
  'data-outcome',
  'data-tone="inline"',
  'data-tone="thunk"',
  'data-tone="c-call"',
  'data-tone="jump"',
  'data-tone="nop"',
]

async function expectCovered(shown: Presentation, where: string) {
  await expect(shown.headline, where).toHaveText(/^What will .+ put here\?$/)
  const all = await shown.everything()
  const told = verdicts.filter((word) => all.includes(word))
  expect(told, where).toEqual([])
  for (const choice of ['A', 'B', 'C', 'D']) expect(all).toContain(choice)
  return all
}

const asking = async (page: Page) =>
  (await page.getByRole('heading', { level: 1 }).innerText()).startsWith('What will')

test('no state of a deck that asks has its answer anywhere on the page before it is opened', async ({
  page,
}) => {
  const shown = new Presentation(page)
  let asked = 0
  for (const [deck, states] of [
    ['costs', 12],
    ['thunks', 8],
  ] as const) {
    for (let at = 1; at <= states; at++) {
      await shown.open(`deck=${deck}&at=${at}&present`)
      if (!(await asking(page))) continue
      asked += 1
      const where = `${deck} ${at}`
      const covered = [await expectCovered(shown, where)]
      for (const layout of ['1', '2', '3', '4', '5', '6']) {
        await shown.press(layout)
        covered.push(await expectCovered(shown, `${where}, layout ${layout}`))
      }
      await shown.press('1', 'PageDown', '1')
      await expect(shown.headline).not.toHaveText(/^What will/)
      const answer = await answerOf(shown)
      const open = await shown.everything()
      for (const part of answer) {
        expect(open, where).toContain(part)
        expect(
          covered.filter((text) => text.includes(part)),
          where,
        ).toEqual([])
      }
    }
  }
  expect(asked).toBe(6)
})

test('with the curtain on, every machine is asked before it answers', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('present')
  await shown.press('Home', 'h')
  // The steps before the first check say what is asked, not the answer.
  await expect(shown.headline).toContainText('The source marks this call')
  for (const word of ['wins', 'data-tone="inline"']) {
    expect(await shown.everything()).not.toContain(word)
  }
  for (const layout of ['3', '4', '5', '6']) {
    await shown.press(layout)
    await expectCovered(shown, `layout ${layout}`)
  }
  await shown.press('1', 'Shift+ArrowRight')
  await expectCovered(shown, 'the decision')
  // Whatever opens elsewhere opens nothing here: reading mode, comparison, run, palette, glossary.
  for (const key of ['Alt+T', 'Alt+C', 'Alt+R', 'ControlOrMeta+K', 'Alt+G', 'Alt+Y']) {
    await shown.press(key)
    await expectCovered(shown, key)
  }
  // The sheets that do open know no answer: the keys, a link, the listing to be edited.
  for (const key of ['?', 'q', 'e']) {
    await shown.press(key)
    await expectCovered(shown, `the sheet behind ${key}`)
    await shown.press('Escape')
  }
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await expectCovered(shown, 'on paper')
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  await page.reload()
  await expectCovered(shown, 'after a reload')
  await shown.press('PageDown')
  await expect(shown.headline).toHaveText('Inline code wins.')
  await shown.press(']')
  await expectCovered(shown, 'another machine')
  await shown.press('h')
  await expect(shown.headline).not.toHaveText(/^What will/)
})

/** What tells of the register that dies on Itanium, and of what comes to stand in the site. */
const itaniumVerdicts = [
  'destroyed',
  'old ar.pfs',
  'data-lost',
  'Overwritten',
  'stands in the site',
  'What becomes of it',
  'aria-current="true"',
  'nop bundles fill',
]

async function expectItaniumCovered(shown: Presentation, question: string, where: string) {
  await expect(shown.headline, where).toHaveText(question)
  const all = await shown.everything()
  expect(
    itaniumVerdicts.filter((word) => all.includes(word)),
    where,
  ).toEqual([])
  await expect(
    shown.screen.getByRole('listitem').filter({ hasText: /^[A-D] / }),
    where,
  ).toHaveCount(4)
}

test('an Itanium is asked about with four choices, and nothing tells before', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=no-room&at=3&present')
  const register = 'A C call from this site. Which register dies?'
  for (const layout of ['1', '2', '3', '4', '5', '6']) {
    await shown.press(layout)
    await expectItaniumCovered(shown, register, `layout ${layout}`)
  }
  await shown.press('1', 'PageDown')
  await expect(shown.headline).toHaveText('The callee’s alloc saves ar.pfs: in out1 of the caller.')
  expect(await shown.everything()).toContain('data-lost')
  // The curtain, at a state that asks nothing by itself.
  await shown.open('deck=no-room&at=8&present')
  await shown.press('h')
  await expectItaniumCovered(shown, 'What will Xen put here?', 'the price')
  await shown.press('PageDown')
  await expect(shown.headline).not.toHaveText('What will Xen put here?')
  await shown.press(']')
  await expectItaniumCovered(shown, 'What will bare hardware put here?', 'another machine')
})
