import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fromHex } from '../../src/base/bytes.ts'
import { bootImage } from '../../src/testing/bootImage.ts'
import { sampleFile } from '../../src/testing/sampleFiles.ts'
import { reportWidth } from './columns.ts'
import { pvscope } from './testing.ts'

const files = {
  kernel: sampleFile('vmlinux61'),
  'module.ko': sampleFile('module61.ko'),
  'old.o': sampleFile('entry2630.o'),
  'module.ko.gz': gzipSync(sampleFile('module61.ko')),
  'cut.ko.gz': gzipSync(sampleFile('module61.ko')).subarray(0, 300),
  'module.ko.xz': Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2, 3, 4),
  bzImage: bootImage(gzipSync(sampleFile('vmlinux61'))),
  'picture.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
}

interface Document {
  readonly sites: readonly Readonly<Record<string, unknown>>[]
  readonly totals: Readonly<Record<string, number>>
  readonly diagnostics: readonly { readonly severity: string; readonly message: string }[]
}

async function json(args: string): Promise<Document & Readonly<Record<string, unknown>>> {
  const { out } = await pvscope(`${args} --json`, files)
  return JSON.parse(out) as Document & Readonly<Record<string, unknown>>
}

describe('pvscope elf --json', () => {
  it('has the keys that others rely on', async () => {
    const { sites, totals, diagnostics, ...rest } = await json('elf kernel')
    expect(sites[2]).toMatchObject({
      index: 2,
      op: 'irq.irq_disable',
      type: 31,
      function: 'save_and_disable',
      length: 6,
      clobbers: ['rax'],
      foundBy: 'recorded',
      outcome: 'thunk-call',
      target: 'xen_irq_disable_direct',
      outcomes: { native: 'inline', xen: 'thunk-call' },
      flips: [{ change: { backend: 'native' }, outcome: 'inline' }],
    })
    expect(totals).toEqual({ trap: 1, 'thunk-call': 3, 'c-call': 3, inline: 1 })
    expect(rest).toMatchObject({ backend: 'xen', rules: '6.1', features: ['xen-pv'] })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('tells one site with both passes', async () => {
    const { sites } = await json('elf kernel --site 3 --backend native')
    expect(sites).toHaveLength(1)
    const steps = sites[0]?.['steps'] as readonly {
      readonly kind: string
      readonly pass?: string
    }[]
    expect(steps.flatMap(({ kind, pass }) => (kind === 'pass' ? [pass] : []))).toEqual([
      'paravirt',
      'alternatives',
    ])
    expect(sites[0]).toMatchObject({ outcome: 'inline', after: 'fa0f1f440000' })
  })

  it('chooses the rules of the file, and takes others where they fit', async () => {
    expect(await json('elf old.o')).toMatchObject({ rules: '2.6.30', backend: 'xen' })
    expect(await json('elf old.o --rules design --backend lguest')).toMatchObject({
      rules: 'design',
      backend: 'lguest',
    })
  })

  it('unpacks gzip', async () => {
    expect((await json('elf module.ko.gz')).sites).toHaveLength(7)
    expect((await json('elf bzImage')).sites).toHaveLength(8)
  })

  it('prints a document for a file that cannot be read, and exits 1', async () => {
    const { exit, out, errors } = await pvscope('elf picture.jpg --json', files)
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ sites: [], totals: {} })
    expect(errors).toContain('picture.jpg: This is a JPEG picture')
  })
})

describe('pvscope elf for people', () => {
  it('lists sites, totals and registers given up, within 100 columns', async () => {
    const { exit, out, errors } = await pvscope('elf kernel --backend native', files)
    expect(exit).toBe(0)
    expect(out).toContain('nop 2, inline 4, c-call 2')
    expect(out).toMatch(/irq\.save_fl +inline +save_and_disable\+0x1/)
    expect(errors).toContain('pv_ops is at')
    expect(out.split('\n').filter((line) => line.length > reportWidth)).toEqual([])
  })

  it('shows one site and the code around it', async () => {
    const { out } = await pvscope('elf kernel --site 3 --backend native', files)
    expect(out).toContain('Site 3: irq.irq_disable')
    expect(out).toContain('second pass: alternatives')
    expect(out).toMatch(/^> 0xffffffff810000f.* call \*pv_ops\+248\(%rip\)$/m)
  })

  it('copies code as a listing', async () => {
    const { out } = await pvscope('elf module.ko --site 7 --listing', files)
    expect(out).toContain('unlock:\n')
    expect(out).toContain('call *pv_ops+640(%rip)')
  })

  it.each([
    ['elf kernel --backend lguest', 2, '2007–2017'],
    ['elf old.o --rules 6.1', 2, 'x86-64 alone'],
    ['elf kernel --rules design', 2, 'choose rules 6.1'],
    ['elf kernel --site 99', 2, 'from 1 to 8'],
    ['elf kernel --site 0', 2, 'from 1 to 8'],
    ['elf kernel --features xenpv', 2, 'xen-pv, pv-unlock, vcpu-preempt'],
    ['elf old.o --features none', 2, 'rules 6.1'],
    ['elf kernel --verify memory', 2, '--base'],
    ['elf kernel --base 0x1', 2, '--verify'],
    ['elf kernel --verify memory --base 12', 2, 'address like'],
    ['elf kernel --listing', 2, '--site'],
    ['elf', 2, 'Which file'],
    ['elf nowhere', 2, 'there is no such file'],
    ['elf cut.ko.gz', 1, 'cut short or damaged'],
    ['elf module.ko.xz', 1, 'xz -dc module.ko.xz > module.ko'],
  ])('%s exits %s with a reason', async (args, exit, words) => {
    const run = await pvscope(args, files)
    expect(run.errors).toContain(words)
    expect(run.exit).toBe(exit)
  })
})

describe('pvscope elf --verify', () => {
  const base = 0xffffffff81000000n

  /** Memory as a boot on Xen leaves it, by the sites that `elf` itself tells. */
  async function memory(): Promise<Uint8Array> {
    const text = new Uint8Array(0x300)
    const { sites } = await json('elf kernel')
    for (const { address, after } of sites) {
      text.set(fromHex(String(after)) ?? [], Number(BigInt(String(address)) - base))
    }
    return text
  }

  const args = `elf kernel --verify memory.bin --base 0x${base.toString(16)}`

  it('finds every site equal', async () => {
    const run = await pvscope(`${args} --json`, { ...files, 'memory.bin': await memory() })
    expect(run.exit).toBe(0)
    expect(JSON.parse(run.out)).toMatchObject({ sites: 8, equal: 8, outside: 0, differing: [] })
  })

  it('names a site that differs', async () => {
    const changed = await memory()
    changed[0xf6] = 0xcc
    const run = await pvscope(`${args} --json`, { ...files, 'memory.bin': changed })
    expect(run.exit).toBe(1)
    const { equal, differing } = JSON.parse(run.out) as {
      equal: number
      differing: { address: string }[]
    }
    expect(equal).toBe(7)
    expect(differing.map(({ address }) => address)).toEqual(['0xffffffff810000f6'])
  })

  it('counts sites outside of the memory', async () => {
    const run = await pvscope(`${args} --json`, {
      ...files,
      'memory.bin': (await memory()).subarray(0, 0x100),
    })
    expect(JSON.parse(run.out)).toMatchObject({ sites: 3, equal: 3, outside: 5 })
  })
})
