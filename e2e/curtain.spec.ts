import { expect, test } from './test.ts'
import { listedDecks } from './pages/decks.ts'
import { layouts, Presentation, question } from './pages/presentation.ts'

/** What an answer looks like anywhere on the page: its headline, its bytes, its colours, what it calls. */
async function answerOf(shown: Presentation): Promise<readonly string[]> {
  const headline = await shown.headline.innerText()
  const figures = await shown.page
    .getByRole('figure')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))
  const bytesOf = (label = '') => /: ((?:[\da-f]{2} ?)+)$/.exec(label)?.[1]?.trim()
  const [before, after] = [bytesOf(figures[0]), bytesOf(figures.at(-1))]
  // A site that stays as it was has its own bytes, which everybody sees.
  return [headline, ...(after !== undefined && after !== before ? [after] : [])]
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

/** Nothing on the page answers what is asked, and the choices are four. Returns all that the page says. */
async function expectCovered(shown: Presentation, where: string, words: readonly string[]) {
  await expect(shown.headline, where).toHaveText(question)
  await expect(
    shown.screen.getByRole('listitem').filter({ hasText: /^[A-D] / }),
    where,
  ).toHaveCount(4)
  const all = await shown.everything()
  expect(
    words.filter((word) => all.includes(word)),
    where,
  ).toEqual([])
  return all
}

const expectX86Covered = (shown: Presentation, where: string) =>
  expectCovered(shown, where, verdicts)

const expectItaniumCovered = async (shown: Presentation, asked: string, where: string) => {
  await expect(shown.headline, where).toHaveText(asked)
  return expectCovered(shown, where, itaniumVerdicts)
}

/** Covered in every layout; then opened, and the answer was nowhere before. */
async function expectAnswerOnlyAfter(shown: Presentation, where: string) {
  const x86 = (await shown.headline.innerText()).startsWith('What will')
  const words = x86 ? verdicts : itaniumVerdicts
  const covered = [await expectCovered(shown, where, words)]
  for (const layout of layouts) {
    await shown.press(layout)
    covered.push(await expectCovered(shown, `${where}, layout ${layout}`, words))
  }
  await shown.press('1', 'PageDown', '1')
  await expect(shown.headline).not.toHaveText(question)
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

/** How many states of each deck ask: a deck that is new says so here. */
const questions = { costs: 4, thunks: 2, eras: 4, 'no-room': 1 }

test('no state of a deck that asks has its answer anywhere on the page before it is opened', async ({
  page,
}) => {
  const shown = new Presentation(page)
  const asked: Record<string, number> = {}
  for (const { id, states } of await listedDecks(page)) {
    await shown.open(`deck=${id}&present`)
    for (let at = 1; at <= states; at++) {
      await expect(shown.screen.getByText(`${at} / ${states}`)).toBeVisible()
      if (question.test(await shown.headline.innerText())) {
        asked[id] = (asked[id] ?? 0) + 1
        await expectAnswerOnlyAfter(shown, `${id} ${at}`)
      }
      await shown.press('PageDown')
    }
  }
  expect(asked).toEqual(questions)
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
    await expectX86Covered(shown, `layout ${layout}`)
  }
  await shown.press('1', 'Shift+ArrowRight')
  await expectX86Covered(shown, 'the decision')
  // Whatever opens elsewhere opens nothing here: reading mode, comparison, run, palette, glossary.
  for (const key of ['Alt+T', 'Alt+C', 'Alt+R', 'ControlOrMeta+K', 'Alt+G', 'Alt+Y']) {
    await shown.press(key)
    await expectX86Covered(shown, key)
  }
  // The sheets that do open know no answer: the keys, a link, the listing to be edited.
  for (const key of ['?', 'q', 'e']) {
    await shown.press(key)
    await expectX86Covered(shown, `the sheet behind ${key}`)
    await shown.press('Escape')
  }
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await expectX86Covered(shown, 'on paper')
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  await page.reload()
  await expectX86Covered(shown, 'after a reload')
  await shown.press('PageDown')
  await expect(shown.headline).toHaveText('Inline code wins.')
  await shown.press(']')
  await expectX86Covered(shown, 'another machine')
  await shown.press('h')
  await expect(shown.headline).not.toHaveText(/^What will/)
})

test('a detour from a question asks, too, and from an answer it returns to the answer', async ({
  page,
}) => {
  const shown = new Presentation(page)
  for (const key of [']', '[', '{', '}']) {
    await shown.open('deck=costs&at=4&present')
    await shown.press(key)
    await expect(shown.screen.getByText('detour from 4/12 · Esc returns')).toBeVisible()
    await expectX86Covered(shown, `a detour by ${key}`)
    await shown.press('Escape')
    await expect(shown.screen.getByText('4 / 12')).toBeVisible()
    await expectX86Covered(shown, `back from ${key}`)
  }
  await shown.press('e')
  const field = page.getByRole('textbox')
  await field.fill('    PVOP_VCALLEE irq_disable\n    ret\n')
  await expect(shown.screen.getByText('detour from 4/12 · Esc returns')).toHaveCount(1)
  expect((await shown.everything()).match(/thunk ·|data-tone="thunk"|wins/g)).toBeNull()
  await shown.press('Control+Enter')
  await expectX86Covered(shown, 'an edit')
  await shown.press('PageDown')
  await expect(shown.headline).not.toHaveText(question)
  await shown.press('Escape')
  await expectX86Covered(shown, 'the state itself')

  await shown.press('PageDown')
  await expect(shown.headline).toHaveText('Inline code wins.')
  await shown.press(']')
  await expect(shown.screen.getByText('detour from 4/12 · Esc returns')).toBeVisible()
  await expect(shown.headline).not.toHaveText(question)
  await page.reload()
  await expect(shown.screen.getByText('detour from 4/12 · Esc returns')).toBeVisible()
  await shown.press('Escape')
  await expect(shown.headline).toHaveText('Inline code wins.')
})

test('an Itanium is asked about with four choices, and nothing tells before', async ({ page }) => {
  const shown = new Presentation(page)
  await shown.open('deck=no-room&at=3&present')
  const register = 'A C call from this site. Which register dies?'
  for (const layout of layouts) {
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
