import { describe, expect, it } from 'vitest'
import { doors } from './doors.ts'
import { exportedBy } from './exported.ts'
import { docPages } from './pages.ts'

describe('the documentation of the engine', () => {
  const all = doors.flatMap(({ files }) => files.flatMap(exportedBy))

  it('has everything that its doors export, each once on its page', () => {
    const names = all.map(({ name }) => name)
    for (const { files } of doors) {
      const own = files.flatMap(exportedBy).map(({ name }) => name)
      expect(own.filter((name, at) => own.indexOf(name) !== at)).toEqual([])
    }
    for (const name of ['analyze', 'compare', 'startRun', 'openKernelImage', 'decodeLink']) {
      expect(names).toContain(name)
    }
    for (const { files } of doors) {
      for (const file of files) expect(exportedBy(file).length, file).toBeGreaterThan(0)
    }
  })

  it('tells of each what it is', () => {
    const silent = all.filter(({ doc }) => doc === null).map(({ file, name }) => `${file}: ${name}`)
    expect(silent).toEqual([])
  })

  it('shows how each is declared, and not what it does', () => {
    const signature = (name: string) => all.find((each) => each.name === name)?.signature
    expect(signature('decodeLink')).toMatch(/^function decodeLink\([^]*\): Result<[^{]*$/)
    expect(signature('Decision')).toMatch(/^interface Decision \{[^]*readonly outcome[^]*\}$/)
    expect(signature('addressText')).toBe('const addressText = (address: Address): string =>')
  })

  it('has pages whose links lead somewhere', () => {
    const pages = docPages()
    for (const [name, text] of Object.entries(pages)) {
      for (const [, target = '', id] of text.matchAll(/href="([^"#]+)(?:#([^"]+))?"/g)) {
        expect(Object.keys(pages), `${name} -> ${target}`).toContain(target)
        if (id) expect(pages[target]).toContain(`id="${id}"`)
      }
    }
  })
})
