import { allows, becomes, isReached, noPointerLeft, otherStart, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { keptOf, storyAt } from '../seen.ts'

/** A record as the macros write it, with what stands in its last field. */
const oneRecord = (word: string): string => `# ebx: the counter
add_event:
771:
    call  *pv_irq_ops+8
772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b          # where
    .byte 45            # irq_disable
    .byte 772b-771b     # how long
    .short ${word.padEnd(12)} # may be destroyed
    .popsection
    incl  (%ebx)
`

const missingRecord = `${oneRecord('5')}
773:
    call  *pv_irq_ops+12
774:
    # irq_enable: its record is missing
    ret
`

const bothRecords = missingRecord.replace(
  '    # irq_enable: its record is missing\n',
  `    .pushsection .parainstructions,"a"
    .balign 4
    .long 773b
    .byte 46            # irq_enable
    .byte 774b-773b
    .short 5
    .popsection
`,
)

const enable = { op: 'pv_irq_ops.irq_enable' }
const native = { under: { variant: 'native' } } as const

export const recordBytes: Lesson = {
  id: 'record-bytes',
  title: 'Reading the record',
  summary: 'From which bytes boot learns all that it knows of a site.',
  minutes: 6,
  after: ['promise'],
  sources: ['records', 'clobber-words'],
  scenes: [
    {
      id: 'length',
      title: 'Where the length comes from',
      text: [
        'Until now a macro wrote the note for boot. Here it stands in full. `771` and `772` are labels before and after the call. Everything from `.pushsection` to `.popsection` goes into a list of its own, beside the code.',
        'No field holds the number that you might expect. The length is a difference: the address after the call minus the address before it. The assembler works it out. Whatever you put between the labels belongs to the site.',
      ],
      document: { listing: `${oneRecord('CLBR_ANY')}    ret\n`, variant: 'native' },
      focus: { site: 0, step: 'record', panel: 'listing' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'What does the assembler write for `772b-771b`?',
        options: [
          {
            value: 1,
            reply:
              'The field takes one byte. What stands in it is another number: how many bytes lie between the labels.',
          },
          {
            value: 5,
            reply:
              'Five is a call that says how far to go. This one says where a pointer lies, and that takes a byte more.',
          },
          {
            value: 6,
            reply: 'Right. Two bytes say "call through a pointer", four say where the pointer is.',
          },
          {
            value: 8,
            reply: 'Eight is the length of the record itself. The labels enclose the call.',
          },
        ],
        answer: (analysis) => storyAt(analysis, 0).site.length,
      },
    },
    {
      id: 'word',
      title: 'Three registers in three bits',
      text: [
        'The last field is the *clobber word*. Each register has a bit: 1 for eax, 2 for ecx, 4 for edx. A bit that is set gives its register up. A bit that is clear asks for it to be kept.',
        'Two bits together are a sum. This record says 5. The kernel has names for such sums, but boot only ever sees the number. The registers that a C function keeps anyway need no bit.',
      ],
      document: { listing: `${oneRecord('5')}    ret\n`, variant: 'native' },
      focus: { site: 0, step: 'record', panel: 'listing' },
      prediction: {
        kind: 'register',
        question: 'Of eax, ecx and edx, which one must still be there after this site?',
        options: [
          { value: 'eax', reply: 'eax has the bit 1, and 1 is part of 5: it may be destroyed.' },
          {
            value: 'ecx',
            reply: 'Right. 5 is 1 and 4. The bit of ecx is 2, and it is clear.',
          },
          { value: 'edx', reply: 'edx has the bit 4, and 4 is part of 5: it may be destroyed.' },
          {
            value: 'none',
            reply: 'That would be 7, the sum of all three bits. One of them is missing in 5.',
          },
        ],
        answer: (analysis) => keptOf(analysis, 0, ['eax', 'ecx', 'edx']),
      },
    },
    {
      id: 'write-record',
      title: 'Write one',
      text: [
        'The second call in this text has its labels, and no record. Boot will never look at it: the call through the pointer stays for as long as the kernel runs.',
        'Write its record after the pattern of the first one. The number of an operation is the place of its pointer in the table. Both calls use the same table, one pointer after the other: `pv_irq_ops+8` and `pv_irq_ops+12`.',
      ],
      document: { listing: missingRecord, variant: 'native' },
      focus: { site: 0, step: 'record', panel: 'listing' },
      task: {
        id: 'second-record',
        ask: 'Let boot find the second call, and allow eax and edx to be destroyed there.',
        goals: [
          becomes(
            { id: 'found', words: 'make boot inline the call of irq_enable', ...native },
            enable,
            ['inline'],
          ),
          allows(
            { id: 'word', words: 'allow eax and edx, no more and no less' },
            enable,
            (names) => names.join() === 'eax,edx',
          ),
          becomes(
            { id: 'first', words: 'leave the first site as it is', ...native },
            { op: 'pv_irq_ops.irq_disable' },
            ['inline'],
          ),
          isReached({ id: 'reached', words: 'come to that call in a run', ...native }, enable),
          noPointerLeft({ id: 'both', words: 'leave no call through a pointer', ...native }),
          stillWorks({ id: 'counts', words: 'still count the event', ...native }, [
            {},
            { ebx: otherStart },
          ]),
        ],
        hints: [
          'Copy the first record, from `.pushsection` to `.popsection`, and change what tells the sites apart.',
          'Two labels change, and the number of the operation. The word stays.',
          'The labels are `773b` and `774b`. One pointer further in the table is operation 46.',
        ],
        solution: { listing: bothRecords },
      },
    },
  ],
}
