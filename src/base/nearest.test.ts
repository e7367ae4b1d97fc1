import { expect, it } from 'vitest'
import { nearestWord } from './nearest.ts'

it.each([
  ['mvo', ['add', 'mov'], 'mov'],
  ['pv_irq_opz', ['pv_cpu_ops', 'pv_irq_ops'], 'pv_irq_ops'],
  ['DISABLE_INTERUPTS', ['ENABLE_INTERRUPTS', 'DISABLE_INTERRUPTS'], 'DISABLE_INTERRUPTS'],
  ['abcdef', ['badcef', 'abcfedx'], 'badcef'],
  ['xyz', ['mov', 'add'], null],
  ['', ['mov'], null],
] as const)('"%s" among %j is %j', (word, candidates, near) => {
  expect(nearestWord(word, candidates)).toBe(near)
})
