import { describe, expect, it } from 'vitest'
import { markTask } from '../analysis/mark.ts'
import { wholeDocument } from './documents.ts'
import { lessons } from './index.ts'
import type { SceneDocument } from './lesson.ts'

const tasks = lessons.flatMap(({ id, scenes }) =>
  scenes.flatMap(({ document, task }) =>
    task ? [{ at: `${id}/${task.id}`, document, task }] : [],
  ),
)

const taskAt = (wanted: string) => {
  const found = tasks.find(({ at }) => at === wanted)
  if (!found) throw new Error(wanted)
  return found
}

/** Ids of the goals that an answer leaves open. */
function open({ document, task }: (typeof tasks)[number], answer: Partial<SceneDocument>) {
  const whole = wholeDocument({ ...document, ...task.solution, ...answer })
  return markTask({ document, task }, whole)
    .filter(({ met }) => !met)
    .map(({ id }) => id)
}

const commented = (text: string): string => text.replaceAll(/^/gm, '# ')

describe.each(tasks)('the task $at', (each) => {
  const solved = wholeDocument({ ...each.document, ...each.task.solution }).listing
  it.each([
    ['nothing', ''],
    ['a return alone', '    ret\n'],
    ['a comment', commented(solved)],
    ['what is never assembled', `.if 0\n${solved}.endif\n`],
    ['what is never reached', `    ret\n${solved}`],
    ['code in a section of its own', `.section .other,"ax"\n${solved}`],
  ])('is not done by %s', (_, listing) => {
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
