import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { toEsm, withListedEnums, withoutEnumNames, withoutUnnamed } from '../../iced-plugin.ts'

const source = toEsm(
  readFileSync(createRequire(import.meta.url).resolve('iced-x86/iced_x86.js'), 'utf8'),
)

const loaded = (code: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)

it('enumerations of iced-x86 that are made from their lists are the same', async () => {
  const [whole, listed] = await Promise.all([loaded(source), loaded(withListedEnums(source))])
  const enums = Object.entries(whole).filter(([, value]) => typeof value === 'object')
  expect(enums.length).toBeGreaterThan(30)
  for (const [name, value] of enums) expect([name, listed[name]]).toEqual([name, value])
})

it('members that somebody names stay, with what they name themselves', () => {
  const classes = `
class Kept {
    /**
    * Says how many.
    */
    get count() {
        return this.sum(1);
    }
    sum(a) {
        return a;
    }
    set count(a) {
        wasm.set_count(a);
    }
    get size() {
        return 2;
    }
    set size(a) {
        wasm.set_size(a);
    }
    static unheardOf() {
        return 3;
    }
}
`
  const left = withoutUnnamed(classes, 'const { count } = kept; kept.size = 1')
  expect(left).toMatch(/get count[^]*sum\(a\)[^]*get size[^]*set size/)
  expect(left).not.toMatch(/set count/)
  expect(left).not.toMatch(/unheardOf|Says/)
})

it('names of enumerations that callers spell out become their numbers, and no other name does', async () => {
  const library = readFileSync(
    createRequire(import.meta.url).resolve('iced-x86/iced_x86.js'),
    'utf8',
  )
  const caller =
    'f(iced.OpKind.Memory, iced.RflagsBits.DF, iced.Register[0], iced.CodeExt.opCode(1))'
  const whole = (await loaded(source)) as Record<string, Record<string, number>>
  expect(withoutEnumNames(caller, library)).toBe(
    `f(${whole['OpKind']?.['Memory']}, ${whole['RflagsBits']?.['DF']}, iced.Register[0], iced.CodeExt.opCode(1))`,
  )
})
