import { expect, it } from 'vitest'
import { type Receipt, receiptFrom, receiptText } from './receipt.ts'

const receipt: Receipt = {
  version: '1.2.3',
  lesson: 'callsite',
  task: 'add-enable',
  goals: [
    { id: 'enable', met: true },
    { id: 'disable', met: false },
  ],
  first: { right: 1, shown: 1, all: 2 },
  hints: 1,
  name: '  Ada\n Lovelace ',
  time: '2026-01-02T03:04:05Z',
  link: 'https://example.org/#v3=abc',
}

it('fits on twelve lines and names what was met and what was not', () => {
  const lines = receiptText(receipt).split('\n')
  expect(lines.length).toBeLessThanOrEqual(12)
  expect(lines).toContain('goals met: 1/2 (enable)')
  expect(lines).toContain('goals missed: disable')
  expect(lines).toContain('right at first try: 1/2 (1 shown)')
  expect(lines).toContain('name: Ada Lovelace')
})

it('can be read again, quoted in a mail too', () => {
  const read = {
    lesson: 'callsite',
    task: 'add-enable',
    name: 'Ada Lovelace',
    link: receipt.link,
    met: '1/2 (enable)',
  }
  expect(receiptFrom(receiptText(receipt))).toEqual(read)
  expect(receiptFrom(receiptText(receipt).replaceAll(/^/gm, '> '))).toEqual(read)
  expect(receiptFrom(receiptText(receipt).replaceAll('\n', '\r\n'))).toEqual(read)
  expect(receiptFrom('lesson: callsite\ntask: add-enable\nlink: x')).toBeNull()
})

it('is one without its link too, and a text that only names it is none', () => {
  const cut = receiptText(receipt).replace(/^link: .*$/m, 'link:')
  expect(receiptFrom(cut)).toMatchObject({ lesson: 'callsite', link: '' })
  expect(receiptFrom('# my pvscope receipt\n    ret\n')).toBeNull()
  const unnamed = receiptText({ ...receipt, name: '' })
  expect(receiptFrom(unnamed)).toMatchObject({ name: '', link: receipt.link })
})
