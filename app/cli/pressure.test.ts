import { describe, expect, it } from 'vitest'
import { samples } from '../samples/index.ts'
import { reportWidth } from './columns.ts'
import { pvscope } from './testing.ts'

interface ContractJson {
  readonly places: number
  readonly spillsForced: number
  readonly movesForced: number
  readonly prologueSavesForced: number
}

/** The shape that others rely on; more keys are allowed. */
interface PressureJson {
  readonly rows: readonly {
    readonly line: number
    readonly offset: number
    readonly text: string
    readonly liveIn: readonly string[]
    readonly liveOut: readonly string[]
    readonly written: readonly string[]
    readonly assumed: readonly string[]
    readonly heldForCaller: readonly string[]
    readonly flagsIn: boolean
    readonly flagsOut: boolean
    readonly count: number
  }[]
  readonly rowsAfter: PressureJson['rows']
  readonly sites: readonly {
    readonly index: number
    readonly liveAcross: readonly string[]
    readonly destroyed: readonly string[]
    readonly contract: Readonly<
      Record<'own' | 'none' | 'sandwich' | 'calleeSave' | 'c', ContractJson>
    >
    readonly filling: {
      readonly outcome: string
      readonly reallyDestroyed: readonly string[]
      readonly givenUpForNothing: readonly string[]
      readonly instructions: number
      readonly bytes: number
    }
  }[]
  readonly allocatable: number
  readonly peak: number
  readonly diagnostics: readonly { readonly line: number; readonly code: string }[]
}

async function pressure(listing: string, args = ''): Promise<PressureJson> {
  const { out } = await pvscope(`pressure a.s --json ${args}`, { 'a.s': listing })
  return JSON.parse(out) as PressureJson
}

const aging = `    mov   %eax, %ebx
    mov   (%esi), %ecx
    mov   4(%esi), %edx
    PVOP_VCALLEE irq_disable
    add   %ecx, (%edi)
    ret   # live: %ebx
`

describe('pressure', () => {
  it('tells of every row what is alive, in machine order and without the stack pointer', async () => {
    const { rows, allocatable, peak, diagnostics } = await pressure(aging)
    expect(rows[1]).toMatchObject({
      line: 2,
      offset: 2,
      text: 'mov (%esi),%ecx',
      liveIn: ['ebx', 'esi', 'edi'],
      liveOut: ['ecx', 'ebx', 'esi', 'edi'],
      written: ['ecx'],
      assumed: [],
      heldForCaller: [],
      flagsIn: false,
      flagsOut: false,
      count: 4,
    })
    expect(rows[2]).toMatchObject({ written: ['edx'], liveOut: ['ecx', 'ebx', 'edi'], count: 4 })
    expect([allocatable, peak]).toEqual([7, 4])
    expect(diagnostics.map(({ code }) => code)).toEqual(['lint/callee-save-promised'])
  })

  it('tells what a site costs, and what stands there now', async () => {
    const { sites } = await pressure(aging, '--backend lguest')
    expect(sites[0]).toMatchObject({
      index: 0,
      liveAcross: ['ecx', 'ebx', 'edi'],
      destroyed: [],
      contract: {
        own: { places: 5, spillsForced: 0, movesForced: 0, prologueSavesForced: 0 },
        none: { places: 7 },
        sandwich: { places: 6 },
        calleeSave: { places: 5 },
        c: { places: 4, spillsForced: 0, movesForced: 1, prologueSavesForced: 1 },
      },
      filling: {
        outcome: 'thunk-call',
        reallyDestroyed: ['eax', 'edx'],
        givenUpForNothing: [],
        instructions: 5,
        bytes: 13,
      },
    })
  })

  it('takes the frame pointer away where one is used, or where it is told so', async () => {
    const framed = `    push %ebp\n    mov %esp, %ebp\n${aging}`
    expect((await pressure(framed)).allocatable).toBe(6)
    expect((await pressure(framed, '--frame-pointer no')).allocatable).toBe(7)
    const { allocatable, sites } = await pressure(aging, '--frame-pointer yes')
    expect([allocatable, sites[0]?.contract.c.places]).toEqual([6, 3])
    expect((await pressure('ret', '--arch x86-64')).allocatable).toBe(15)
  })

  it('exits with 1 where a value is destroyed, and still prints the document', async () => {
    const lost = aging.replace('VCALLEE irq_disable', 'VCALL flush_tlb_user')
    const { exit, out, errors } = await pvscope('pressure a.s --json', { 'a.s': lost })
    expect(exit).toBe(1)
    expect((JSON.parse(out) as PressureJson).sites[0]?.destroyed).toEqual(['ecx'])
    expect(errors).toContain("a.s:5:5: %ecx is needed in line 5, but line 4's site may destroy it")
    expect((await pvscope('patch a.s', { 'a.s': lost })).exit).toBe(0)
  })

  it('shows the rows after patching: other ones inside of sites, the same outside', async () => {
    const { rows, rowsAfter } = await pressure(aging, '--backend xen-noplace')
    expect(rowsAfter.map(({ text }) => text).slice(3, 5)).toEqual([
      'call __raw_callee_save_xen_irq_disable',
      'nop',
    ])
    const outside = (all: typeof rows) => all.filter(({ line }) => line !== 4)
    expect(outside(rowsAfter)).toEqual(outside(rows))
  })

  it('prints the registers in the order of the page', async () => {
    const { out } = await pvscope('pressure a.s', { 'a.s': aging })
    const [head = ''] = out.split('\n')
    expect(head.trim().replaceAll(/ +/g, ' ')).toBe('ax cx dx bx si di bp')
  })

  it('prints no result among what was given up for nothing', async () => {
    const out = async (call: string) =>
      (await pvscope('pressure a.s --backend native', { 'a.s': `${call}\nret\n` })).out
    expect(await out('PVOP_CALLEE pte_val')).toContain('given up for nothing: nothing\n')
    expect(await out('PVOP_CALLEE save_fl')).toContain('given up for nothing: edx\n')
  })

  it('prints a table for people, no line of it wider than a page', async () => {
    for (const { listings } of samples) {
      for (const arch of ['x86-32', 'x86-64'] as const) {
        const { out } = await pvscope(`pressure a.s --arch ${arch}`, { 'a.s': listings[arch] })
        const lines = out.split('\n')
        expect(lines.some((line) => line.startsWith('peak '))).toBe(true)
        expect(lines.filter((line) => line.length > reportWidth)).toEqual([])
      }
    }
  })
})
