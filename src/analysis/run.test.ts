import { describe, expect, it } from 'vitest'
import type { VariantId } from '../backends/backend.ts'
import { variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { refusalSentence } from '../backends/refusal.ts'
import type { ConfigId } from '../ops/op.ts'
import type { RuleSetId } from '../patch/eras.ts'
import { ruleSets } from '../rules/index.ts'
import { runQuestion, summaryOf, verdictText, verdictTexts } from '../testing/runs.ts'
import { sampleListings } from '../testing/samples.ts'
import { startRun } from './run.ts'

const configsOf: Readonly<Record<string, readonly ConfigId[]>> = {
  '32': ['32pae', '32nopae'],
  '64': ['64'],
}

/** A ROM that answers a call with a jump never comes back: no real one did. */
const real = variants.filter((variant) => variant !== 'vmi-jump')

const everyKernel = sampleListings().flatMap(({ name, width, listing }) =>
  (configsOf[width] ?? []).flatMap((config) =>
    real
      .filter((variant) => backendTable(variant, config).ok)
      .flatMap((variant) =>
        ruleSets
          .filter((rules) => rules.configs.includes(config))
          .map(({ id: rules }) => ({ name, listing, config, variant, rules })),
      ),
  ),
)

/** The function of a table that answers an operation, the C function inside where a thunk stands there. */
function answering(variant: VariantId, config: ConfigId, op: string): string | null {
  const table = backendTable(variant, config)
  const implementation = table.ok ? table.value.implementations[op] : undefined
  return implementation?.inner?.name ?? implementation?.name ?? null
}

const disable = 'pv_irq_ops.irq_disable'

/** Bytes of an indirect call on x86-32. */
const siteLength = 6

/**
 * The 2.6.31 mistake: wherever a C function answers irq_disable, edx is gone when line 17 adds it. Bare
 * hardware's patch writes `cli` over the call, which hides it.
 */
function mistake(variant: VariantId, config: ConfigId): readonly string[] {
  if (variant === 'off') return []
  const found = `edx at line 17 by ${answering(variant, config, disable)}`
  const table = backendTable(variant, config)
  if (!table.ok) throw new Error(refusalSentence(table.error))
  const { implementations, templates } = table.value
  // Assembly and the ROM keep all; a ROM that says "nothing" leaves nothing to destroy.
  const keeps = ['routine', 'rom', 'nop'].includes(implementations[disable]?.kind ?? '')
  if (keeps) return ['kept', 'kept']
  const fits = (templates[disable]?.bytes.length ?? Infinity) <= siteLength
  return [`${fits ? 'hidden-by-patch' : 'broken-before-patch'}: ${found}`, 'kept']
}

/** vmi_patch() asks its ROM about six operations and leaves all others as they are. */
function generous(variant: VariantId, rules: RuleSetId, config: ConfigId): readonly string[] {
  if (variant === 'off') return []
  if (variant.startsWith('vmi') && rules !== 'design') return ['kept']
  const place = config === '64' ? 'rcx at line 19' : 'ecx at line 18'
  return [`broken-by-patch: ${place} by ${answering(variant, config, 'pv_mmu_ops.flush_tlb_user')}`]
}

const summaries = everyKernel.map((run) => ({ ...run, summary: summaryOf(run) }))

describe('every sample under every backend and rule set', () => {
  it.each(summaries)('$name, $config, $variant, $rules', ({ name, summary, ...run }) => {
    const { variant, rules, config } = run
    const texts = summary.verdicts.map(verdictText)
    if (name === 'mistake.32') expect(texts).toEqual(mistake(variant, config))
    else if (name.startsWith('generous')) expect(texts).toEqual(generous(variant, rules, config))
    else expect(texts.filter((text) => text !== 'kept')).toEqual([])
  })

  it('ends where the listing returns, on all three machines', () => {
    const endings = summaries.flatMap(({ summary }) => Object.values(summary.endings))
    expect(endings.length).toBeGreaterThan(500)
    expect(new Set(endings.map(({ kind }) => kind))).toEqual(new Set(['returned']))
  })

  it('comes through every site', () => {
    const missed = summaries.flatMap(({ summary }) =>
      summary.verdicts.filter(({ visits }) => visits === 0),
    )
    expect(missed).toEqual([])
  })
})

describe('a ROM that answers a call with a jump', () => {
  it('breaks what it patches: nobody comes back from a jump', () => {
    const listing = 'f: DISABLE_INTERRUPTS(CLBR_NONE)\n ret # live: %ecx\n'
    const texts = verdictTexts({ listing, variant: 'vmi-jump', rules: '2.6.30' })
    expect(texts[0]).toMatch(/^broken-by-patch/)
  })
})

describe('what cannot be run', () => {
  const refusal = (question: Parameters<typeof runQuestion>[0]) => {
    const session = startRun(runQuestion(question))
    return session.ok ? null : session.error
  }

  it.each([
    ['errors in the listing', { listing: 'f: moov %eax, %ebx\n' }, { kind: 'broken' }],
    ['nothing to run', { listing: '# nothing\n' }, { kind: 'empty' }],
    [
      'a label that is not there',
      { listing: 'f: ret\n', start: { entry: 'g' } },
      { kind: 'no-entry', entry: 'g' },
    ],
    [
      'a register of the other width',
      { listing: 'f: ret\n', start: { registers: { rax: 1n } } },
      { kind: 'no-register', register: 'rax' },
    ],
  ] as const)('says so: %s', (_, question, error) => {
    expect(refusal(question)).toEqual(error)
  })

  it('says so: a combination that never was', () => {
    expect(refusal({ listing: 'f: ret\n', config: '64', variant: 'lguest' })?.kind).toBe('refused')
  })
})
