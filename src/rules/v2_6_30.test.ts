import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VariantId } from '../backends/backend.ts'
import { backends, variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { hex } from '../base/bytes.ts'
import { configs } from '../ops/configs.ts'
import { opByMember, opsOf } from '../ops/index.ts'
import { archOf, type ConfigId, earlyOf } from '../ops/op.ts'
import type { Decision } from '../patch/decision.ts'
import { bareSite } from '../patch/records.ts'
import { canonicalSites, countOutcomes } from '../testing/canonicalSites.ts'
import { outcomeCounts } from '../testing/vectors/outcomeCounts.generated.ts'
import { clobberWords } from '../x86/clobbers.ts'
import { namesIn } from '../x86/registers.ts'
import { nopTablesOf } from '../x86/nops.ts'
import { v2_6_30 } from './v2_6_30.ts'

interface Scene {
  readonly config?: ConfigId
  readonly op: string
  readonly length: number
  readonly clobbers?: number
  readonly scanned?: boolean
  readonly bare?: boolean
}

const text = { '32pae': 0xc1020000n, '32nopae': 0xc1020000n, '64': 0xffffffff81020000n } as const

function decide(variant: VariantId, scene: Scene): Decision {
  const config = scene.config ?? '32pae'
  const op = opByMember(config, scene.op)
  const table = backendTable(variant, config)
  if (!op || !table.ok) throw new Error(`no ${scene.op} or no ${variant}`)
  const original = Uint8Array.from({ length: scene.length }, (_, index) => 0xa0 + index)
  const clobberWord = scene.clobbers ?? 0
  const site = bareSite({ op, address: text[earlyOf(config)], clobberWord, original }, table.value)
  return v2_6_30.decide({
    site: {
      ...site,
      ...(scene.scanned ? { foundBy: 'scanned', record: null } : {}),
      ...(scene.bare ? { original: { offset: 0, length: 3, form: 'instruction' } } : {}),
    },
    op,
    arch: archOf(config),
    table: table.value,
    nops: 'p6',
    original,
  })
}

const told = ({ candidates }: Decision) =>
  candidates.map(
    ({ kind, verdict, checks }) =>
      `${kind} ${verdict}${checks.map(({ check, pass }) => ` ${pass ? '+' : '-'}${check}`).join('')}`,
  )

const { CLBR_ANY, CLBR_RET_REG, CLBR_ARG_REGS } = clobberWords('x86-32')

describe('native', () => {
  it('leaves a site alone where its inline code does not fit, and never comes to a call', () => {
    const decision = decide('native', { op: 'read_cr2', length: 2, clobbers: CLBR_ANY })
    expect(told(decision)).toEqual(['inline rejected -fits', 'keep chosen'])
  })

  it('inlines whatever the clobber word says', () => {
    const decision = decide('native', { op: 'save_fl', length: 6 })
    expect(told(decision)).toEqual(['inline chosen +fits', 'keep would-work'])
    expect(hex(decision.edit.after)).toBe('9c580f1f4000')
    expect(decision.patchedLength).toBe(2)
  })

  it('turns identity into nothing on 32-bit, at any length, and into a move on 64-bit', () => {
    expect(decide('native', { op: 'pte_val', length: 1 }).outcome).toBe('identity')
    const wide = { config: '64', op: 'pte_val' } as const
    expect(told(decide('native', { ...wide, length: 2 }))).toEqual([
      'identity rejected -fits',
      'keep chosen',
    ])
    expect(hex(decide('native', { ...wide, length: 3 }).edit.after)).toBe('4889f8')
  })

  it('keeps a site of one byte whose slot is empty', () => {
    const traps = (length: number) => decide('native', { op: 'get_tsc_khz', length }).outcome
    expect([1, 2].map(traps)).toEqual(['keep', 'trap'])
  })
})

describe('a direct call', () => {
  it('is refused at a callee-save site, whatever the callee really destroys', () => {
    const decision = decide('xen', { op: 'irq_disable', length: 6, clobbers: CLBR_RET_REG })
    expect(told(decision)).toEqual([
      'inline rejected -fits',
      'thunk-call rejected -destroys +fits',
      'keep chosen',
    ])
    const destroys = decision.candidates[1]?.checks[0]
    if (destroys?.check !== 'destroys') throw new Error('no such check')
    expect(namesIn('x86-32', destroys.destroys)).toEqual(['eax', 'ecx', 'edx', 'edi'])
    expect(namesIn('x86-32', destroys.excess)).toEqual(['ecx', 'edi'])
  })

  it('needs even edi, which no implementation uses', () => {
    const call = { op: 'clts', length: 6 }
    expect(decide('xen', { ...call, clobbers: CLBR_ARG_REGS }).outcome).toBe('keep')
    expect(decide('xen', { ...call, clobbers: CLBR_ANY }).outcome).toBe('c-call')
  })

  it('needs five bytes', () => {
    const call = { op: 'clts', clobbers: CLBR_ANY }
    expect([4, 5].map((length) => decide('xen', { ...call, length }).outcome)).toEqual([
      'keep',
      'c-call',
    ])
  })

  it('is no jump: that one ignores the clobber word', () => {
    const decision = decide('xen', { op: 'iret', length: 7 })
    expect(told(decision)).toEqual(['jump chosen +fits', 'keep would-work'])
  })
})

describe('Xen', () => {
  it('inlines over a sandwich that is wide enough, and moves the call inside', () => {
    expect(decide('xen', { op: 'irq_disable', length: 9, clobbers: 5 }).outcome).toBe('inline')
    const { candidates, chosen } = decide('xen', { op: 'irq_enable', length: 23 })
    expect(candidates[chosen]?.displacement).toMatchObject({
      offset: 19,
      target: 0xc100505cn,
      targetName: 'check_events',
    })
  })

  it('writes nops over the bare swapgs, and leaves it alone where it does not run the slot', () => {
    const swapgs = { config: '64', op: 'swapgs', length: 3, bare: true } as const
    expect(decide('xen', swapgs).outcome).toBe('nop')
    expect(decide('native', swapgs).outcome).toBe('inline')
  })

  it('does not call the frame adjuster, though it keeps every register', () => {
    const site = { config: '64', op: 'adjust_exception_frame', length: 6 } as const
    expect(decide('xen', site).outcome).toBe('keep')
  })
})

describe('VMI', () => {
  it('asks the ROM and nothing else', () => {
    expect(told(decide('vmi', { op: 'irq_enable', length: 6 }))).toEqual([
      'thunk-call chosen +rom-answers +fits',
      'jump rejected -rom-answers +fits',
      'nop rejected -rom-answers',
      'keep rejected -rom-answers',
    ])
  })

  it('stops at a BUG where the answer does not fit or is none it knows', () => {
    const short = decide('vmi', { op: 'irq_enable', length: 4 })
    expect(told(short).at(-1)).toBe('bug chosen')
    expect(short.edit.after).toEqual(short.edit.before)
    expect(decide('vmi-badtype', { op: 'iret', length: 7 }).outcome).toBe('bug')
  })

  it('leaves every other operation indirect, be it nothing or identity', () => {
    for (const op of ['alloc_ldt', 'pte_val', 'get_tsc_khz', 'clts']) {
      expect(told(decide('vmi', { op, length: 6, clobbers: CLBR_ANY }))).toEqual(['keep chosen'])
    }
  })
})

describe('the record', () => {
  it('is what the kernel reads: a site without one is kept', () => {
    const decision = decide('native', { op: 'irq_disable', length: 6, scanned: true })
    expect(told(decision)).toEqual(['inline rejected -recorded +fits', 'keep chosen'])
  })

  it('of 255 bytes is a BUG, of 254 is not', () => {
    const outcome = (length: number) => decide('native', { op: 'clts', length }).outcome
    expect([254, 255].map(outcome)).toEqual(['inline', 'bug'])
    expect(told(decide('native', { op: 'clts', length: 255 }))).toEqual([
      'inline rejected -within-limit +fits',
      'keep rejected -within-limit',
      'bug chosen',
    ])
  })

  it('is never read without CONFIG_PARAVIRT', () => {
    expect(told(decide('off', { op: 'irq_disable', length: 6 }))).toEqual(['keep chosen'])
  })
})

describe('counts of outcomes over the canonical sites', () => {
  const runs = configs.flatMap((config) =>
    Object.entries(outcomeCounts[config].canonical).map(([variant, counts]) => ({
      config,
      variant: variant as VariantId,
      counts,
    })),
  )

  it('cover every combination of the recorded backends', () => {
    const real = backends
      .filter(({ recorded }) => recorded)
      .flatMap((backend) =>
        backend.variants.flatMap(() =>
          configs.filter((config) => backend.configs.some((each) => each === config)),
        ),
      )
    expect(runs.length).toBe(real.length)
  })

  it.each(runs)('are the kernel’s for $variant on $config', ({ config, variant, counts }) => {
    expect(countOutcomes(v2_6_30, variant, config, canonicalSites(config))).toEqual(counts)
  })
})

const anySite = fc
  .constantFrom(
    ...configs.flatMap((config) =>
      variants
        .filter((variant) => backendTable(variant, config).ok)
        .map((variant) => ({ config, variant })),
    ),
  )
  .chain(({ config, variant }) =>
    fc.record({
      config: fc.constant(config),
      variant: fc.constant(variant),
      op: fc.constantFrom(...opsOf(config)),
      nops: fc.constantFrom(...nopTablesOf(archOf(config))),
      clobberWord: fc.integer({ min: 0, max: 0xffff }),
      address: fc.bigInt({ min: 0n, max: config === '64' ? 2n ** 64n - 1n : 2n ** 32n - 1n }),
      original: fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ minLength: 250, maxLength: 255 }),
      ),
    }),
  )

describe('any record', () => {
  it('keeps its length, has one chosen candidate, and parts that cover it', () => {
    fc.assert(
      fc.property(anySite, ({ config, variant, op, nops, clobberWord, address, original }) => {
        const table = backendTable(variant, config)
        if (!table.ok) throw new Error('refused')
        const before = hex(original)
        const site = bareSite({ op, address, clobberWord, original }, table.value)
        const arch = archOf(config)
        const input = { site, op, arch, table: table.value, nops, original }
        const { candidates, chosen, outcome, patchedLength, edit } = v2_6_30.decide(input)
        expect(hex(original)).toBe(before)
        expect(edit.after.length).toBe(original.length)
        expect(patchedLength).toBeLessThanOrEqual(original.length)
        expect(candidates.filter(({ verdict }) => verdict === 'chosen').length).toBe(1)
        const first = candidates.findIndex(({ checks }) => checks.every(({ pass }) => pass))
        expect(chosen).toBe(first)
        if (outcome === 'keep' || outcome === 'bug') expect(hex(edit.after)).toBe(before)
        let at = 0
        for (const part of edit.parts) {
          expect(part.offset).toBe(at)
          at += part.length
        }
        expect(at).toBe(original.length)
      }),
      { numRuns: 3000 },
    )
  })

  it('leads to its target wherever the site is, as far as 32 bits reach', () => {
    fc.assert(
      fc.property(anySite, ({ config, variant, op, nops, clobberWord, address, original }) => {
        const table = backendTable(variant, config)
        if (!table.ok) throw new Error('refused')
        const site = bareSite({ op, address, clobberWord, original }, table.value)
        const arch = archOf(config)
        const input = { site, op, arch, table: table.value, nops, original }
        for (const { code, displacement } of v2_6_30.decide(input).candidates) {
          if (!displacement) continue
          const { offset, next, target } = displacement
          const view = new DataView(code.buffer, code.byteOffset)
          const distance = BigInt(view.getInt32(offset, true))
          expect(next).toBe(address + BigInt(offset + 4))
          expect(BigInt.asUintN(32, next + distance)).toBe(BigInt.asUintN(32, target))
        }
      }),
    )
  })
})
