import { becomes, carriesValues, otherStart, runKeeps, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { needsAt } from '../seen.ts'

const readBack = `# Are interrupts on? ebx: where to note
remember:
    PVOP_CALLEE save_fl
    mov   %eax, (%ebx)
    ret
`

const countEvent = `# C: local_irq_save(flags); counter++;
#    local_irq_restore(flags);
count_event:
    PVOP_CALLEE save_fl
    mov   %eax, %esi
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    mov   %esi, %eax
    PVOP_VCALLEE restore_fl
    ret                 # live:
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
  summary: 'The same trick as in Xen, two bytes longer, and what a few bytes decide.',
  minutes: 6,
  after: ['xen-mask'],
  sources: ['lguest-code'],
  scenes: [
    {
      id: 'read-back',
      title: 'A whole word',
      text: [
        'lguest was a small hypervisor that came with the kernel. It shares memory with its guest too. But where Xen has a byte, lguest has a word of 32 bits, and the guest turns interrupts off by a 0 in it. That store has 10 bytes: two say what to do, four say where, and four are the 0.',
        'This site asks back: are interrupts on? The word is read into eax. For that the processor has a short form with a single byte of its own, and no number has to be carried along.',
      ],
      document: { listing: readBack, variant: 'lguest' },
      focus: { site: 0, step: { check: 'fits', of: 'inline' }, panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How many bytes does reading the word need?',
        options: [
          {
            value: 2,
            reply: 'Two is `pushf` and `pop` on bare hardware. A word in memory has an address.',
          },
          { value: 5, reply: 'Right. One byte for "load eax", four for the address.' },
          {
            value: 6,
            reply:
              'Other registers take two bytes and the address. eax has a form that is one byte shorter.',
          },
          { value: 10, reply: 'Ten is the store: it carries the four bytes of the 0 as well.' },
        ],
        answer: (analysis) => needsAt(analysis, 0, 'inline'),
      },
    },
    {
      id: 'three-sites',
      title: 'Ask, turn off, put back',
      text: [
        'C code asks, turns interrupts off, and later puts them back as they were. That makes three sites. Since the saving moved into thunks, each of them is the bare call of 6 bytes.',
        'For putting back, lguest has no code to copy at all: there is a routine, a few lines of assembly that keep every register. You know how long reading is, and how long the store.',
      ],
      document: { listing: countEvent, variant: 'lguest' },
      focus: { site: 1, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'number',
        unit: 'sites',
        question: 'How many of the three need no call any more under lguest?',
        options: [
          { value: 0, reply: 'Reading the word takes 5 bytes, and 6 are there.' },
          {
            value: 1,
            reply:
              'Right. Only the reading. The store is four bytes too long, and the third is a call.',
          },
          { value: 2, reply: 'The store does not fit: 10 bytes do not go into 6.' },
          { value: 3, reply: 'The third is a routine, and that has to be called.' },
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
          carriesValues(
            { id: 'values', words: 'carry three values across in registers', ...under },
            where,
            3,
          ),
          stillWorks({ id: 'sum', words: 'still write the sum', ...under }, [
            {},
            { esi: otherStart },
          ]),
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
