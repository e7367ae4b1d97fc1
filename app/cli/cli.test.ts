import { describe, expect, it } from 'vitest'
import { kernelSymbols, kernelVectorLines } from '../../src/testing/vectors/kernelVectors.ts'
import { reportWidth } from './columns.ts'
import { pvscope } from './testing.ts'

/** The shapes that others rely on; more keys are allowed. */
interface DiagnosticJson {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly severity: string
  readonly code: string
  readonly message: string
}

interface AsmJson {
  readonly sections: readonly {
    readonly name: string
    readonly address: string
    readonly hex: string
    readonly relocations: readonly object[]
  }[]
  readonly symbols: readonly object[]
  readonly diagnostics: readonly DiagnosticJson[]
}

interface PatchJson {
  readonly sites: readonly {
    readonly op: string
    readonly length: number
    readonly before: string
    readonly after: string
    readonly outcome: string
    readonly foundBy: string
    readonly clobbers: readonly string[]
    readonly candidates: readonly {
      readonly kind: string
      readonly bytes: string
      readonly clobbers: readonly string[]
      readonly checks: readonly { readonly check: string; readonly pass: boolean }[]
    }[]
    readonly flips: readonly { readonly change: object; readonly outcome: string }[]
  }[]
  readonly image: { readonly address: string; readonly before: string; readonly after: string }
  readonly diagnostics: readonly DiagnosticJson[]
}

async function asmJson(listing: string, args = ''): Promise<AsmJson> {
  const { out } = await pvscope(`asm a.s --json ${args}`, { 'a.s': listing })
  return JSON.parse(out) as AsmJson
}

async function patchJson(listing: string, args = ''): Promise<PatchJson> {
  const { out } = await pvscope(`patch a.s --json ${args}`, { 'a.s': listing })
  return JSON.parse(out) as PatchJson
}

const disable = '    DISABLE_INTERRUPTS(CLBR_NONE)\n    ret\n'
const enable = '    PVOP_VCALLEE irq_enable\n    ret\n'
const mail =
  '    push %eax\n    push %ecx\n    push %edx\n    call paravirt_cli\n    pop %edx\n    pop %ecx\n    pop %eax\n'

describe('asm', () => {
  it('gives sections, relocations and symbols as the object file of GNU as has them', async () => {
    const document = await asmJson('foo: call *pv_irq_ops+8\n')
    expect(document.sections[0]).toEqual({
      name: '.text',
      address: '0xc1020000',
      hex: 'ff1508000000',
      relocations: [{ offset: 2, type: 'R_386_32', symbol: 'pv_irq_ops', addend: 8 }],
    })
    expect(document.symbols).toContainEqual(
      expect.objectContaining({ name: 'foo', section: '.text', offset: 0 }),
    )
    expect(document.diagnostics).toEqual([])
  })

  it('fills the fields after linking', async () => {
    const { sections } = await asmJson('call *pv_irq_ops+8\n', '--link')
    expect(sections[0]?.hex).toMatch(/^ff15[0-9a-f]{6}c1$/)
  })

  it('reads standard input for "-"', async () => {
    const { exit, out } = await pvscope('asm - --arch x86-64 --json', {}, 'mov %rax, %rbx\n')
    expect(exit).toBe(0)
    expect((JSON.parse(out) as AsmJson).sections[0]?.hex).toBe('4889c3')
  })

  it('tells errors on standard error with their place, prints the JSON all the same, and exits 1', async () => {
    const { exit, out, errors } = await pvscope('asm a.s --json', {
      'a.s': 'nop\n  mvo %eax, %ebx\n',
    })
    expect(exit).toBe(1)
    expect(errors).toMatch(/^a\.s:2:3: .*mvo/)
    expect((JSON.parse(out) as AsmJson).diagnostics[0]).toMatchObject({
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 6,
      severity: 'error',
      code: expect.stringMatching(/^asm\//),
    })
  })

  it('prints addresses and bytes beside the lines for people', async () => {
    const { out } = await pvscope('asm a.s', { 'a.s': 'cli # off\n' })
    expect(out).toContain('c1020000  fa')
    expect(out).toContain('cli # off')
  })
})

describe('patch', () => {
  it('gives sites with candidates, checks and flips', async () => {
    const { sites, image } = await patchJson(disable, '--backend xen')
    expect(sites).toHaveLength(1)
    expect(sites[0]).toMatchObject({
      index: 0,
      op: 'pv_irq_ops.irq_disable',
      type: 45,
      address: '0xc1020000',
      offset: 0,
      length: 13,
      line: 1,
      clobbers: [],
      foundBy: 'recorded',
      outcome: 'inline',
      patchedLength: 8,
    })
    expect(sites[0]?.candidates[0]).toMatchObject({
      kind: 'inline',
      clobbers: [],
      checks: expect.arrayContaining([
        { check: 'fits', pass: true, needs: 8, room: 13 },
        { check: 'destroys', pass: true, destroys: [], allowed: [], excess: [] },
      ]),
    })
    expect(sites[0]?.flips).toContainEqual(
      expect.objectContaining({ change: { backend: 'vmi' }, outcome: 'thunk-call' }),
    )
    // A site of 7 bytes would cut its call in two: that is no offer.
    expect(sites[0]?.flips.filter(({ change }) => 'length' in change)).toEqual([])
    expect(image.address).toBe('0xc1020000')
  })

  it('changes nothing outside of the sites', async () => {
    const { sites, image } = await patchJson(disable, '--backend lguest')
    const digits = 2 * (sites[0]?.length ?? 0)
    expect(image.before).toBe(`${sites[0]?.before}c3`)
    expect(image.after).toBe(`${sites[0]?.after}c3`)
    expect(image.after.length).toBe(digits + 2)
  })

  it('names registers in machine order and in full width', async () => {
    const { sites } = await patchJson(enable)
    expect(sites[0]?.clobbers).toEqual(['eax', 'edx'])
  })

  it('follows backend and rules', async () => {
    const outcomes = await Promise.all(
      ['--backend native', '--backend xen', '--backend lguest', '--rules 2.6.30'].map(
        async (args) => (await patchJson(enable, args)).sites[0]?.outcome,
      ),
    )
    expect(outcomes).toEqual(['inline', 'thunk-call', 'thunk-call', 'keep'])
  })

  it('scans for sites without a record, and leaves that out with --no-scan', async () => {
    expect((await patchJson(mail)).sites[0]).toMatchObject({ foundBy: 'scanned', length: 11 })
    expect((await patchJson(mail, '--no-scan')).sites).toEqual([])
  })

  it('prints a report that fits 100 columns', async () => {
    const listing = `${disable}${enable}${mail}    PVOP_CALLEE pte_val\n    PVOP_VCALL set_pte\n`
    for (const args of ['--backend xen', '--backend vmi', '--rules 2.6.30', '--backend off']) {
      const { out } = await pvscope(`patch a.s ${args}`, { 'a.s': listing })
      expect(out.length).toBeGreaterThan(100)
      expect(out.split('\n').filter((line) => line.length > reportWidth)).toEqual([])
    }
  })

  it('says in the report what was chosen and why the others were not', async () => {
    const { out } = await pvscope('patch a.s --backend xen', { 'a.s': enable })
    expect(out).toContain('Site 1: pv_irq_ops.irq_enable')
    expect(out).toMatch(/inline code .*rejected: needs 23 bytes, and there\s+are 6/)
    expect(out).toMatch(/routine .*chosen/)
  })

  it('says that nothing is marked where there is no site', async () => {
    const { exit, out } = await pvscope('patch a.s', { 'a.s': 'ret\n' })
    expect(exit).toBe(0)
    expect(out).toContain('Nothing in it is marked for patching.')
  })
})

describe('records', () => {
  const vectors = kernelVectorLines().filter((_, index) => index % 50 === 0)

  it('answers line for line, in the words of the kernel vectors', async () => {
    const files = { 'symbols.json': JSON.stringify(kernelSymbols()) }
    const stdin = `${vectors.join('\n')}\n`
    const { exit, out } = await pvscope('records --symbols symbols.json', files, stdin)
    expect(exit).toBe(0)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual(vectors.map((line) => JSON.parse(line) as object))
  })

  it('goes on after a bad line, and says which one it was', async () => {
    const [first, second] = vectors
    const stdin = `${first}\nnot json\n${second}`
    const { exit, out, errors } = await pvscope('records', {}, stdin)
    const answers = out.trim().split('\n')
    expect(exit).toBe(1)
    expect(answers).toHaveLength(3)
    expect(JSON.parse(answers[1]!)).toEqual({ error: expect.any(String) })
    expect(JSON.parse(answers[2]!)).toEqual(JSON.parse(second!))
    expect(errors).toMatch(/^<stdin>:2:1: /)
  })

  it('refuses a symbol file that is none', async () => {
    const { exit, errors } = await pvscope('records --symbols s', { s: '{' })
    expect(exit).toBe(2)
    expect(errors).toContain('not a JSON file')
  })
})

describe('wrong usage', () => {
  it.each([
    ['', /Which command/],
    ['pach a.s', /Did you mean "patch"/],
    ['patch', /Which file/],
    ['patch a.s b.s', /"b\.s" is one file too many/],
    ['patch missing.s', /missing\.s cannot be read: there is no such file/],
    ['patch a.s --backed xen', /Did you mean "--backend"/],
    ['patch a.s --backend', /--backend needs a value/],
    ['patch a.s --backend zen', /Did you mean "xen"/],
    ['patch a.s --json=yes', /--json takes no value/],
    ['patch a.s --arch x86-64 --nops k7', /--nops cannot be "k7"; choose from k8, p6/],
    ['patch a.s --arch x86-64 --backend lguest', /never a 64-bit lguest/],
    ['patch a.s --rules 6.1', /Choose x86-64/],
    ['patch a.s --arch ia64', /Write "pvscope ia64 asm FILE"/],
    ['ia64 run a.s --set r99=1', /in0 to in7 and registers r1 to r31/],
    ['asm a.s --symbols b', /There is no option "--symbols" here/],
  ])('"%s" exits 2 with a reason and prints nothing', async (args, reason) => {
    const { exit, out, errors } = await pvscope(args, { 'a.s': 'ret\n', 'b.s': 'ret\n' })
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(errors).toMatch(/^pvscope: /)
    expect(errors).toMatch(reason)
  })
})

describe('help', () => {
  it.each(['--help', 'help', 'asm --help', 'patch --help', 'records --help'])(
    '%s goes to standard output within 100 columns',
    async (args) => {
      const { exit, out, errors } = await pvscope(args)
      expect(exit).toBe(0)
      expect(errors).toBe('')
      expect(out.split('\n').filter((line) => line.length > reportWidth)).toEqual([])
    },
  )
})
