import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lighter } from './embedPlugin.ts'

const root = join(import.meta.dirname, '../..')

it('what stands in the place of a module offers nothing else than it', async () => {
  for (const [path, name] of Object.entries(lighter)) {
    const whole = (await import(join(root, path))) as object
    const light = (await import(join(root, 'app/embed/lighter', name))) as object
    expect(Object.keys(light).length).toBeGreaterThan(0)
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(light)))
  }
})
