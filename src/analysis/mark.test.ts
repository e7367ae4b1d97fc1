import { describe, expect, it } from 'vitest'
import { wholeDocument } from '../lessons/documents.ts'
import { lessonById, sceneOfTask } from '../lessons/index.ts'
import type { Lesson } from '../lessons/lesson.ts'
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
  const open = (listing: string) => openGoals('callsite', 'add-enable', { listing })

  it.each([
    ['behind the return', `${disable}${count}    ret\n${enable}`],
    ['before the first', `${enable}${disable}${count}    ret\n`],
    [
      'in its place, with interrupts off behind it',
      `${disable}${count}${enable}    cli\n    ret\n`,
    ],
    [
      'before the first, and interrupts turned on by hand',
      `${enable}${disable}${count}    sti\n    ret\n`,
    ],
  ])('%s does not turn interrupts on again', (_, listing) => {
    expect(open(listing)).toEqual(['on-again'])
  })

  it('before a return, with the first behind it, does neither that nor keep events out', () => {
    expect(open(`${enable}${count}    ret\n${disable}`)).toEqual(['on-again', 'undisturbed'])
  })

  it.each([
    ['before the count', `${disable}${enable}${count}    ret\n`],
    [
      'before the store',
      `${disable}    mov   (%ebx), %ecx\n    inc   %ecx\n${enable}    mov   %ecx, (%ebx)\n    ret\n`,
    ],
    ['behind a count that began before the first', `${count}${disable}${enable}    ret\n`],
    ['twice', `${disable}${enable}${count}${disable}${enable}    ret\n`],
    [
      'behind a count that was read before the first',
      `    mov   (%ebx), %ecx\n${disable}    inc   %ecx\n    mov   %ecx, (%ebx)\n${enable}    ret\n`,
    ],
  ])('%s lets events in while it counts', (_, listing) => {
    expect(open(listing)).toEqual(['undisturbed'])
  })
})

describe('a run of an answer', () => {
  const usual = wholeDocument({ listing: '' }).start
  const call = '    PVOP_VCALL exit_mmap\n'

  it('starts as the scene says, not as the answer does', () => {
    const start = { ...usual, registers: { rax: 0x1063n } }
    const open = openGoals('constants', 'one-constant', { listing: '    ret\n', start })
    expect(open).toEqual(['same'])
  })

  it('has several starts where the value depends on them', () => {
    const listing = `${call}    push  $0x42\n    pop   %eax\n    ret\n`
    expect(openGoals('big-switch', 'without', { listing })).toEqual(['same'])
  })

  it('does not fail for a start that the reader has changed', () => {
    const start = { ...usual, registers: { ecx: 1n } }
    const listing = `${call}    lea   (%ecx,%edx), %eax\n    ret\n`
    expect(openGoals('big-switch', 'without', { listing, start })).toEqual([])
  })
})

describe('a text for Itanium', () => {
  const scene = sceneOfTask(lessonById('no-room') as Lesson, 'spare-argument')
  const { listing: given = '' } = scene?.document ?? {}
  const { listing: solved = '' } = scene?.task.solution ?? {}
  const open = (listing: string) => openGoals('no-room', 'spare-argument', { listing })

  it.each([
    ['empty', ''],
    ['for another machine', '    mov %eax, %ebx\n    ret\n'],
    ['without its record', solved.replace(/ +\.section[^]*\.previous\n/, '')],
  ])('%s meets no goal', (_, listing) => {
    expect(open(listing)).toEqual(['spares', 'arguments'])
  })

  it.each([
    ['by a local', '        mov loc2=in1 ;;\n', '        mov out1=loc2\n'],
    ['from where it came in', '', '        adds out1=0,in1\n'],
  ])('keeps the second argument %s', (_, before, behind) => {
    const listing = solved
      .replace('        mov out1=in1\n', behind)
      .replace('        mov r8=in0 ;;\n', `${before}        mov r8=in0 ;;\n`)
    expect(open(listing)).toEqual([])
  })

  it.each([
    ['nothing in its place', ''],
    ['a constant', '        mov out1=7\n'],
    ['the first one', '        mov out1=in0\n'],
    ['one that may not come', '        (p6) mov out1=in1\n'],
  ])('with %s for the second argument does not call as before', (_, line) => {
    expect(open(solved.replace('        mov out1=in1\n', line))).toContain('arguments')
  })

  const [first = ''] = /^1:[^]*\.previous\n/m.exec(solved) ?? []
  /** The same site again, with labels of its own. */
  const again = first
    .replaceAll('1b', '3b')
    .replaceAll('2b', '4b')
    .replace('1:', '3:')
    .replace('2:', '4:')

  it.each([
    ['before the given one', '1:\n', `${again}1:\n`],
    ['behind the given one', '        mov out0=r8\n', `${again}        mov out0=r8\n`],
  ])('may have a second site %s', (_, here, both) => {
    expect(again).toContain('data8 3b, 4b')
    expect(open(solved.replace(here, both))).toEqual([])
    expect(open(given.replace(here, both))).toEqual(['spares'])
  })

  it('is not helped by a larger alloc', () => {
    expect(open(given.replace('2,3,2,0', '2,3,8,0'))).toEqual(['spares'])
  })

  it('does not call as before where the call is gone, is of another, or comes without the site', () => {
    const call = '        br.call.sptk.many b0=other ;;\n'
    expect(open(solved.replace(call, ''))).toEqual(['arguments'])
    expect(open(solved.replace('b0=other', 'b0=with_frame'))).toEqual(['arguments'])
    const around = solved
      .replace('1:\n{ .mlx', '        br.many past ;;\n1:\n{ .mlx')
      .replace('        mov out0=r8\n', 'past:\n        mov out0=r8\n')
    expect(open(around)).toEqual(['arguments'])
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
    const open = openGoals(lesson, task, { listing: asked(values, site, values) })
    expect(open).toEqual([goal, lesson === 'thunks' ? 'work' : 'sum'])
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
    const open = [goal, lesson === 'thunks' ? 'work' : 'sum']
    expect(openGoals(lesson, task, { listing })).toEqual(open)
    const silent = listing.replace(/#.*/, '')
    expect(openGoals(lesson, task, { listing: silent })).toEqual(open)
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
