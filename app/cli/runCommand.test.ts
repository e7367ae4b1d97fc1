import { describe, expect, it } from 'vitest'
import { backendTable } from '../../src/backends/table.ts'
import { variants } from '../../src/backends/index.ts'
import { samples } from '../samples/index.ts'
import { reportWidth } from './columns.ts'
import { pvscope } from './testing.ts'

interface MachineJson {
  readonly steps: number
  readonly registers: Readonly<Record<string, string>>
  readonly flags: Readonly<Record<string, 0 | 1 | null>>
  readonly interrupts: 'on' | 'off'
  readonly events: readonly { readonly kind: string; readonly name?: string }[]
  readonly ending: { readonly kind: string }
  readonly trace?: readonly { readonly line: number; readonly text: string }[]
}

/** The shape that others rely on; more keys are allowed. */
interface RunJson {
  readonly reference: MachineJson
  readonly unpatched: MachineJson
  readonly patched: MachineJson
  readonly sites: readonly {
    readonly index: number
    readonly verdict: string
    readonly register: string | null
    readonly line: number | null
    readonly reason: string | null
  }[]
  readonly diagnostics: readonly { readonly severity: string }[]
}

async function run(listing: string, args = ''): Promise<RunJson> {
  const { out } = await pvscope(`run a.s --json ${args}`, { 'a.s': listing })
  return JSON.parse(out) as RunJson
}

const mistake = samples.find(({ id }) => id === 'mistake')?.listings['x86-32'] ?? ''

describe('pvscope run', () => {
  it('finds the mistake of 2.6.31, and names register, line and function', async () => {
    const { sites } = await run(mistake, '--backend lguest --rules 2.6.30')
    expect(sites[0]).toMatchObject({
      index: 0,
      verdict: 'broken-before-patch',
      register: 'edx',
      line: 17,
      reason: 'The C function irq_disable destroyed %edx, which line 17 reads.',
    })
    expect(sites[1]).toMatchObject({ index: 1, verdict: 'kept', register: null, reason: null })
  })

  it('tells how each machine ends', async () => {
    const { reference, unpatched, patched } = await run(
      'f: mov $7, %ecx\n ret\n',
      '--backend native',
    )
    for (const machine of [reference, unpatched, patched]) {
      expect(machine).toMatchObject({ steps: 2, interrupts: 'on', ending: { kind: 'returned' } })
      expect(machine.registers['ecx']).toBe('0x7')
      expect(machine.flags).toMatchObject({ cf: 0, zf: 0, if: 1 })
    }
  })

  it('starts from what --set, --interrupts and --pending say', async () => {
    const { patched } = await run(
      'f: adc $0, %eax\n ENABLE_INTERRUPTS(CLBR_ANY)\n ret\n',
      '--set eax=0x10 --set %cf=1 --interrupts off --pending --backend native',
    )
    expect(patched.registers['eax']).toBe('0x11')
    expect(patched.interrupts).toBe('on')
    expect(patched.events.map(({ kind }) => kind)).toContain('delivered')
  })

  it('traces every instruction on request', async () => {
    const { unpatched } = await run(mistake, '--backend xen --trace')
    expect(unpatched.trace?.slice(0, 4).map(({ line, text }) => [line, text])).toEqual([
      [5, 'push %ebx'],
      [6, 'mov %eax,%ebx'],
      [8, 'call *pv_irq_ops+8'],
      [0, 'movb $0x1,%fs:xen_vcpu_info+1'],
    ])
    expect(unpatched.trace).toHaveLength(unpatched.steps + 1)
  })

  it('traces longer runs than one window holds', async () => {
    const listing = 'f: mov $200, %ecx\n1: dec %ecx\n jnz 1b\n ret\n'
    const { patched } = await run(listing, '--backend native --trace')
    expect(patched.trace).toHaveLength(patched.steps + 1)
  })

  it('leaves a flag open that the manuals leave undefined', async () => {
    const { patched } = await run('f: mov $3, %ecx\n imul %ecx, %ecx\n ret\n', '--backend native')
    expect(patched.flags['zf']).toBeNull()
  })

  it('has both switches', async () => {
    const polite = await run(mistake, '--backend lguest --polite')
    expect(polite.sites.map(({ verdict }) => verdict)).toEqual(['kept', 'kept'])
    const listing = 'f: PVOP_VCALL flush_tlb_user\n mov %ecx, (%esi)\n ret # live:\n'
    const everything = await run(listing, '--polite --everything')
    expect(everything.sites[0]?.reason).toBe(
      'The promise allowed to destroy %ecx, which line 2 reads.',
    )
  })

  it('prints JSON for a listing with errors, and exits 1', async () => {
    const { out, exit } = await pvscope('run a.s --json', { 'a.s': 'f: moov %eax\n' })
    expect(JSON.parse(out)).toMatchObject({ unpatched: null, sites: [] })
    expect(exit).toBe(1)
  })

  it.each([
    ['--set eax', 'NAME=VALUE'],
    ['--set rax=1', 'knows no register or flag "rax"'],
    ['--set eax=many', 'no number that fits'],
    ['--set eax=0x100000000', 'no number that fits'],
    ['--set cf=2', 'no number that fits'],
    ['--entry nowhere', 'no label "nowhere"'],
    ['--arch x86-64 --backend lguest', 'lguest'],
  ])('says what is wrong with %s', async (args, words) => {
    const { exit, errors } = await pvscope(`run a.s ${args}`, { 'a.s': 'f: ret\n' })
    expect(exit).toBe(2)
    expect(errors).toContain(words)
  })

  it.each(samples.map(({ id, arch, listings }) => [id, arch, listings[arch]] as const))(
    'tells people about the sample "%s" on %s',
    async (_, arch, listing) => {
      const config = arch === 'x86-64' ? '64' : '32pae'
      for (const variant of variants.filter((one) => backendTable(one, config).ok)) {
        const args = `run a.s --arch ${arch} --backend ${variant} --trace`
        const { out } = await pvscope(args, { 'a.s': listing })
        expect(out).toContain('returns to its caller')
        expect(out).not.toMatch(/undefined(?! )|null|\[object|NaN/)
        for (const line of out.split('\n'))
          expect(line.length, line).toBeLessThanOrEqual(reportWidth)
      }
    },
  )
})
