import { describe, expect, it } from 'vitest'
import { analyze } from '../analysis/analyze.ts'
import { markTask } from '../analysis/mark.ts'
import { isOfText } from '../analysis/run.ts'
import { tellIa64 } from '../ia64/story/told.ts'
import { type SetTask, setTasks } from '../testing/lessons.ts'
import { inputOf, wholeDocument } from './documents.ts'
import type { SceneDocument } from './lesson.ts'

const taskAt = (wanted: string) => {
  const found = setTasks.find(({ at }) => at === wanted)
  if (!found) throw new Error(wanted)
  return found
}

/** Ids of the goals that an answer leaves open. */
function open({ document, task }: SetTask, answer: Partial<SceneDocument>) {
  const whole = wholeDocument({ ...document, ...task.solution, ...answer })
  return markTask({ document, task }, whole)
    .filter(({ met }) => !met)
    .map(({ id }) => id)
}

/** How each machine writes what cheats are made of. */
const spelt = {
  x86: {
    comment: '# ',
    back: '    ret\n',
    /** The function with a return as its first instruction. */
    neverReached: (text: string) => `    ret\n${text}`,
    neverAssembled: (text: string) => `.if 0\n${text}.endif\n`,
  },
  ia64: {
    comment: '// ',
    back: '        br.ret.sptk.many b0 ;;\n',
    neverReached: (text: string) => text.replace(/^\w+:\n/m, '$&        br.ret.sptk.many b0 ;;\n'),
    /** Its assembler has no conditions here. */
    neverAssembled: (text: string) => `/*\n${text}*/\n`,
  },
} as const

/** Errors of the text itself, and how many sites are seen in it. */
function seenIn(document: SceneDocument): { readonly errors: number; readonly sites: number } {
  const { listing, itaniumRules: rules, ...whole } = wholeDocument(document)
  if (document.machine === 'ia64') {
    const told = tellIa64({ listing, rules, platform: 'xen' })
    const errors = told.diagnostics.filter(({ severity }) => severity === 'error').length
    return { errors, sites: told.stories.length }
  }
  const answer = analyze(inputOf({ listing, itaniumRules: rules, ...whole }))
  if (answer.kind === 'refused') throw new Error('a combination that never existed')
  const { diagnostics, stories } = answer.analysis
  const errors = diagnostics.filter(({ severity, code }) => severity === 'error' && isOfText(code))
  return { errors: errors.length, sites: stories.length }
}

describe.each(setTasks)('the task $at', (each) => {
  const solution = { ...each.document, ...each.task.solution }
  const solved = wholeDocument(solution).listing
  const { comment, back, neverReached, neverAssembled } = spelt[each.document.machine ?? 'x86']
  const all = seenIn(solution).sites
  it.each([
    ['nothing', '', 0],
    ['a return alone', back, 0],
    ['a comment', solved.replaceAll(/^/gm, comment), 0],
    ['what is never assembled', neverAssembled(solved), 0],
    ['what is never reached', neverReached(solved), all],
  ])('is not done by %s', (_, listing, sites) => {
    expect(seenIn({ ...solution, listing })).toEqual({ errors: 0, sites })
    expect(open(each, { listing })).not.toEqual([])
  })

  it('is not done by code in a section of its own', () => {
    const listing = `.section .other,"ax"\n${solved}`
    expect(seenIn({ ...solution, listing }).errors).toBe(0)
    expect(open(each, { listing })).not.toEqual([])
  })
})

describe('values that are carried for show', () => {
  /** What is loaded before the site is looked at behind it, and loaded once more. */
  const again = (add: string, show: string, ...loads: readonly string[]) =>
    [add, [show, ...loads, add].join('')] as const
  const [one, two] = ['    mov   (%esi), ', '    mov   4(%esi), ']

  it.each([
    [
      'promise/mend',
      'carries',
      ...again('    add   %edx, %ecx\n', '    test  %edx, %ecx\n', `${one}%edx\n`, `${two}%ecx\n`),
    ],
    [
      'sandwich/lguest-inline',
      'carries',
      ...again('    add   %ecx, %edx\n', '    test  %ecx, %edx\n', `${one}%ecx\n`, `${two}%edx\n`),
    ],
    [
      'values/four-places',
      'four',
      ...again('    add   %ebx, %ebp\n', '    test  %ebx, %ebp\n', `${one}%ebx\n`, `${two}%ebp\n`),
    ],
    [
      'lguest-store/inline-store',
      'values',
      ...again('    add   %ecx, %edx\n', '    test  %ecx, %edx\n', `${one}%ecx\n`, `${two}%edx\n`),
    ],
    ['sixty-four/callee-save', 'values', '    add   %r9, %rdi\n', '    test  %r9, %r9\n'],
  ])('do not count in %s', (at, goal, line, instead) => {
    const task = taskAt(at)
    const { listing } = wholeDocument({ ...task.document, ...task.task.solution })
    expect(listing).toContain(line)
    expect(open(task, {})).toEqual([])
    expect(open(task, { listing: listing.replace(line, instead) })).toContain(goal)
  })

  it('do not count where a store of them is written over', () => {
    const task = taskAt('promise/mend')
    const { listing } = wholeDocument({ ...task.document, ...task.task.solution })
    const add = '    add   %edx, %ecx\n'
    const shown = '    mov   %edx, (%edi)\n    mov   %ecx, (%edi)\n'
    const worked = `${shown}${one}%edx\n${two}%ecx\n${add}`
    expect(open(task, { listing: listing.replace(add, worked) })).toEqual(['carries'])
  })

  it('do not count where nothing comes of them', () => {
    const task = taskAt('promise/mend')
    const { listing } = wholeDocument({ ...task.document, ...task.task.solution })
    expect(open(task, { listing: listing.replace('    mov   %ecx, (%edi)\n', '') })).toEqual([
      'carries',
      'sum',
    ])
  })
})

describe('a second site of the same operation', () => {
  it.each(['lguest-store/inline-store', 'promise/mend', 'sixty-four/callee-save'])(
    'that does nothing is not marked in the place of the first in %s',
    (at) => {
      const task = taskAt(at)
      const given = wholeDocument(task.document).listing
      const own = /PVOP_VCALLEE|DISABLE_INTERRUPTS/.test(given)
      const dummy = own ? '    DISABLE_INTERRUPTS(CLBR_NONE)\n' : '    PVOP_VCALLEE irq_disable\n'
      expect(open(task, { listing: `${dummy}${given}` })).not.toEqual([])
      expect(open(task, { listing: `${given}${dummy}` })).not.toEqual([])
    },
  )
})
