import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { oldLinks, oldTexts } from '../testing/oldLinks.ts'
import { decodeLink } from './decodeLink.ts'
import { defaultSettings } from './document.ts'
import { linkVersions } from './upgrades/index.ts'

describe('every link version', () => {
  it('is listed in order without gaps', () => {
    expect(linkVersions.map(({ version }) => version)).toEqual(
      linkVersions.map((_, index) => index + 1),
    )
  })

  it('has a link here, made when it was the newest', () => {
    const versions = oldLinks.map(([link]) => Number(/v(\d+)/.exec(link)?.[1]))
    expect(new Set(versions)).toEqual(new Set(linkVersions.map(({ version }) => version)))
  })

  it('has a link here for each thing that a link can hold', () => {
    const names = Object.keys(defaultSettings) as (keyof typeof defaultSettings)[]
    const unseen = names.filter((name) =>
      oldLinks.every(([, document]) => isDeepStrictEqual(document[name], defaultSettings[name])),
    )
    expect(unseen).toEqual([])
  })

  it.each(oldLinks)('still opens %s', (link, document) => {
    expect(decodeLink(link, oldTexts)).toEqual({ ok: true, value: document })
  })
})
