import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportWidth } from './columns.ts'
import { pvscope } from './testing.ts'

const root = join(import.meta.dirname, '../..')
const vectorText = readFileSync(join(root, 'src/testing/vectors/ia64.jsonl'), 'utf8')
const sample = (id: string): string => readFileSync(join(root, `app/samples/ia64/${id}.s`), 'utf8')

interface Answer {
  readonly id: string | null
  readonly result: string
  readonly differs?: readonly string[]
  readonly error?: string
}

const answersOf = (out: string): readonly Answer[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)

describe('ia64 vectors', () => {
  it('answers every row of standard input, in order, with ok', async () => {
    const { exit, out, errors } = await pvscope('ia64 vectors', {}, vectorText)
    expect([exit, errors]).toEqual([0, ''])
    const ids = vectorText
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Answer).id)
    expect(answersOf(out).map(({ id }) => id)).toEqual(ids)
    expect(answersOf(out).filter(({ result }) => result !== 'ok')).toEqual([])
  })

  it('says of a falsified row what differs', async () => {
    const [line = ''] = vectorText.split('\n').filter((each) => each.includes('"apply_bundle-003"'))
    const wrong = line.replace('"used": 16', '"used": 32')
    const { exit, out } = await pvscope('ia64 vectors v.jsonl', { 'v.jsonl': wrong })
    expect(exit).toBe(0)
    expect(answersOf(out)).toMatchObject([
      { id: 'apply_bundle-003', result: 'differs', differs: ['used'], ours: { used: 16 } },
    ])
  })

  it('goes on after a line that is no row, and exits 1', async () => {
    const [first = ''] = vectorText.split('\n')
    const { exit, out } = await pvscope('ia64 vectors -', {}, `nonsense\n\n${first}\n`)
    expect(exit).toBe(1)
    expect(answersOf(out)).toMatchObject([{ id: null, result: 'differs' }, { result: 'ok' }])
  })
})

describe('ia64 asm', () => {
  it('gives sections, relocations and symbols', async () => {
    const listing = 'f: mov r8=cpuid[r8] ;;\n .section .paravirt_bundles,"a"\n data8 f, f+16, 3\n'
    const { exit, out } = await pvscope('ia64 asm a.s --json', { 'a.s': listing })
    expect(exit).toBe(0)
    const { sections, symbols } = JSON.parse(out) as Record<string, readonly object[]>
    expect(sections?.[0]).toMatchObject({
      name: '.text',
      address: '0x100000000',
      hex: '01400010170400000002000000000400',
      relocations: [],
    })
    expect(sections?.[1]).toMatchObject({
      hex: `${'00'.repeat(16)}0300000000000000`,
      relocations: [
        { offset: 0, type: 'R_IA64_DIR64LSB', symbol: '.text', addend: 0 },
        { offset: 8, type: 'R_IA64_DIR64LSB', symbol: '.text', addend: 16 },
      ],
    })
    expect(symbols).toEqual([{ name: 'f', section: '.text', offset: 0, tag: false }])
  })

  it('tells mistakes with their place and exits 1', async () => {
    const { exit, errors } = await pvscope('ia64 asm a.s', { 'a.s': ' nop 0\n  movv r8=r9\n' })
    expect(exit).toBe(1)
    expect(errors).toMatch(/^a\.s:2:3: "movv" is no instruction.*"mov/)
  })

  it('prints bundles for people', async () => {
    const { out } = await pvscope('ia64 asm -', {}, 'rsm psr.i ;;\n')
    expect(out).toContain('0x100000000  01 00 00 02 07 00')
    expect(out).toContain('rsm 0x4000')
  })
})

interface PatchJson {
  readonly sites: readonly {
    readonly outcome: string
    readonly after: string
    readonly because: string | null
    readonly basis: string
    readonly scan: { readonly newSof: number; readonly doubts: readonly string[] } | null
    readonly hazards: readonly object[]
    readonly costs: readonly { readonly convention: string }[]
  }[]
}

async function patched(id: string, args = ''): Promise<PatchJson['sites'][number]> {
  const { out } = await pvscope(`ia64 patch a.s --json ${args}`, { 'a.s': sample(id) })
  const [site] = (JSON.parse(out) as PatchJson).sites
  if (!site) throw new Error(out)
  return site
}

const filler = '00000000010000000002000000000400'

describe('ia64 patch', () => {
  it('puts one instruction and nops into the site, another on each platform', async () => {
    expect(await patched('cpuid', '--backend native')).toMatchObject({
      outcome: 'replaced',
      after: `00400010170400000002000000000400${filler.repeat(4)}`,
      basis: 'kernel-run',
    })
    expect((await patched('cpuid')).after).toBe(
      `00a00000000000000002000000000400${filler.repeat(4)}`,
    )
  })

  it('tells the scan of --rules scan, marked as a model', async () => {
    const site = await patched('frame', '--rules scan')
    expect(site).toMatchObject({
      outcome: 'called',
      basis: 'model',
      scan: { newSof: 7 },
      hazards: [{ kind: 'output', register: 'r38' }],
    })
    expect(site.costs.map(({ convention }) => convention)).toEqual(['c', 'static', 'inline'])
  })

  it('says in the report where the alloc was found', async () => {
    const { out } = await pvscope('ia64 patch a.s --rules scan', { 'a.s': sample('frame') })
    expect(out).toContain('alloc     0x100000000, 2 bundles back: sol 5, sof 7, wide enough')
  })

  it('prints a report that fits 100 columns', async () => {
    for (const args of ['', '--rules scan', '--backend native']) {
      const { out } = await pvscope(`ia64 patch a.s ${args}`, { 'a.s': sample('noBoundary') })
      expect(out).toContain('Site 1: GET_CPUID')
      expect(out.split('\n').filter((line) => line.length > reportWidth)).toEqual([])
    }
  })
})

describe('wrong usage', () => {
  it.each([
    ['ia64', /asm FILE/],
    ['ia64 pacth a.s', /Did you mean "patch"/],
    ['ia64 patch a.s --backend vmi', /choose from xen, native/],
    ['ia64 patch a.s --rules design', /choose from static, scan/],
    ['patch a.s --rules scan', /--rules cannot be "scan"/],
    ['ia64 vectors a b', /one file too many/],
  ])('"%s" exits 2', async (args, reason) => {
    const { exit, errors } = await pvscope(args, { 'a.s': '' })
    expect(exit).toBe(2)
    expect(errors).toMatch(reason)
  })
})

describe('ia64 run', () => {
  it('names the line that reads what a C call has destroyed', async () => {
    const { out, exit } = await pvscope('ia64 run a.s --rules scan --trace', {
      'a.s': sample('frame'),
    })
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'patched: The C function GET_CPUID (model) destroyed out1 (r38), which line 70 reads.',
    )
    expect(out).toContain('broken by the patch')
    expect(out).toContain('br.call.sptk.many')
    expect(exit).toBe(0)
  })

  it('starts from what is set, and tells all as one document', async () => {
    const { out } = await pvscope('ia64 run a.s --json --trace --set in1=0xb0b', {
      'a.s': sample('frame'),
    })
    const { run } = JSON.parse(out) as {
      run: { verdicts: { verdict: string }[]; trace: { patched: { changes: object } }[] }
    }
    expect(run.verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
    expect(run.trace.map(({ patched }) => patched.changes)).toContainEqual(
      expect.objectContaining({ '@6': { value: '0xb0b', destroyed: null } }),
    )
  })

  it.each([
    ['--set rax=1', /rax/],
    ['--set r8', /r8/],
    ['--set r8=x', /x/],
    ['--entry nowhere', /no label "nowhere"/],
  ])('says what is wrong with %s', async (args, words) => {
    const { exit, errors } = await pvscope(`ia64 run a.s ${args}`, { 'a.s': sample('frame') })
    expect(exit).toBe(2)
    expect(errors).toMatch(words)
  })

  it('starts at a label', async () => {
    const { out } = await pvscope('ia64 run a.s --json --entry other', { 'a.s': sample('frame') })
    const { run } = JSON.parse(out) as {
      run: { start: { entry: string }; verdicts: { verdict: string }[] }
    }
    expect(run.start.entry).toBe('other')
    expect(run.verdicts).toEqual([expect.objectContaining({ verdict: 'not-reached' })])
  })

  it('has nothing to run in an empty listing', async () => {
    const { exit, errors } = await pvscope('ia64 run a.s', { 'a.s': '' })
    expect(exit).toBe(1)
    expect(errors).toContain('no instruction')
  })
})
