import { describe, expect, it } from 'vitest'
import { wholeDocument } from '../lessons/documents.ts'
import { lessonById, sceneOfTask } from '../lessons/index.ts'
import type { SharedDocument } from '../share/document.ts'
import { markNamed } from './mark.ts'

/** Ids of goals that an answer leaves open, under the scene's switches but for some. */
function openGoals(
  lessonId: string,
  taskId: string,
  answer: Partial<SharedDocument>,
): readonly string[] {
  const lesson = lessonById(lessonId)
  const scene = lesson && sceneOfTask(lesson, taskId)
  if (!scene) throw new Error(`${lessonId} has no task ${taskId}`)
  const verdicts = markNamed(lessonId, taskId, { ...wholeDocument(scene.document), ...answer })
  return (verdicts ?? []).filter(({ met }) => !met).map(({ id }) => id)
}

describe('a second site', () => {
  const disable = '    PVOP_VCALLEE irq_disable\n'
  const enable = '    PVOP_VCALLEE irq_enable\n'
  const count = '    incl  (%ebx)\n'
  it.each([
    ['behind the return', `${disable}${count}    ret\n${enable}`],
    ['before the first', `${enable}${disable}${count}    ret\n`],
    ['before a return, with the first behind it', `${enable}${count}    ret\n${disable}`],
    [
      'in its place, with interrupts off behind it',
      `${disable}${count}${enable}    cli\n    ret\n`,
    ],
    [
      'before the first, and interrupts turned on by hand',
      `${enable}${disable}${count}    sti\n    ret\n`,
    ],
  ])('%s does not turn interrupts on again', (_, listing) => {
    expect(openGoals('callsite', 'add-enable', { listing })).toEqual(['on-again'])
  })
})

describe('a run of an answer', () => {
  const usual = wholeDocument({ listing: '' }).start

  it('starts as the scene says, not as the answer does', () => {
    const start = { ...usual, registers: { rax: 0x1063n } }
    const open = openGoals('constants', 'one-constant', { listing: '    ret\n', start })
    expect(open).toEqual(['same'])
  })

  it('has several starts where the value depends on them', () => {
    const listing = '    push  $0x42\n    pop   %eax\n    ret\n'
    expect(openGoals('big-switch', 'without', { listing })).toEqual(['same'])
  })

  it('does not fail for a start that the reader has changed', () => {
    const start = { ...usual, registers: { ecx: 1n } }
    const listing = '    lea   (%ecx,%edx), %eax\n    ret\n'
    expect(openGoals('big-switch', 'without', { listing, start })).toEqual([])
  })
})

describe('comments in the place of code', () => {
  const asked = (args: string, site: string, live: string): string =>
    `f:  # args: ${args}\n    ${site}\n    ret  # live: ${live}\n`

  it.each([
    ['thunks', 'mend-record', 'carries', '%ebx %ecx', 'PVOP_VCALLEE irq_disable'],
    ['quirk', 'direct', 'values', '%ebx %esi', 'PVOP_VCALL irq_disable'],
    ['lguest-store', 'inline-store', 'values', '%ecx %edx %ebx', 'DISABLE_INTERRUPTS(CLBR_NONE)'],
    [
      'sixty-four',
      'callee-save',
      'values',
      '%rdi %rsi %rdx %rcx %r8 %r9',
      'PVOP_VCALLEE irq_disable',
    ],
  ])('carry no value in %s', (lesson, task, goal, values, site) => {
    expect(openGoals(lesson, task, { listing: asked(values, site, values) })).toEqual([goal])
  })

  it.each([
    [
      'thunks',
      'mend-record',
      'carries',
      '%ebx %ecx',
      'PVOP_VCALLEE irq_disable',
      'add %ecx, (%ebx)',
    ],
    ['quirk', 'direct', 'values', '%ebx %esi', 'PVOP_VCALL irq_disable', 'add %esi, (%ebx)'],
    [
      'lguest-store',
      'inline-store',
      'values',
      '%ecx %edx %ebx',
      'DISABLE_INTERRUPTS(CLBR_NONE)',
      'lea (%ecx,%edx), %eax\n    mov %eax, (%ebx)',
    ],
  ])('define no value in %s', (lesson, task, goal, values, site, reads) => {
    const listing = asked(values, `${site}\n    ${reads}`, '')
    expect(openGoals(lesson, task, { listing })).toEqual([goal])
    const silent = listing.replace(/#.*/, '')
    expect(openGoals(lesson, task, { listing: silent })).toEqual([goal])
  })

  it('may say more than they need where the code is there', () => {
    const listing = `sum_it: /* args: %esi %ebx %ecx */
    mov   (%esi), %ecx
    mov   4(%esi), %edx
    DISABLE_INTERRUPTS(CLBR_NONE)
    add   %ecx, %edx
    mov   %edx, (%ebx)
    ret                 # live: %edx
`
    expect(openGoals('lguest-store', 'inline-store', { listing })).toEqual([])
  })
})
