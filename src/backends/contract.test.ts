import { describe, expect, it } from 'vitest'
import { decodeLink } from '../share/decodeLink.ts'
import { encodeLink } from '../share/encodeLink.ts'
import { defaultSettings } from '../share/document.ts'
import type { VariantId } from './backend.ts'
import { backendOf, backends, defaultVariant, variants, variantsOf } from './index.ts'

/** What every backend's file has to keep to, so that its file and its line in the list are all that a new one needs. */
describe.each(backends)('the file of $id', ({ id, words, variants: own, years, configs }) => {
  it('names variants after it, the usual one first', () => {
    expect(own[0].id).toBe(id)
    expect(own.map((variant) => variant.id.split('-')[0])).toEqual(own.map(() => id))
    for (const { id: variant } of own) expect(backendOf(variant as VariantId).id).toBe(id)
  })

  it('has ids that links and the command line can carry', () => {
    for (const { id: variant } of own) expect(variant).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/)
  })

  it('has a word for every choice, and a name for the choice, where there is more than one', () => {
    expect(words.name).toMatch(/\S/)
    expect(words.option !== undefined).toBe(own.length > 1)
    for (const { word } of own) expect(word !== undefined).toBe(own.length > 1)
  })

  it('has a room of the switch for its name', () => {
    expect((words.onSwitch ?? words.name).length).toBeLessThanOrEqual(8)
  })

  it('says when Linux carried it, and what it was configured for', () => {
    expect(years).toMatch(/^20\d\d–(?:20\d\d)?$/)
    expect(configs.length).toBeGreaterThan(0)
    expect(new Set(configs).size).toBe(configs.length)
  })

  it('tells its own refusals in whole sentences, with years', () => {
    const left = own.map((variant) => variant.left)
    for (const sentence of [words.refused, words.left, ...left]) {
      if (sentence !== undefined) expect(sentence).toMatch(/^.*20\d\d.*\.$/)
    }
  })

  it('stands in links by its ids', async () => {
    for (const { id: variant } of own) {
      const document = { ...defaultSettings, listing: 'ret\n', variant: variant as VariantId }
      const link = await decodeLink(await encodeLink(document))
      expect(link).toMatchObject({ ok: true, value: { variant } })
    }
  })
})

it('no two variants have one id', () => {
  const ids = backends.flatMap((backend) => backend.variants.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(variants).toEqual(ids)
  expect(backends.flatMap(({ id }) => variantsOf(id))).toEqual(ids)
  for (const { id } of backends) expect(variantsOf(id)[0]).toBe(defaultVariant(id))
})
