import { describe, expect, it } from 'vitest'
import { analyze } from '../analysis/analyze.ts'
import { isOfText } from '../analysis/run.ts'
import { markTask } from '../analysis/mark.ts'
import { type GoodSite, knownBeforehand, leftBy, siteCheats } from '../testing/cheats.ts'
import { type SetTask, setTasks } from '../testing/lessons.ts'
import { inputOf, wholeDocument } from './documents.ts'

const disable = 'pv_irq_ops.irq_disable'
const enable = 'pv_irq_ops.irq_enable'

/** A site with its record in full. */
const inFull = (call: string, type: number, clobbers: string): string => `880:
    ${call}
881:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 880b
    .byte ${type}
    .byte 881b-880b
    .short ${clobbers}
    .popsection
`

const site = (op: string, clobbers: string, line: string): GoodSite => ({
  op,
  clobbers,
  lines: line.endsWith('\n') ? line : `    ${line}\n`,
})

const twoResults = 'CLBR_EAX|CLBR_EDX'
const push = (...names: readonly string[]) => names.map((name) => `    push  %${name}\n`).join('')
const pop = (...names: readonly string[]) => names.map((name) => `    pop   %${name}\n`).join('')

/** For every task a site with which nothing would be wrong. */
const goodSites: Readonly<Record<string, GoodSite>> = {
  'callsite/add-enable': site(enable, twoResults, 'PVOP_VCALLEE irq_enable'),
  'three-ways/no-code': site('pv_mmu_ops.pte_val', twoResults, 'PVOP_CALLEE pte_val'),
  'values/four-places': site('pv_mmu_ops.flush_tlb_user', 'CLBR_ANY', 'PVOP_VCALL flush_tlb_user'),
  'promise/mend': site(disable, 'CLBR_EAX', 'DISABLE_INTERRUPTS(CLBR_EAX)'),
  'sandwich/lguest-inline': site(
    disable,
    'CLBR_NONE',
    `${push('eax', 'ecx', 'edx')}    call  paravirt_cli\n${pop('edx', 'ecx', 'eax')}`,
  ),
  'thunks/mend-record': site(disable, twoResults, inFull('call  *pv_irq_ops+8', 45, twoResults)),
  'record-bytes/second-record': site(enable, twoResults, 'PVOP_VCALLEE irq_enable'),
  'constants/one-constant': site('pv_mmu_ops.make_pte', 'CLBR_RAX', 'PVOP_CALLEE make_pte'),
  'xen-mask/inline-enable': site(
    enable,
    twoResults,
    inFull('call  *pv_irq_ops+12\n    .skip 17, 0x90', 46, twoResults),
  ),
  'lguest-store/inline-store': site(disable, 'CLBR_NONE', 'DISABLE_INTERRUPTS(CLBR_NONE)'),
  'quirk/direct': site(disable, 'CLBR_ANY', 'PVOP_VCALL irq_disable'),
  'sixty-four/callee-save': site(disable, 'CLBR_RAX', 'PVOP_VCALLEE irq_disable'),
  'big-switch/without': site('pv_mmu_ops.exit_mmap', 'CLBR_ANY', 'PVOP_VCALL exit_mmap'),
  'today/unlock': site('lock.queued_spin_unlock', 'CLBR_RAX', 'PVOP_VCALLEE queued_spin_unlock'),
}

const tasks = setTasks.filter(({ document }) => document.machine !== 'ia64')

/** The first goal that a text leaves open under the scene's own switches; undefined where the task is done. */
const open = ({ document, task }: SetTask, listing: string): string | undefined =>
  task.goals.find((goal) => {
    const part = { document, task: { ...task, goals: [goal] } }
    return markTask(part, wholeDocument({ ...document, listing })).some(({ met }) => !met)
  })?.id

/** Sites of an operation in a text that assembles. */
function sitesIn({ document }: SetTask, listing: string, op: string): number {
  const answer = analyze(inputOf(wholeDocument({ ...document, listing })))
  if (answer.kind === 'refused') throw new Error('a combination that never existed')
  const { diagnostics, stories } = answer.analysis
  const broken = diagnostics.filter(({ severity, code }) => severity === 'error' && isOfText(code))
  expect(broken.map(({ message }) => message)).toEqual([])
  return stories.filter((story) => story.site.op === op).length
}

it('has a site to cheat with for every task of x86', () => {
  expect(Object.keys(goodSites).toSorted()).toEqual(tasks.map(({ at }) => at).toSorted())
})

describe.each(tasks)('the task $at', (each) => {
  const { document, task, at } = each
  const good = goodSites[at] as GoodSite
  const given = sitesIn(each, document.listing, good.op)

  it.each(siteCheats(document, task.solution, good, given))('is not done by $name', (cheat) => {
    expect(sitesIn(each, cheat.listing, good.op)).toBe(cheat.sites)
    expect(open(each, cheat.listing)).toBeDefined()
  })

  it('is not done by results that are known beforehand, out of another section', () => {
    const left = leftBy(document, task.solution)
    const listing = knownBeforehand(document, left, good)
    expect(sitesIn(each, listing, good.op)).toBe(1)
    expect(leftBy(document, { ...task.solution, listing })).toEqual(left)
    expect(open(each, listing)).toBeDefined()
  })
})

describe('the operation of another place', () => {
  const unlock = tasks.find(({ at }) => at === 'today/unlock') as (typeof tasks)[number]
  const { listing } = wholeDocument({ ...unlock.document, ...unlock.task.solution })
  const call = '    PVOP_VCALLEE queued_spin_unlock\n'

  it.each([
    ['the lock behind the one that was asked for', '    add   $64, %rdi\n', ''],
    ['another lock, and a store by hand', '    add   $64, %rdi\n', '    movb  $0, (%rbx)\n'],
    ['one that nothing points to', '    lea   -8(%rdi), %rdi\n', ''],
  ])('is no answer where it gives back %s', (_, before, behind) => {
    const other = listing.replace(call, `${before}${call}${behind}`)
    expect(sitesIn(unlock, other, 'lock.queued_spin_unlock')).toBe(1)
    expect(open(unlock, listing)).toBeUndefined()
    expect(open(unlock, other)).toBe('lock')
  })
})
