import { join } from 'node:path'
import { expect, it } from 'vitest'
import { laterParts } from './laterPlugin.ts'

const root = join(import.meta.dirname, '../..')

it('what is called for when it is needed are functions of the engine', async () => {
  for (const modules of Object.values(laterParts)) {
    for (const [path, names] of Object.entries(modules)) {
      const whole = (await import(join(root, path))) as Readonly<Record<string, unknown>>
      for (const name of names)
        expect([path, name, typeof whole[name]]).toEqual([path, name, 'function'])
    }
  }
})
