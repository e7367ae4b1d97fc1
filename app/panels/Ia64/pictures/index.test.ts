import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tellIa64 } from '../../../../src/ia64/story/told.ts'
import { drawings } from './index.ts'

const folder = join(import.meta.dirname, '../../../samples/ia64')
const listings = readdirSync(folder)
  .filter((name) => name.endsWith('.s'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

it('draw every picture that the samples tell, and nothing that none of them does', () => {
  const kinds = listings.flatMap((listing) =>
    (['native', 'xen'] as const).flatMap((platform) =>
      (['static', 'scan'] as const).flatMap((rules) =>
        tellIa64({ listing, platform, rules }).stories.flatMap(({ pictures }) =>
          pictures.map(({ kind }) => kind),
        ),
      ),
    ),
  )
  expect([...new Set(kinds)].toSorted()).toEqual(Object.keys(drawings).toSorted())
})
