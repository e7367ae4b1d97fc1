import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Workbench } from './pages/workbench.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'All commands' })
const search = (page: Page) => page.getByRole('combobox', { name: 'Search the commands' })

test('the palette finds a command by its words and does it', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('ControlOrMeta+K')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('runs kvm')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('option')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await expect(bench.switch('Runs on').getByRole('radio', { name: 'KVM' })).toBeChecked()
})

test('the palette is a list for the keyboard and for screen readers', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('ControlOrMeta+K')
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toHaveText(/^Next step/)
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveText(/^Previous decision|^Previous step|^Next decision/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(chosen).toBeInViewport()
  const id = await chosen.getAttribute('id')
  await expect(search(page)).toHaveAttribute('aria-activedescendant', id ?? 'none')
  await expect(page.getByRole('listbox').getByRole('group', { name: 'Machine' })).toBeAttached()
  await page.keyboard.type('frobnicate')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(page.getByRole('status').getByText('No command has these words.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
})

test('what was done last stands on top, also after a reload', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('theme light')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('theme: dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(bench.headline).toBeVisible()
  await page.keyboard.press('ControlOrMeta+K')
  const recent = page.getByRole('group', { name: 'Recent' })
  await expect(recent.getByRole('option')).toHaveText('Theme: light')
})

test('the palette opens from inside of the editor, and leads back into it', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const editor = await bench.editor()
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+K')
  await expect(search(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(editor).toBeFocused()
})

test('"?" shows every key, and its sign is written in the listing all the same', async ({
  page,
}) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Next decision')).toBeVisible()
  await expect(sheet.getByText(/F5 reloads/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await bench.write('# why')
  await page.keyboard.type('?')
  await expect(sheet).toHaveCount(0)
  await expect(bench.listing.getByText('why?')).toBeVisible()
})

test('a button says its key, and the key does what the button does', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  await page.getByRole('button', { name: 'Step through it' }).click()
  for (const [name, title, keys] of [
    ['Next step', 'Next step (→, F10)', 'ArrowRight F10'],
    ['Step back', 'Previous step (←, Shift+F9)', 'ArrowLeft Shift+F9'],
    ['Play', 'Play (Space)', 'Space'],
    ['Run', 'Run it, before and after patching (Alt+R)', 'Alt+R'],
  ] as const) {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toHaveAttribute('title', title)
    await expect(button).toHaveAttribute('aria-keyshortcuts', keys)
  }
})

test('the menu opens, moves and closes by keys', async ({ page }) => {
  const bench = new Workbench(page)
  await bench.open()
  const menu = page.getByRole('menu', { name: 'Menu' })
  await page.getByRole('button', { name: 'Menu' }).focus()
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(menu.getByRole('menuitem', { name: /^Keys/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('s')
  await expect(menu.getByRole('menuitem', { name: /^(Share|Settings)/ }).first()).toBeFocused()
})
