import { expect, it } from 'vitest'
import { decodeLink } from '../../../src/share/decodeLink.ts'
import { oldLinks, oldTexts } from '../../../src/testing/oldLinks.ts'
import { neededBeside, readPlain, unpack } from './reader.ts'

it('reads every old link as the whole codec does, or leaves it to that', async () => {
  let read = 0
  for (const [link] of oldLinks) {
    expect(readPlain(link, oldTexts)).toBeNull()
    await unpack(link)
    const plain = readPlain(link, oldTexts)
    if (plain === null) continue
    expect(plain).toEqual(decodeLink(link, oldTexts))
    read++
  }
  expect(read).toBeGreaterThan(oldLinks.length / 2)
})

it('knows nothing of a damaged link', async () => {
  const [link = ''] = oldLinks[0] ?? []
  const damaged = `${link.slice(0, -3)}A${link.slice(-2)}`
  await unpack(damaged)
  expect(neededBeside(damaged, [])).toBe('links')
  expect(readPlain(damaged, [])).toBeNull()
})
