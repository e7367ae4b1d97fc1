import { expect, it } from 'vitest'
import { eraTexts } from '../../decks/eraTexts.ts'
import { thunkTexts } from '../../decks/thunkTexts.ts'
import { catalogue } from '../../samples/catalogue.ts'
import { ia64Texts } from '../../samples/ia64Texts.ts'
import { sampleTexts } from '../../samples/sampleTexts.ts'
import { decodeLink } from '../../../src/share/decodeLink.ts'
import { defaultSettings } from '../../../src/share/document.ts'
import { encodeLink } from '../../../src/share/encodeLink.ts'
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

it('is brought the one list that has the text which a link names', async () => {
  const lists = { sampleTexts, thunkTexts, eraTexts, ia64Texts }
  for (const [name, list] of Object.entries(lists)) {
    const listed = list.at(-1)
    if (!listed) throw new Error(`${name} is empty`)
    const machine = name === 'ia64Texts' ? 'ia64' : 'x86'
    const link = encodeLink({ ...defaultSettings, machine, listing: listed.listing }, catalogue)
    await unpack(link)
    expect([link.length < 60, neededBeside(link, null)]).toEqual([true, name])
    expect(neededBeside(link, list)).toBeNull()
  }
})

it('needs nothing beside itself for a text of 6.1', async () => {
  const late = { config: '64v61', rules: '6.1', listing: '\tPVOP_VCALLEE irq_disable\n' } as const
  const link = encodeLink({ ...defaultSettings, ...late }, catalogue)
  await unpack(link)
  expect(neededBeside(link, null)).toBeNull()
})

it('knows nothing of a damaged link', async () => {
  const [link = ''] = oldLinks[0] ?? []
  const damaged = `${link.slice(0, -3)}A${link.slice(-2)}`
  await unpack(damaged)
  expect(neededBeside(damaged, [])).toBe('links')
  expect(readPlain(damaged, [])).toBeNull()
})
