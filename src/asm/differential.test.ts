import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gnuObject, hasGnuAs, ourObject } from '../testing/gnuAs.ts'
import { type Arch, arches } from '../x86/arch.ts'
import { assemble } from './assemble.ts'

const folder = join(import.meta.dirname, '../testing/listings')

/** A listing says in its first line for which widths it is written: `# x86-32 x86-64`. */
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.s'))
  .flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const [first = ''] = text.split('\n')
    return arches
      .filter((arch) => first.includes(arch))
      .map((arch): [string, Arch, string] => [file, arch, text])
  })

describe.runIf(hasGnuAs)('every section and relocation is what GNU as writes', () => {
  it('has listings to compare', () => expect(cases.length).toBeGreaterThan(10))

  it.each(cases)('%s %s', (_, arch, text) => {
    const object = assemble(text, { arch, prelude: '' })
    expect(object.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(ourObject(object)).toEqual(gnuObject(text, arch))
  })
})
