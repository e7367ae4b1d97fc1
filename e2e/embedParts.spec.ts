import { FigureView, Host } from './pages/hostPage.ts'
import { expect, test } from './test.ts'

const host = new Host()
test.beforeAll(() => host.open())
test.afterAll(() => host.close())

/** All of `scripts/build/laterPlugin.ts`. */
const partFile = /assets\/(words|remarks|lint|late|seldom|flow|flips|scan|off|itaniumRun)-/

interface Asked {
  readonly state: { readonly place: { readonly headline: string } | null; readonly rules: string }
}

test('a figure loads a part of the engine when what it shows needs it', async ({
  page,
  context,
  baseURL,
}) => {
  const parts: string[] = []
  context.on('request', (request) => {
    const [, part] = partFile.exec(request.url()) ?? []
    if (part !== undefined) parts.push(part)
  })
  const site = String(baseURL)
  await page.goto(
    host.page(
      '/parts',
      `<pv-scope id="fig" src="${site}/"></pv-scope><script src="${site}/embed.js"></script>`,
    ),
  )
  const figure = new FigureView(page, '#fig iframe')
  await expect(figure.headline).toHaveText('Inline code wins.')
  // What the linter finds is asked for when the picture stands.
  await expect.poll(() => parts).toEqual(['lint'])

  const set = (state: object) =>
    page.evaluate((wanted) => {
      const owner = document.querySelector('#fig') as HTMLElement & {
        ask(request: object): Promise<unknown>
      }
      return owner.ask({ type: 'pv.setState', state: wanted })
    }, state) as Promise<Asked>
  const text = 'f:\tPVOP_VCALLEE irq_disable\n\tret\n'

  const of2009 = await set({ arch: 'x86-64', listing: text, rules: '2.6.30', site: 1, step: 1 })
  expect(of2009.state.place).not.toBeNull()
  expect(parts).toEqual(['lint'])

  // A comment on registers that says too much.
  await set({ listing: `# live: %rsp\n${text}`, step: 1 })
  expect(parts.toSorted()).toEqual(['flow', 'lint', 'remarks'])
  parts.length = 0

  const of6 = await set({ listing: text, rules: '6.1', step: 1 })
  expect(of6.state).toMatchObject({ rules: '6.1' })
  expect(of6.state.place).not.toBeNull()
  await expect(figure.inside.getByText('call *pv_ops', { exact: false }).first()).toBeVisible()
  expect(parts).toEqual(['late'])

  await set({ listing: `${text}\tmovq %eax, %rbx\n` })
  await expect(figure.inside.getByText('movq', { exact: false }).first()).toBeVisible()
  expect(parts).toEqual(['late', 'words'])
})

test('a mnemonic under a narrow byte is whole', async ({ page }) => {
  for (const width of [320, 720]) {
    await page.setViewportSize({ width, height: 700 })
    await page.goto('/embed.html')
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    const bytes = page.locator('figure figure code', { hasText: /^push$/ })
    await expect(bytes.first()).toBeVisible()
    const cut = await bytes.evaluateAll((all) =>
      all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(String),
    )
    expect(cut).toEqual([])
  }
})
