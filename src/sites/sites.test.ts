import { describe, expect, it } from 'vitest'
import type { ConfigId } from '../ops/op.ts'
import { programOf } from '../testing/program.ts'
import { namesIn } from '../x86/registers.ts'
import { findSites, siteFinders } from './index.ts'

const found = (listing: string, config: ConfigId = '32pae') =>
  findSites(programOf(listing, config), config, true)

const codes = (listing: string, config: ConfigId = '32pae') =>
  found(listing, config).diagnostics.map(({ code }) => code)

/** A site written out by hand; `address`, `type` and `length` may be wrong on purpose. */
const record = (fields: {
  readonly address?: string
  readonly type?: number
  readonly length?: string
  readonly align?: string
}) => `
771: call *pv_irq_ops+8
772: ret
.pushsection .parainstructions,"a"
${fields.align ?? '.balign 4'}
.long ${fields.address ?? '771b'}
.byte ${fields.type ?? 45}
.byte ${fields.length ?? '772b-771b'}
.short CLBR_ANY
.popsection
`

describe('recorded sites', () => {
  it('reads a record as the kernel does', () => {
    const { sites, diagnostics } = found(`nop\n${record({})}`)
    expect(diagnostics).toEqual([])
    expect(sites).toHaveLength(1)
    expect(sites[0]).toMatchObject({
      op: 'pv_irq_ops.irq_disable',
      offset: 1,
      length: 6,
      address: 0xc1020001n,
      foundBy: 'recorded',
      original: { offset: 1, length: 6, form: 'call' },
      line: 3,
    })
    expect(namesIn('x86-32', sites[0]!.allowedOnPaper)).toEqual(['edi'])
  })

  it('reads the last record of a 64-bit section, which has no padding after it', () => {
    const listing = 'PVOP_VCALL clts\nPVOP_CALLEE save_fl\nret'
    const program = programOf(listing, '64')
    const section = program.sections.find(({ name }) => name === '.parainstructions')
    expect(section?.bytes).toHaveLength(28)
    expect(found(listing, '64').sites.map(({ op, offset }) => [op, offset])).toEqual([
      ['pv_cpu_ops.clts', 0],
      ['pv_irq_ops.save_fl', 7],
    ])
  })

  it.each([
    ['outside of .text', { address: '0xc1000000' }, 'sites/record-address'],
    ['inside of an instruction', { address: '771b+1' }, 'sites/record-inside-instruction'],
    ['no length', { length: '0' }, 'sites/record-empty'],
    ['past the end', { length: '9' }, 'sites/record-past-end'],
    ['the 255 at which the kernel stops', { length: '255' }, 'sites/record-too-long'],
    ['a type that is too large', { type: 96 }, 'sites/record-type'],
    ['the patch function itself', { type: 0 }, 'sites/record-type'],
  ])('skips a record with %s, says so there, and keeps the others', (_what, fields, code) => {
    const listing = `PVOP_VCALL clts\n${record(fields)}`
    const { sites, diagnostics } = found(listing)
    expect(sites.filter(({ foundBy }) => foundBy === 'recorded')).toHaveLength(1)
    expect(diagnostics.map((each) => each.code)).toEqual([code])
    expect(listing.slice(diagnostics[0]!.span.from, diagnostics[0]!.span.to)).toContain('.long')
  })

  it('skips the later of two records that overlap', () => {
    const listing = `${record({})}${record({ address: '771b', length: '6' })
      .replace(/^771.*$/m, '')
      .replace(/^772.*$/m, '')}`
    const { sites, diagnostics } = found(listing)
    expect(sites).toHaveLength(1)
    expect(diagnostics.map(({ code }) => code)).toEqual(['sites/record-overlap'])
    expect(diagnostics[0]?.message).toContain('line 2')
  })

  it('finds a record that stands where the kernel does not look', () => {
    expect(codes(record({ align: '.skip 4' }))).toContain('sites/record-misaligned')
  })

  it('keeps a 64-bit record whose padding the next one stands in', () => {
    const listing = `771: call *pv_irq_ops+16
772: call *pv_irq_ops+24
.section .parainstructions,"a"
.quad 771b; .byte 48, 7; .short 1
.quad 772b; .byte 49, 7; .short 1`
    const { sites } = found(listing, '64')
    expect(sites.map(({ offset, foundBy }) => [offset, foundBy])).toEqual([
      [0, 'recorded'],
      [7, 'scanned'],
    ])
    expect(codes(listing, '64')).toContain('sites/record-misaligned')
  })

  it('finds half a record', () => {
    const half = '.pushsection .parainstructions,"a"\n.long 771b\n.byte 45\n.popsection\n'
    expect(codes(`771: nop\n${half}`)).toEqual(['sites/record-truncated'])
  })

  it('keeps a site that cuts an instruction, as the kernel would, and warns', () => {
    const { sites, diagnostics } = found(record({ length: '4' }))
    expect(sites[0]?.length).toBe(4)
    expect(diagnostics.map(({ code }) => code)).toEqual(['sites/ends-inside-instruction'])
  })
})

describe('sandwiches', () => {
  it.each([
    ['CLBR_NONE', 13, ['eax', 'edx', 'edi'], []],
    ['CLBR_EAX', 11, ['edx', 'edi'], ['eax']],
    ['CLBR_EAX|CLBR_EDX', 9, ['edi'], ['eax', 'edx']],
    ['CLBR_ANY', 7, [], ['eax', 'ecx', 'edx']],
  ] as const)('%s: %i bytes, the pushes are its own', (clobbers, length, saved, whole) => {
    const [site] = found(`DISABLE_INTERRUPTS(${clobbers})\nret`).sites
    expect(site?.length).toBe(length)
    expect(site?.original.length).toBe(7)
    expect(namesIn('x86-32', site!.sandwich.saved)).toEqual(saved)
    expect(namesIn('x86-32', site!.mayLose.whole)).toEqual(whole)
    expect(site?.sandwich.end).toBe('edge')
  })

  it('leaves pushes outside of the labels to the code around', () => {
    const [site] = found('push %ecx\nDISABLE_INTERRUPTS(CLBR_ANY)\npop %ecx\nret').sites
    expect(site?.sandwich.pairs).toEqual([])
  })

  it('does not walk where the operation looks at its frame', () => {
    const [site] = found('PARAVIRT_ADJUST_EXCEPTION_FRAME\nret', '64').sites
    expect(site?.sandwich.end).toBe('frame')
  })
})

describe('scanned sites', () => {
  const mail = (middle: string) =>
    `push %eax\npush %ecx\npush %edx\n${middle}\npop %edx\npop %ecx\npop %eax\nret`

  it('finds the sequence of March 2007: 5 bytes of call and 6 of push and pop', () => {
    const [site] = found(mail('call paravirt_cli')).sites
    expect(site).toMatchObject({
      foundBy: 'scanned',
      op: 'pv_irq_ops.irq_disable',
      offset: 0,
      length: 11,
      original: { offset: 3, length: 5, form: 'call' },
      wholeAllowed: true,
    })
    expect(namesIn('x86-32', site!.mayLose.whole)).toEqual([])
    expect(namesIn('x86-32', site!.mayLose.inner)).toEqual(['eax', 'ecx', 'edx'])
    expect(site!.sandwich.pairs.map(({ register }) => register)).toEqual([2, 1, 0])
  })

  it('finds a call through a slot, with the convention of its operation', () => {
    const { sites } = found('call *pv_irq_ops+8\ncall *pv_cpu_ops+8\nret')
    expect(sites.map(({ op, mayLose }) => [op, namesIn('x86-32', mayLose.whole)])).toEqual([
      ['pv_irq_ops.irq_disable', ['eax', 'edx']],
      ['pv_cpu_ops.clts', ['eax', 'ecx', 'edx']],
    ])
  })

  it('finds both forms of an indirect call on 64 bits', () => {
    const listing = 'call *pv_irq_ops+16(%rip)\ncall *pv_irq_ops+16\nret'
    expect(found(listing, '64').sites.map(({ op, length }) => [op, length])).toEqual([
      ['pv_irq_ops.irq_disable', 6],
      ['pv_irq_ops.irq_disable', 7],
    ])
  })

  it('does not take the e8 of another instruction for a call', () => {
    expect(found('sub $paravirt_cli, %eax\nret').sites).toEqual([])
    expect(found('call *%eax\n.data\n.byte 0xe8\n.long paravirt_cli - . - 4').sites).toEqual([])
  })

  it('does not take a jump or a call elsewhere', () => {
    expect(found('jmp paravirt_cli\ncall pv_irq_ops\ncall native_clts\nret').sites).toEqual([])
  })

  it.each([
    ['another register', 'push %eax\ncall paravirt_cli\npop %ecx'],
    ['flags', 'pushf\ncall paravirt_cli\npopf'],
    ['memory', 'pushl (%esi)\ncall paravirt_cli\npopl (%esi)'],
    ['a segment', 'push %ds\ncall paravirt_cli\npop %ds'],
    ['the stack pointer', 'push %esp\ncall paravirt_cli\npop %esp'],
    ['half a register', 'push %ax\ncall paravirt_cli\npop %ax'],
  ])('ends the walk at %s', (_what, listing) => {
    const [site] = found(`${listing}\nret`).sites
    expect(site?.length).toBe(5)
    expect(site?.sandwich.end).toBe('no-pair')
  })

  it.each([
    ['a label', mail('inside: call paravirt_cli')],
    ['a branch', `${mail('1: call paravirt_cli')}\njmp 1b`],
    ['a call', `${mail('1: call paravirt_cli')}\ncall 1b`],
    ['a data reference', `${mail('1: call paravirt_cli')}\n.data\n.long 1b`],
    ['a distance in data', `${mail('1: call paravirt_cli')}\n.data\n.long 1b - .`],
    [
      'a jump from another section',
      `${mail('1: call paravirt_cli')}\n.section .fixup,"ax"\njmp 1b`,
    ],
  ])('has only the inner scope where %s leads inside', (_what, listing) => {
    const [site] = found(listing).sites
    expect(site?.length).toBe(11)
    expect(site?.wholeAllowed).toBe(false)
    expect(site?.sandwich.entered).toBe(3)
  })

  it('has only the inner scope where an address relative to %rip leads inside', () => {
    const listing = 'push %rax\n1: call paravirt_cli\npop %rax\nlea 1b(%rip), %rdx\nret'
    expect(found(listing, '64').sites[0]?.sandwich.entered).toBe(1)
  })

  it('does not mind a label at its first instruction', () => {
    expect(found(`start: ${mail('call paravirt_cli')}\njmp start`).sites[0]?.wholeAllowed).toBe(
      true,
    )
  })

  it('does not walk over arguments that lie on the stack', () => {
    const [site] = found('push %eax\ncall *pv_cpu_ops+68\npop %eax\nret').sites
    expect(site).toMatchObject({ op: 'pv_cpu_ops.write_gdt_entry', length: 6 })
    expect(site?.sandwich.end).toBe('stack-arguments')
  })

  it('leaves recorded sites to their records', () => {
    const { sites } = found('DISABLE_INTERRUPTS(CLBR_NONE)\ncall paravirt_sti\nret')
    expect(sites.map(({ foundBy }) => foundBy)).toEqual(['recorded', 'scanned'])
  })
})

it.each(siteFinders)('$id finds nothing in nothing', ({ find }) => {
  const program = programOf('')
  const input = { program, config: '32pae' as const, entries: new Set<number>(), taken: [] }
  expect(find(input)).toEqual({ sites: [], diagnostics: [] })
})
