import { namesIn } from '../x86/registers.ts'
import { describe, expect, it } from 'vitest'
import type { ConfigId } from '../ops/op.ts'
import { analysisOf } from '../testing/registers.ts'
import type { AnalysisInput } from '../analysis/analysis.ts'
import type { SiteCost } from './cost.ts'

/** The price of the first site of a listing. */
function costOf(listing: string, changes: Partial<AnalysisInput> = {}): SiteCost {
  const [site] = analysisOf(listing, changes).pressure.sites
  if (!site) throw new Error('no site')
  return site
}

const columns = ['none', 'sandwich', 'calleeSave', 'c'] as const

/** `places: spills moves prologue saves` of each column, in the order of the price strip. */
const prices = ({ contract }: SiteCost) =>
  columns.map((id) => {
    const { places, spillsForced, movesForced, prologueSavesForced } = contract[id]
    return `${places}: ${spillsForced} ${movesForced} ${prologueSavesForced}`
  })

const site = (op: string, live: string, around: readonly [string, string] = ['', '']) =>
  `${around[0]}\n  ${op}\n${around[1]}\n  ret # live: ${live}\n`

const disable = 'PVOP_VCALLEE irq_disable'

describe('five values alive across an interrupt site of x86-32', () => {
  const listing = site(disable, '%eax %ecx %edx %ebx %esi')

  it('fit into 7, 6 and 5 places; of 4, one of them goes to memory', () => {
    const cost = costOf(listing)
    expect(namesIn('x86-32', cost.liveAcross)).toEqual(['eax', 'ecx', 'edx', 'ebx', 'esi'])
    expect(columns.map((id) => cost.contract[id].places)).toEqual([7, 6, 5, 4])
    expect(columns.map((id) => cost.contract[id].spillsForced)).toEqual([0, 0, 0, 1])
  })

  it('have one place fewer with a frame pointer', () => {
    const cost = costOf(listing, { framePointer: 'yes' })
    expect(columns.map((id) => cost.contract[id].places)).toEqual([6, 5, 4, 3])
    expect(columns.map((id) => cost.contract[id].spillsForced)).toEqual([0, 0, 1, 2])
  })

  it('cost the same at any other site', () => {
    const other = site('PVOP_VCALL write_cr3', '%eax %ecx %edx %ebx %esi')
    expect(costOf(other).contract.c).toEqual(costOf(listing).contract.c)
    expect(costOf(other).ownIs).toBe('c')
  })
})

/** Configuration, what it shows, listing, frame pointer, and the price of each column. */
const table: readonly (readonly [
  ConfigId,
  string,
  string,
  AnalysisInput['framePointer'],
  readonly string[],
])[] = [
  [
    '32pae',
    'what may be destroyed moves to ebp and edi, which nobody saves yet',
    site(disable, '%eax %ecx %edx %ebx %esi'),
    'auto',
    ['7: 0 0 0', '6: 0 1 1', '5: 0 2 2', '4: 1 2 2'],
  ],
  [
    '32pae',
    'with a frame pointer only edi is left, and more is spilled instead',
    site(disable, '%eax %ecx %edx %ebx %esi'),
    'yes',
    ['6: 0 0 0', '5: 0 1 1', '4: 1 1 1', '3: 2 1 1'],
  ],
  [
    '32pae',
    'edi, which the function saves anyway, takes one for nothing',
    site(disable, '%eax %ecx %edx %ebx %esi', ['  push %edi', '  pop %edi']),
    'auto',
    ['7: 0 0 0', '6: 0 1 0', '5: 0 2 1', '4: 1 2 1'],
  ],
  [
    '32pae',
    'a callee-saved register that the function writes is saved by it, too',
    site(disable, '%eax %ecx', ['  mov $1, %esi\n  mov $2, %edi', '']),
    'auto',
    ['7: 0 0 0', '6: 0 1 0', '5: 0 1 0', '4: 0 2 0'],
  ],
  [
    '32pae',
    'one value finds another caller-saved place, but none in a C call',
    site(disable, '%eax'),
    'auto',
    ['7: 0 0 0', '6: 0 1 0', '5: 0 1 0', '4: 0 1 1'],
  ],
  [
    '32pae',
    'values in callee-saved registers cost nothing',
    site(disable, '%ebx %esi %edi %ebp'),
    'no',
    ['7: 0 0 0', '6: 0 0 0', '5: 0 0 0', '4: 0 0 0'],
  ],
  [
    '32pae',
    'all seven: each register lost is a value in memory',
    site(disable, '%eax %ecx %edx %ebx %esi %edi %ebp'),
    'no',
    ['7: 0 0 0', '6: 1 0 0', '5: 2 0 0', '4: 3 0 0'],
  ],
  [
    '32pae',
    'a result takes a place, and is no value that lives across',
    site('PVOP_CALLEE save_fl', '%eax %ecx %ebx'),
    'auto',
    ['6: 0 0 0', '6: 0 0 0', '5: 0 0 0', '4: 0 1 1'],
  ],
  [
    '32pae',
    'a page-table value of PAE takes two',
    site('PVOP_CALLEE pte_val', '%eax %edx %ecx %ebx'),
    'auto',
    ['5: 0 0 0', '5: 0 0 0', '5: 0 0 0', '4: 0 1 1'],
  ],
  [
    '32nopae',
    'and without PAE one, so that edx has to move',
    site('PVOP_CALLEE pte_val', '%eax %edx %ecx %ebx'),
    'auto',
    ['6: 0 0 0', '6: 0 0 0', '5: 0 1 1', '4: 0 2 2'],
  ],
  [
    '64',
    'the sandwich of x86-64 kept rdi alone, the thunk keeps all but rax',
    site(disable, '%rax %rcx %rdi %r8 %rbx'),
    'auto',
    ['15: 0 0 0', '7: 0 3 3', '14: 0 1 0', '6: 0 4 4'],
  ],
  [
    '64',
    'eight values are too many for the sandwich and the C call',
    site(disable, '%rax %rcx %rdx %rsi %rdi %r8 %r9 %rbx'),
    'auto',
    ['15: 0 0 0', '7: 1 5 5', '14: 0 1 0', '6: 2 5 5'],
  ],
  [
    '64',
    'with a frame pointer',
    site(disable, '%rax %rcx %rdi %r8 %rbx', ['  push %r12', '  pop %r12']),
    'yes',
    ['14: 0 0 0', '6: 0 3 2', '13: 0 1 0', '5: 0 4 3'],
  ],
  [
    '64',
    'the sandwich of save_fl saved nothing: nine lost, the result among them',
    site('PVOP_CALLEE save_fl', '%rax %rdi %rbx'),
    'auto',
    ['14: 0 0 0', '6: 0 1 1', '14: 0 0 0', '6: 0 1 1'],
  ],
]

describe('the price of a promise', () => {
  it.each(table)('%s: %s', (config, _, listing, framePointer, expected) => {
    expect(prices(costOf(listing, { config, framePointer }))).toEqual(expected)
  })

  it('is worked out for many', () => {
    const moves = table.flatMap(([, , , , price]) => price).filter((text) => !/ 0 \d$/.test(text))
    const saves = table.flatMap(([, , , , price]) => price).filter((text) => !text.endsWith(' 0'))
    expect([moves.length, saves.length].every((count) => count >= 6)).toBe(true)
  })
})

describe("a site's own promise", () => {
  it.each([
    ['32pae', 'PVOP_VCALLEE irq_disable', 'calleeSave', 5],
    ['32pae', 'PVOP_VCALL write_cr3', 'c', 4],
    ['32pae', 'DISABLE_INTERRUPTS(CLBR_NONE)', 'none', 7],
    ['32pae', 'DISABLE_INTERRUPTS(CLBR_EAX)', 'sandwich', 6],
    ['32pae', 'DISABLE_INTERRUPTS(CLBR_EAX|CLBR_EDX)', 'calleeSave', 5],
    // edi, given away on paper, stays a place.
    ['32pae', 'DISABLE_INTERRUPTS(CLBR_ANY)', 'c', 4],
    ['32pae', 'DISABLE_INTERRUPTS(CLBR_EDX)', null, 6],
    ['64', 'DISABLE_INTERRUPTS(CLBR_NONE)', 'none', 15],
    ['64', 'DISABLE_INTERRUPTS(CLBR_RAX)', 'calleeSave', 14],
    // As much as a sandwich of 2007 gave up, but nothing is pushed.
    ['64', 'DISABLE_INTERRUPTS(CLBR_ANY & ~CLBR_RDI)', null, 7],
    ['64', 'DISABLE_INTERRUPTS(CLBR_ANY)', 'c', 6],
    ['32pae', 'push %ecx\npush %edx\ncall paravirt_cli\npop %edx\npop %ecx', 'sandwich', 6],
  ] as const)('%s: %s is %s', (config, op, ownIs, places) => {
    const cost = costOf(site(op, 'none'), { config })
    expect([cost.ownIs, cost.contract.own.places]).toEqual([ownIs, places])
  })
})

describe('values alive across', () => {
  const across = (listing: string, changes: Partial<AnalysisInput> = {}) => {
    const cost = costOf(listing, changes)
    return [cost.liveAcross, cost.destroyed].map((set) => namesIn('x86-32', set).join(' '))
  }

  it('are needed behind it: what an ABI may read is none', () => {
    expect(across(`${disable}\nret`)).toEqual(['', ''])
  })

  it('were defined before it', () => {
    const listing = (args: string) => `f: # args: ${args}\n${site(disable, '%eax %edx %ecx')}`
    expect(across(listing('%eax'))).toEqual(['eax', 'eax'])
    expect(across(listing('%eax %edx %ecx'))).toEqual(['eax ecx edx', 'eax edx'])
  })

  it('are destroyed where the record allows it, and kept by a push where it does not', () => {
    expect(across(site('DISABLE_INTERRUPTS(CLBR_NONE)', '%eax %edx'))).toEqual(['eax edx', ''])
    expect(across(site('DISABLE_INTERRUPTS(CLBR_EAX)', '%eax %edx'))).toEqual(['eax edx', 'eax'])
  })

  it('are none at a site that nothing leads to, nor at one that never returns', () => {
    expect(across(`jmp 1f\n${disable}\n1: ret # live: %eax`)).toEqual(['', ''])
    expect(across('INTERRUPT_RETURN\nf: ret # live: %eax')).toEqual(['', ''])
  })

  it('never are a frame pointer', () => {
    const listing = `push %ebp\nmov %esp, %ebp\n${disable}\nmov 8(%ebp), %ecx\nleave\nret`
    expect(across(listing)).toEqual(['', ''])
    expect(across(listing, { framePointer: 'no' })).toEqual(['ebp', ''])
  })
})

it('a condition across a site is lost, one that is set behind it is not', () => {
  const lost = (listing: string) => costOf(listing).flagsDestroyed
  expect(lost(`test %ebx, %ebx\n${disable}\nje 1f\n1: ret`)).toBe(true)
  expect(lost(`${disable}\ntest %ebx, %ebx\nje 1f\n1: ret`)).toBe(false)
  expect(lost('cmp %eax, %ebx\nDISABLE_INTERRUPTS(CLBR_NONE)\nsetb %al\nret')).toBe(true)
})
