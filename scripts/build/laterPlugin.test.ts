import { join } from 'node:path'
import { expect, it } from 'vitest'
import { laterParts } from './laterPlugin.ts'

const root = join(import.meta.dirname, '../..')

it('what is called for when it is needed are functions and objects of the engine', async () => {
  for (const modules of Object.values(laterParts)) {
    for (const [path, names] of Object.entries(modules)) {
      const whole = (await import(join(root, path))) as Readonly<Record<string, unknown>>
      for (const name of names) {
        const kind = name.startsWith('{') ? 'object' : 'function'
        const found = typeof whole[name.replace(/[{}]/g, '')]
        expect([path, name, found]).toEqual([path, name, kind])
      }
    }
  }
})
