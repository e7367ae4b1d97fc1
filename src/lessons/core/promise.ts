import { allows, carriesValues, destroysNothingNeeded, otherStart, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { costAt, onlyName, outcomeAt, pairsAt, roomAt } from '../seen.ts'

const nothing = `# Returns from an interrupt: every
# register belongs to somebody else.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    testl $3, 60(%esp)
    ret
`

const nothingAndAll = `# The same call, two promises.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    testl $3, 60(%esp)
    DISABLE_INTERRUPTS(CLBR_ANY)
    ret
`

const tooGenerous = `# Adds a pair of counters.
# esi: the pair, edi: the sum
add_pair:
    mov   (%esi), %edx
    mov   4(%esi), %ecx
    DISABLE_INTERRUPTS(CLBR_EAX|CLBR_EDX)
    add   %edx, %ecx
    mov   %ecx, (%edi)
    ret                 # live:
`

const disable = { op: 'pv_irq_ops.irq_disable' }

export const promise: Lesson = {
  id: 'promise',
  title: 'The promise at the site',
  summary: 'What a site may destroy, what that costs in bytes, and how to get it wrong.',
  minutes: 7,
  after: ['values'],
  sources: ['records', 'clobber-words', 'entry-sandwich'],
  scenes: [
    {
      id: 'nothing',
      title: 'Nothing may be destroyed',
      text: [
        'This code runs between an interrupt and the program that was interrupted. Every register holds something of that program. So the site says `CLBR_NONE`: nothing may be destroyed.',
        'But the call through the table may lead to a thunk, and a thunk loses the result registers. To keep the promise, the macro writes pushes before the call and pops after it. One more register is saved by tradition: edi, which every function keeps anyway.',
      ],
      document: { listing: nothing, variant: 'xen' },
      focus: { site: 0, step: 'find', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many registers does the site push?',
        options: [
          {
            value: 0,
            reply:
              'A promise does not keep itself. Whoever stands in the table may use eax and edx as it likes.',
          },
          {
            value: 2,
            reply:
              'eax and edx are the two that must be saved. The macro saves edi as well, although nobody needs it.',
          },
          {
            value: 3,
            reply:
              'Right: eax, edi and edx. The pair for edi is two bytes for nothing, but they are room for the patch.',
          },
          {
            value: 7,
            reply: 'Most registers are kept by every function, or by the thunk. They need no push.',
          },
        ],
        answer: (analysis) => pairsAt(analysis, 0),
      },
    },
    {
      id: 'anything',
      title: 'Anything may be destroyed',
      text: [
        'Further down in the same code nothing of the program is left in the registers: it was all stored. There the promise can be as wide as possible, and `CLBR_ANY` says so.',
        'Now nothing must be pushed. Only the call is left. In entry code it is one byte longer than elsewhere: its address goes through the code segment. The data segments of the kernel are not set up yet.',
      ],
      document: { listing: nothingAndAll, variant: 'xen' },
      focus: { site: 1, step: 'find', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'The first site has 13 bytes. How many has the second?',
        options: [
          {
            value: 5,
            reply: 'Five is a direct call. Before boot the call goes through a pointer.',
          },
          {
            value: 6,
            reply: 'Six in C code. Here one byte more names the code segment.',
          },
          {
            value: 7,
            reply:
              'Right: 13 bytes less three pushes and three pops. A narrow promise costs bytes at every site.',
          },
          { value: 13, reply: 'The pushes and pops are gone: six bytes less.' },
        ],
        answer: (analysis) => roomAt(analysis, 1),
      },
    },
    {
      id: 'room',
      title: 'A wide promise leaves little room',
      text: [
        'So the wide promise makes the site short. That sounds good, and for the plain call it is. But the bytes of a site are also the room that the patch has.',
        "Xen's code for turning interrupts off destroys nothing, and it needs 8 bytes. In its table stands a *routine*: a few lines of assembly which take care to keep every register. It can be called where C cannot.",
      ],
      document: { listing: nothingAndAll, variant: 'xen' },
      focus: { site: 1, step: { check: 'fits', of: 'inline' }, panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'What will stand in the second site, the short one?',
        options: [
          {
            value: 'inline',
            reply: '8 bytes do not go into 7. In the first site they find room.',
          },
          {
            value: 'thunk-call',
            reply:
              'Right: a direct call of the routine. The code in place would have been better, but one byte is missing.',
          },
          {
            value: 'c-call',
            reply:
              'The promise would allow it. But what stands in the table of Xen is no C function, it is a routine in assembly.',
          },
          {
            value: 'keep',
            reply:
              'A direct call is 5 bytes, and it fits. There is no reason to go through the pointer.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 1),
      },
    },
    {
      id: 'too-generous',
      title: 'A promise that lies',
      text: [
        'Nobody checks a promise. The kernel writes down what the author of the site says, and boot believes it. If the author allows too much, the patch may destroy a value that is still needed.',
        'This site gives up eax and edx. Follow each value from the line that makes it to the line that reads it. Which of them crosses the site in a register that was given up?',
      ],
      document: { listing: tooGenerous, variant: 'xen' },
      meant: ['lint/site-destroys', 'lint/value-destroyed'],
      focus: { site: 0, step: 'record', register: 'edx', panel: 'price' },
      prediction: {
        kind: 'register',
        question: 'Which value may die?',
        options: [
          {
            value: 'eax',
            reply:
              'eax may be destroyed, but nothing of this function lies in it. Nobody reads it later.',
          },
          { value: 'ecx', reply: 'ecx crosses the site, but the promise keeps it.' },
          {
            value: 'edx',
            reply:
              'Right. It is loaded above, read below, and given up in between. The page marks it in the listing.',
          },
          { value: 'edi', reply: 'edi is needed below, but every function keeps it.' },
          { value: 'none', reply: 'Look at the line after the site: it reads two registers.' },
        ],
        answer: (analysis) => onlyName(analysis, costAt(analysis, 0).destroyed),
      },
      task: {
        id: 'mend',
        ask: 'Mend the promise. Give up as much as you can, and nothing that is needed.',
        goals: [
          destroysNothingNeeded({ id: 'needed', words: 'nothing that is needed may die' }, disable),
          allows({ id: 'eax', words: 'eax may still be destroyed' }, disable, (names) =>
            names.includes('eax'),
          ),
          carriesValues(
            { id: 'carries', words: 'both counters are alive across the site' },
            disable,
            3,
          ),
          stillWorks({ id: 'sum', words: 'the sum is still written' }, [{}, { esi: otherStart }]),
        ],
        hints: [
          'The promise stands in the brackets.',
          'Take out what is needed, leave what is not.',
          'Only `CLBR_EAX` may stay.',
        ],
        solution: { listing: tooGenerous.replace('CLBR_EAX|CLBR_EDX', 'CLBR_EAX') },
      },
    },
  ],
}
