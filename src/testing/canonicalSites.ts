import type { VariantId } from '../backends/backend.ts'
import { backendTable } from '../backends/table.ts'
import { opByMember, opsOf } from '../ops/index.ts'
import { archOf, type ConfigId, type Op } from '../ops/op.ts'
import { patchRecord } from '../patch/records.ts'
import type { RuleSet } from '../patch/decision.ts'
import { clobberWords } from '../x86/clobbers.ts'

/** A site as the kernel's macros of 2.6.32 write it, as far as a patcher looks at it. */
export interface CanonicalSite {
  readonly op: Op
  readonly length: number
  readonly clobberWord: number
}

type Written = readonly [member: string, length: number, clobberWord: number]

function entryCode32(): readonly Written[] {
  const { CLBR_ANY } = clobberWords('x86-32')
  const [eax, ecx, edx] = [1, 2, 4]
  const sandwiches = (member: string): readonly Written[] => [
    [member, 13, 0],
    [member, 13, ecx],
    [member, 11, eax],
    [member, 11, edx],
    [member, 9, eax | edx],
    [member, 7, CLBR_ANY],
  ]
  return [
    ...sandwiches('irq_disable'),
    ...sandwiches('irq_enable'),
    ['iret', 7, 0],
    ['irq_enable_sysexit', 7, 0],
  ]
}

function entryCode64(): readonly Written[] {
  const { CLBR_ANY } = clobberWords('x86-64')
  const [rax, rdi] = [1, 8]
  const sandwiches = (member: string): readonly Written[] => [
    [member, 8, 0],
    [member, 6, rax],
    [member, 6, CLBR_ANY & ~rdi],
    [member, 6, CLBR_ANY],
  ]
  const bare = ['iret', 'irq_enable_sysexit', 'usergs_sysret32', 'usergs_sysret64']
  return [
    ...sandwiches('irq_disable'),
    ...sandwiches('irq_enable'),
    ...bare.map((member): Written => [member, 6, 0]),
    ['swapgs', 6, 0],
    // SWAPGS_UNSAFE_STACK: the instruction itself.
    ['swapgs', 3, 0],
    ['adjust_exception_frame', 6, 0],
  ]
}

/** Every operation once as compiled C writes it, and every form of the entry code's macros. */
export function canonicalSites(config: ConfigId): readonly CanonicalSite[] {
  const { CLBR_ANY, CLBR_RET_REG } = clobberWords(archOf(config))
  const compiled = opsOf(config)
    .slice(1)
    .map((op) => ({
      op,
      length: config === '64' ? 7 : 6,
      clobberWord: op.calleeSave ? CLBR_RET_REG : CLBR_ANY,
    }))
  const written = (config === '64' ? entryCode64() : entryCode32()).flatMap(
    ([member, length, clobberWord]) => {
      const op = opByMember(config, member)
      return op ? [{ op, length, clobberWord }] : []
    },
  )
  return [...compiled, ...written]
}

/** How often each outcome comes up among sites at one address, in the vectors' words. */
export function countOutcomes(
  rules: RuleSet,
  variant: VariantId,
  config: ConfigId,
  sites: Iterable<CanonicalSite>,
): Record<string, number> {
  const table = backendTable(variant, config)
  if (!table.ok) throw new Error(`${variant} never ran on ${config}`)
  const counts: Record<string, number> = {}
  for (const { op, length, clobberWord } of sites) {
    const original = Uint8Array.from({ length }, (_, index) => 0xa0 + index)
    const site = { op, address: 0xc1020000n, clobberWord, original }
    const { outcome } = patchRecord(rules, site, table.value, 'p6')
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}
