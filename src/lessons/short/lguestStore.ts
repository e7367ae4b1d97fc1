import { becomes, carriesValues, runKeeps } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { needsAt } from '../seen.ts'

/** Sites of irq_disable as C wrote them: until 2008 between pushes and pops, since 2009 the bare call. */
const record = (from: number, word: string): string => `    .pushsection .parainstructions,"a"
    .balign 4
    .long ${from}b
    .byte 45
    .byte ${from + 1}b-${from}b
    .short ${word}
    .popsection
`

const site2008 = `771:
    push  %ecx
    push  %edx
    call  *pv_irq_ops+8
    pop   %edx
    pop   %ecx
772:
${record(771, 'CLBR_EAX')}`

const site2009 = `773:
    call  *pv_irq_ops+8
774:
${record(773, 'CLBR_EAX|CLBR_EDX')}`

const bothYears = `# Two kernels in one text: 2008, 2009
lock_it:
${site2008}    incl  (%ebx)
${site2009}    incl  (%ebx)
    ret
`

const needsRoom = `# Sums two numbers in peace.
# ecx, edx: the numbers, ebx: the sum
sum_it:
    mov   (%esi), %ecx
    mov   4(%esi), %edx
    DISABLE_INTERRUPTS(CLBR_ANY)
    add   %ecx, %edx
    mov   %edx, (%ebx)
    ret                 # live:
`

const hasRoomNow = needsRoom.replace('CLBR_ANY', 'CLBR_NONE')

const where = { op: 'pv_irq_ops.irq_disable' }
const under = { under: { variant: 'lguest' } } as const

export const lguestStore: Lesson = {
  id: 'lguest-store',
  title: 'lguest and the ten-byte store',
  summary: 'The same trick as in Xen, two bytes longer, and what two bytes decide.',
  minutes: 6,
  after: ['xen-mask'],
  sources: ['lguest-code', 'old-sites'],
  scenes: [
    {
      id: 'ten',
      title: 'A whole word',
      text: [
        'lguest was a hypervisor of a few thousand lines, made to be read. It shares memory with its guest too, and the guest turns interrupts off by a store, as under Xen.',
        'But where Xen has a byte, lguest has a word of 32 bits, and the guest writes a 0 into it. The instruction has two bytes that say what it does. Then comes the address, and then the number that is stored, in full.',
      ],
      document: { listing: hasRoomNow, variant: 'lguest' },
      focus: { site: 0, step: { check: 'fits', of: 'inline' }, panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How many bytes does that one instruction have?',
        options: [
          {
            value: 6,
            reply:
              'Two and the address are six. The 0 has to come from somewhere too: it stands in the instruction.',
          },
          {
            value: 7,
            reply:
              'That would store one byte. A word of 32 bits is stored here, so all four bytes of the 0 are written out.',
          },
          {
            value: 10,
            reply: 'Right. Two, four for the address, and four bytes of nothing but 0.',
          },
          {
            value: 13,
            reply: 'Thirteen is the room that this site has. Three bytes are left over.',
          },
        ],
        answer: (analysis) => needsAt(analysis, 0, 'inline'),
      },
    },
    {
      id: 'two-years',
      title: 'To the byte',
      text: [
        'Here are two sites for the same operation. The first is as C code had them in 2008: two registers are pushed, then the call, then two pops. With one byte each and six for the call, it has 10 bytes.',
        'The second is as they are since 2009. The saving moved into the function that is called. What is left is the bare call.',
      ],
      document: { listing: bothYears, variant: 'lguest' },
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'sites',
        question: 'Into how many of the two does the store of lguest go?',
        options: [
          {
            value: 0,
            reply:
              'It needs 10 bytes, and the first site has just as many: four for pushes and pops, six for the call.',
          },
          {
            value: 1,
            reply:
              'Right. It fills the first to the last byte. The second is four bytes too short, and a call goes there.',
          },
          {
            value: 2,
            reply: 'The second site has only the 6 bytes of its call. The store needs 10.',
          },
        ],
        answer: ({ stories }) =>
          stories.filter(({ decision }) => decision.outcome === 'inline').length,
      },
    },
    {
      id: 'make-inline',
      title: 'Make it fit',
      text: [
        'This code gives everything away: `CLBR_ANY` allows three registers to be destroyed. That is a mistake here, for two of them are needed after the site. The page marks them.',
        'And lguest gets no use out of so much freedom. What it wants is room. The macro pushes what you do not allow to be destroyed, and every push and pop is a byte of the site.',
      ],
      document: { listing: needsRoom, variant: 'lguest' },
      focus: { site: 0, step: 'choose', panel: 'listing' },
      meant: [
        'lint/site-destroys',
        'lint/site-destroys',
        'lint/value-destroyed',
        'lint/value-destroyed',
      ],
      task: {
        id: 'inline-store',
        ask: 'Make lguest inline this site, with both numbers safe.',
        goals: [
          becomes({ id: 'inline', words: 'make lguest inline the site', ...under }, where, [
            'inline',
          ]),
          runKeeps({ id: 'kept', words: 'keep both numbers in a run', ...under }, where),
          carriesValues({ id: 'values', words: 'carry three values across', ...under }, where, 3),
        ],
        hints: [
          'Change the word in the brackets, not the code around it.',
          'The fewer registers may be destroyed, the more pushes the macro writes.',
          '`CLBR_NONE` promises to keep everything. The site has 13 bytes then.',
        ],
        solution: { listing: hasRoomNow },
      },
    },
  ],
}
