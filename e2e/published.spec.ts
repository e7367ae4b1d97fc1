import { expect, test } from './test.ts'

test('beside the page stand the documentation of the engine and the forms of its output', async ({
  page,
  request,
}) => {
  await page.goto('./api/index.html')
  await page.getByRole('link', { name: 'decodeLink' }).click()
  await expect(page.getByRole('heading', { name: 'decodeLink' })).toBeVisible()
  const schema = await request.get('./schemas/patch.json')
  expect(await schema.json()).toMatchObject({ title: 'pvscope patch --json', type: 'object' })
})
