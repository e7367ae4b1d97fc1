import { describe, expect, it } from 'vitest'
import { budgetRow, parts } from './budgets.mjs'

const all = Object.values(parts)

const slow = { id: 'step', title: 'a step', unit: 'ms', at: 4 } as const
const budget = { ...slow, most: 50 }

describe('the figures with a limit', () => {
  it('have one limit each, and names of their own', () => {
    const budgets = all.flatMap((part) => part.budgets)
    expect(budgets.length).toBeGreaterThan(15)
    expect(new Set(budgets.map(({ id }) => id)).size).toBe(budgets.length)
    for (const { most, least } of budgets) {
      expect([most, least].filter((each) => each !== undefined)).toHaveLength(1)
    }
  })

  it('hold on a slower page only where one is measured', () => {
    for (const { inBrowser, budgets } of all) {
      if (!inBrowser) expect(budgets.every(({ at }) => at === 1)).toBe(true)
    }
  })

  it('are told beside what was recorded where the limit holds', () => {
    expect(budgetRow(budget, { 1: 10.04, 4: 40 }, { 1: 9, 4: 50 })).toEqual([
      'a step',
      '10 ms',
      '40 ms',
      '≤ 50 ms, 4×',
      '50 ms',
      '−20 %',
    ])
  })

  it('say where a limit is missed, and that nothing was recorded', () => {
    const row = budgetRow(budget, { 1: 10, 4: 51 }, undefined)
    expect(row.slice(3)).toEqual(['≤ 50 ms, 4× **missed**', '', ''])
    const least = { ...slow, least: 50, at: 1 } as const
    expect(budgetRow(least, { 1: 49, 4: 51 }, undefined)[3]).toContain('≥ 50 ms **missed**')
  })
})
