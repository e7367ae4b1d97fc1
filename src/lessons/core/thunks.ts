import { allows, carriesValues, otherStart, runKeeps, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { lostAt, onlyName, outcomeAt, placesAt, roomAt } from '../seen.ts'

const before2009 = `# Before 2009: the site saves what a
# C function may destroy, by itself.
add_pair:
    mov   (%esi), %ecx
    mov   4(%esi), %edx
771:
    push  %ecx
    push  %edx
    call  *pv_irq_ops+8
    pop   %edx
    pop   %ecx
772:
    add   %ecx, %edx
    mov   %edx, (%edi)
    ret                 # live:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 45            # irq_disable
    .byte 772b-771b
    .short CLBR_EAX
    .popsection
`

const after2009 = `# From 2009 on: whoever is called saves
# what it uses. The site is a bare call.
add_pair:
    mov   (%esi), %ecx
    mov   4(%esi), %ebx
    PVOP_VCALLEE irq_disable
    add   %ecx, %ebx
    mov   %ebx, (%edi)
    ret                 # live:
`

const mistake = `# Adds edx to the counter at eax with
# interrupts off, as 2.6.30 recorded it.
add_event:    # args: %eax %edx
    push  %ebx
    mov   %eax, %ebx
771:
    call  *pv_irq_ops+8
772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 45            # irq_disable
    .byte 772b-771b
    .short CLBR_EAX     # the promise
    .popsection
    add   %edx, (%ebx)
    PVOP_VCALLEE irq_enable
    pop   %ebx
    ret                 # live:
`

const mended = mistake
  .replace('    mov   %eax, %ebx\n', '    mov   %eax, %ebx\n    mov   %edx, %ecx\n')
  .replace('add   %edx, (%ebx)', 'add   %ecx, (%ebx)')
  .replace('CLBR_EAX     # the promise', 'CLBR_EAX|CLBR_EDX')

const disable = { op: 'pv_irq_ops.irq_disable' }
const lguest = { variant: 'lguest' } as const

export const thunks: Lesson = {
  id: 'thunks',
  title: 'Thunks: who saves, who pays',
  summary: 'In 2009 the saving moved from the sites into the functions. What that gave, and took.',
  minutes: 8,
  after: ['sandwich'],
  sources: ['thunks', 'saving-callee', 'old-sites', 'wrong-word'],
  scenes: [
    {
      id: 'moved',
      title: 'The saving moves out',
      text: [
        'Until 2009 every interrupt site in compiled code was a sandwich: push ecx, push edx, a call through a pointer, pop, pop. Ten bytes, thousands of times.',
        'Then somebody turned it round. The pushes and pops go into a wrapper around the *called* function: the thunk. It is written once. Here is the same job under the new rule.',
      ],
      document: { listing: after2009, variant: 'lguest' },
      focus: { site: 0, step: 'find', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How long is the site now?',
        options: [
          {
            value: 5,
            reply: 'Not yet. Before boot it goes through a pointer, and that takes a byte more.',
          },
          {
            value: 6,
            reply: 'Right: the call and nothing else. Four bytes are saved at every site.',
          },
          { value: 8, reply: 'Both pairs have moved into the thunk, not only one.' },
          { value: 10, reply: 'That was before. The two pushes and two pops are gone from here.' },
        ],
        answer: (analysis) => roomAt(analysis, 0),
      },
    },
    {
      id: 'places',
      title: 'Count the places',
      text: [
        'Now count places, on 32 bits. Without any call there are seven. The sandwich of 2008 saved ecx and edx and lost eax: six places are left. A plain C call leaves four.',
        'The thunk keeps ecx. But the C function inside gives its result in eax, or in edx and eax when it has 64 bits. A wrapper that popped those would throw the result away. One rule for all: both are lost, even where nothing is returned.',
      ],
      document: { listing: after2009, variant: 'lguest' },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'places',
        question: 'How many places does a site with the promise of a thunk leave?',
        options: [
          { value: 7, reply: 'Seven would mean that nothing is lost. Two result registers are.' },
          {
            value: 6,
            reply: 'Six was the sandwich, which lost eax alone. The thunk loses edx as well.',
          },
          {
            value: 5,
            reply:
              'Right. The site got shorter, and one place went with it. On 32 bits that is the price; a C call would be worse.',
          },
          {
            value: 4,
            reply: 'Four is the plain C call: it loses ecx too, and the thunk saves that.',
          },
        ],
        answer: (analysis) => placesAt(analysis, 0),
      },
    },
    {
      id: 'room',
      title: 'And room is lost',
      text: [
        'There is another price, and nobody wrote about it. The old site had 10 bytes. Xen needs 8 for its code, lguest needs 10: both fitted, and the call was gone.',
        'The bytes of the pushes and pops were room. Now they are gone from the site, and the room with them. The code of Xen is as long as before.',
      ],
      document: { listing: after2009, variant: 'xen' },
      focus: { site: 0, step: { check: 'fits', of: 'inline' }, panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'What does Xen put into the new site?',
        options: [
          { value: 'inline', reply: '8 bytes do not go into 6. They fitted the site of 2008.' },
          {
            value: 'thunk-call',
            reply:
              'Right: a direct call of a routine that keeps all registers. Good, but in 2008 there was no call at all.',
          },
          {
            value: 'c-call',
            reply: 'That would destroy ecx, and the new promise keeps it.',
          },
          { value: 'keep', reply: 'A direct call is 5 bytes and fits. The pointer can go.' },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'mistake',
      title: 'One register forgotten',
      text: [
        'For two releases the kernel itself got it wrong. Its interrupt sites went on recording what the old sandwich lost: eax alone. The thunk loses one register more.',
        'Here is such a site, under lguest. The record says that everything but eax survives, and the compiler believes it. It leaves a value in a register across the call. The call goes to a thunk that was never told.',
      ],
      document: { listing: mistake, ...lguest },
      meant: ['lint/callee-destroys-more', 'lint/record-forgets', 'lint/value-destroyed-unsaid'],
      focus: { site: 0, step: 'choose', register: 'edx', panel: 'why' },
      prediction: {
        kind: 'register',
        question: 'In which register does a value die?',
        options: [
          {
            value: 'eax',
            reply: 'eax is lost, as the record says. Its value was copied to ebx before.',
          },
          { value: 'ecx', reply: 'The thunk saves ecx.' },
          {
            value: 'edx',
            reply:
              'Right. The site promised to keep it, the thunk destroys it, and the next line reads it.',
          },
          { value: 'ebx', reply: 'Every C function keeps ebx.' },
          { value: 'none', reply: 'Compare what the record allows with what a thunk loses.' },
        ],
        answer: (analysis) => onlyName(analysis, lostAt(analysis, 0)),
      },
    },
    {
      id: 'mend',
      title: 'Mend it',
      text: [
        'Two things must change. The record has to tell the truth, or every checker and every compiler will believe the lie. And the value needs a place that the thunk keeps.',
        'The page runs your text under lguest each time it changes, as compiled and as patched. If both keep every promise, the goal of the run is met. *Run* shows how.',
      ],
      document: { listing: mistake, ...lguest },
      meant: ['lint/callee-destroys-more', 'lint/record-forgets', 'lint/value-destroyed-unsaid'],
      focus: { site: 0, step: 'record', panel: 'listing' },
      task: {
        id: 'mend-record',
        ask: 'Let the record say what a thunk loses, and let the value survive.',
        goals: [
          allows(
            { id: 'record', words: 'the record gives up eax and edx', under: lguest },
            disable,
            (names) => names.includes('eax') && names.includes('edx'),
          ),
          carriesValues(
            { id: 'carries', words: 'both values are alive across the site', under: lguest },
            disable,
            2,
          ),
          runKeeps({ id: 'run', words: 'a run keeps every promise', under: lguest }, disable),
          stillWorks({ id: 'work', words: 'memory ends as it should', under: lguest }, [
            {},
            { esi: otherStart },
          ]),
        ],
        hints: [
          'The last number of the record is the promise. Then look for a register that the thunk keeps.',
          'Write `CLBR_EAX|CLBR_EDX`, and copy edx before the call.',
          'ecx survives: `mov %edx, %ecx` before the site, and add ecx after it.',
        ],
        solution: { listing: mended },
      },
    },
  ],
}

/** What the lesson compares with; its test alone reads it. */
export const siteOf2008 = before2009
