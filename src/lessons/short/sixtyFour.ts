import { carriesValues, destroysNothingNeeded, leavesPlaces, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { costAt, storyAt } from '../seen.ts'
import { difference, regSetOf, sizeOf } from '../../x86/registers.ts'

const flush = `# rbx: the next page
next_page:
    PVOP_VCALL flush_tlb_user
    add   $4096, %rbx
    ret
`

const disable = `# rbx: the counter
count_event:
    PVOP_VCALLEE irq_disable
    incq  (%rbx)
    ret
`

const seven = `# Sums six numbers in peace.
sum_six: # args: %rdi %rsi %rdx %rcx %r8 %r9
    PVOP_VCALL irq_disable
    add   %rsi, %rdi
    add   %rdx, %rdi
    add   %rcx, %rdi
    add   %r8, %rdi
    add   %r9, %rdi
    mov   %rdi, %rax
    ret # live: %rax
`

const mended = seven.replace('PVOP_VCALL ', 'PVOP_VCALLEE ')
const where = { op: 'pv_irq_ops.irq_disable' }

/** What 32 bits do not have. */
export const newRegisters = ['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'] as const

export const sixtyFour: Lesson = {
  id: 'sixty-four',
  title: '64 bits: nine registers to lose',
  summary: 'Where the thunks of 2009 pay most.',
  minutes: 6,
  after: ['thunks'],
  sources: ['thunks', 'clobber-words'],
  scenes: [
    {
      id: 'nine',
      title: 'More registers, more to lose',
      text: [
        'A 64-bit processor has eight registers more, r8 to r15. C uses the new room: six arguments travel in registers instead of three. And whatever carries arguments may be destroyed by the call.',
        'The result comes back in rax. Arguments go into rdi, rsi, rdx, rcx, r8 and r9. Then there are two that belong to nobody, r10 and r11: a function may use them as it likes.',
      ],
      document: { listing: flush, config: '64', variant: 'native' },
      focus: { site: 0, step: 'record', panel: 'listing' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many of the eight new registers keep their values over this C call?',
        options: [
          {
            value: 0,
            reply:
              'Some of them carry nothing in a call, and a function that uses those gives them back.',
          },
          {
            value: 2,
            reply:
              'r10 and r11 are two, but they are free for all. Look for registers that the text does not name.',
          },
          {
            value: 4,
            reply:
              'Right: r12 to r15. r8 and r9 carry arguments, r10 and r11 belong to nobody. With five older ones, nine registers are lost.',
          },
          {
            value: 6,
            reply:
              'r8 and r9 carry arguments, so they may be destroyed. Two more of the new ones belong to nobody.',
          },
        ],
        answer: (analysis) =>
          sizeOf(
            difference(regSetOf('x86-64', newRegisters), storyAt(analysis, 0).site.mayLose.whole),
          ),
      },
    },
    {
      id: 'since-2009',
      formerly: 'one',
      title: 'What the thunks changed',
      text: [
        'Before 2009 every site that turned interrupts off on 64 bits gave up eight registers. It saved only rdi, by a push and a pop. For an operation that needs no register at all, this is a high price.',
        'Then came the thunks. The function that is called keeps everything but the result. On 64 bits a result always fits into one register, rax. No second one is needed, as on 32 bits.',
      ],
      document: { listing: disable, config: '64', variant: 'native' },
      focus: { site: 0, step: 'record', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'places',
        question: 'Fifteen registers can hold values. How many places does this site leave?',
        options: [
          { value: 6, reply: 'Six places are left by a C call. This site promises far more.' },
          {
            value: 13,
            reply: 'On 32 bits two are given up, eax and edx. Here a result needs only rax.',
          },
          {
            value: 14,
            reply: 'Right. All but rax. Code with fourteen values goes on undisturbed.',
          },
          {
            value: 15,
            reply: 'One is given up still: rax, where a result would come back.',
          },
        ],
        answer: (analysis) => costAt(analysis, 0).contract.own.places,
      },
    },
    {
      id: 'mend',
      title: 'Give eight back',
      text: [
        'This function takes six arguments, and somebody wrote the site as an ordinary C call. All six lie in registers that such a call may destroy. The page marks each of them.',
        'You could move them all to safety, and find that only rbx, rbp and r12 to r15 are safe. They belong to the caller, so each has to be saved first. Or you say what the site really needs.',
      ],
      document: { listing: seven, config: '64', variant: 'xen' },
      focus: { site: 0, step: 'choose', panel: 'price' },
      meant: Array.from({ length: 6 }, () => ['lint/site-destroys', 'lint/value-destroyed']).flat(),
      task: {
        id: 'callee-save',
        ask: 'Make the site keep all six arguments, without moving any.',
        goals: [
          destroysNothingNeeded({ id: 'safe', words: 'lose no argument' }, where),
          leavesPlaces({ id: 'places', words: 'leave 14 places for values' }, where, 14),
          carriesValues({ id: 'values', words: 'carry six values across in registers' }, where, 6, [
            'rax',
          ]),
          stillWorks(
            { id: 'sum', words: 'still return the sum of all six' },
            [{ rdi: 1n, rsi: 20n, rdx: 300n, rcx: 4000n, r8: 50_000n, r9: 600_000n }, { rdi: 7n }],
            ['rax'],
          ),
        ],
        hints: [
          'The promise of the site is too generous.',
          'It is in the name of the macro. Lesson by lesson you have seen the other one.',
          'Two letters are missing: `PVOP_VCALLEE`.',
        ],
        solution: { listing: mended },
      },
    },
  ],
}
