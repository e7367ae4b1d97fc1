import type { Analysis } from '../../analysis/analysis.ts'
import { becomes, carriesValues, destroysNothingNeeded, otherStart, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { instructionOfLine, outcomeAt, pairsAt, roomAt } from '../seen.ts'

const byHand = `# Adds to a number of two halves.
# esi: all three, edi: the sum
add_pair:
    mov   (%esi), %eax
    mov   4(%esi), %ecx
    mov   8(%esi), %edx
    push  %eax
    push  %ecx
    push  %edx
    call  paravirt_cli
    pop   %edx
    pop   %ecx
    pop   %eax
    add   %ecx, %eax
    adc   $0, %edx
    mov   %eax, (%edi)
    mov   %edx, 4(%edi)
    ret                 # live:
`

/** Line of the last pop. */
const lastPop = byHand.split('\n').indexOf('    pop   %eax') + 1

const open = byHand.replace('    pop   %eax\n', '    nop\n')

const crossed = byHand.replace(
  '    pop   %edx\n    pop   %ecx\n',
  '    pop   %ecx\n    pop   %edx\n',
)

const twoPairs = `# Two values, two pairs.
add_two:
    mov   (%esi), %ecx
    mov   4(%esi), %edx
    push  %ecx
    push  %edx
    call  paravirt_cli
    pop   %edx
    pop   %ecx
    add   %ecx, %edx
    mov   %edx, (%edi)
    ret                 # live:
`

const nothingRecorded = twoPairs.replace(
  '# Two values, two pairs.\n',
  '# March 2007: no record, only a call\n# with pushes and pops around it.\n',
)

const threePairs = twoPairs
  .replace('    push  %ecx\n', '    push  %eax\n    push  %ecx\n')
  .replace('    pop   %ecx\n', '    pop   %ecx\n    pop   %eax\n')

const disable = { op: 'pv_irq_ops.irq_disable' }

/** What is typed in the place of the last pop, as it is decoded. */
const typed = (analysis: Analysis, what: RegExp): boolean =>
  what.test(instructionOfLine(analysis, lastPop))

/** Pushes and pops of another sort, and what writes the stack pointer. */
const movesStack = /^(?:pop|push|leave|enter|ret|call)|,%esp$|^(?:inc|dec|neg|not) %esp$/

export const sandwich: Lesson = {
  id: 'sandwich',
  title: 'Five bytes, and six more: the sandwich',
  summary: 'How a patcher finds room that nobody wrote down.',
  minutes: 8,
  after: ['promise'],
  sources: ['scan', 'entry-sandwich'],
  scenes: [
    {
      id: 'room',
      title: 'A site that nobody recorded',
      text: [
        'March 2007. Nobody has agreed on records yet. There is only a call in hand-written code, and registers are saved around it, because they are needed later.',
        'A patcher could still find this site. The linker knows that the call names `paravirt_cli`. One byte, e8, says that it is a call; four more say how far. From there the patcher walks outward: a push before, its pop after. Each such pair exists *only* to survive the call. If the replacement destroys nothing, nobody needs them.',
      ],
      document: { listing: nothingRecorded, variant: 'xen', scan: true },
      focus: { site: 0, step: 'walk', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How many bytes may the patcher overwrite here?',
        options: [
          {
            value: 5,
            reply: 'Five for the call alone. The pairs around it belong to the site too.',
          },
          {
            value: 7,
            reply:
              'That is the call with one pair. The walk goes on as long as a push meets its pop.',
          },
          {
            value: 9,
            reply:
              'Right. 5 for the call, 4 for two pushes and two pops of one byte each. Step on to see the walk.',
          },
          {
            value: 11,
            reply: 'Six bytes around the call would be three pairs. Count the pushes here.',
          },
        ],
        answer: (analysis) => roomAt(analysis, 0),
      },
    },
    {
      id: 'two-sizes',
      formerly: 'fits',
      title: 'Five bytes, and six more',
      text: [
        'Pushes, call, pops: people call that a *sandwich*. Here a third register is saved: five bytes for the call, and six more around it. A sandwich has two sizes. What replaces the whole must keep every register, as the pairs did. What replaces the inside has 5 bytes; there the pairs still stand and save three registers.',
        'Xen turns interrupts off with 8 bytes that destroy nothing.',
      ],
      document: { listing: byHand, variant: 'xen', scan: true },
      focus: { site: 0, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'What does the patcher choose?',
        options: [
          {
            value: 'inline',
            reply:
              'Right. 8 bytes go over the whole sandwich. The pairs are gone, and 3 bytes of nops are left.',
          },
          {
            value: 'inner-call',
            reply:
              'That works too: the call alone is replaced, and the pairs save. But code in place over the whole is tried first, and it fits.',
          },
          {
            value: 'keep',
            reply: 'Keeping the call is the last resort. 8 bytes fit into 11.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'close',
      title: 'Close the sandwich',
      text: [
        'In this copy somebody lost an instruction: where it stood there is a `nop` now. The function is broken anyway, because the stack no longer ends where it began. But the patcher has lost something too.',
        'It walks outward pair by pair: push edx with pop edx, push ecx with pop ecx. Then it meets a push without a partner, and the walk ends.',
      ],
      document: { listing: open, variant: 'xen', scan: true },
      meant: ['lint/site-destroys', 'lint/value-destroyed'],
      focus: { site: 0, step: 'walk', panel: 'listing' },
      prediction: {
        kind: 'instruction',
        question:
          'Which instruction belongs in the place of the `nop`, so that the site has 11 bytes again?',
        line: lastPop,
        accepts: (analysis) => pairsAt(analysis, 0) === 3 && typed(analysis, /./),
        reply: 'Right: the third pair is whole, and so are the stack and the site.',
        wrong: [
          {
            example: '# nothing',
            when: (analysis) => typed(analysis, /^$/),
            reply: 'One instruction is asked for, no more and no less.',
          },
          {
            example: 'pop %esp',
            when: (analysis) => typed(analysis, /^pop %esp$/),
            reply:
              'That makes the value the stack pointer. Nothing that was on the stack is found again.',
          },
          {
            example: 'pop %ebx',
            when: (analysis) => typed(analysis, /^pop %e..$/),
            reply:
              'The stack is right again, but the value comes back in another register. A pair is a push and a pop of the *same* register.',
          },
          {
            example: 'pop %ax',
            when: (analysis) => typed(analysis, /^popw |^pop %[abcds][xip]$/),
            reply:
              'That takes two bytes off the stack, and the push laid four on it. The other two are still there.',
          },
          {
            example: 'pop (%edi)',
            when: (analysis) => typed(analysis, /^pop /),
            reply:
              'The stack is right again, but the value goes where the code below does not read it: it wants it back in its register.',
          },
          {
            example: 'push %eax',
            when: (analysis) => typed(analysis, /^push /),
            reply: 'One push is open already. Another one makes it two.',
          },
          {
            example: 'add $4, %esp',
            when: (analysis) =>
              typed(analysis, /^(?:add \$0x4|sub \$0xfffffffc|lea 0x4\(%esp\)),%esp$/),
            reply:
              'That takes the value off the stack and throws it away. The walk looks for a pop, and the code needs the value.',
          },
          {
            example: 'mov (%esp), %eax',
            when: (analysis) => typed(analysis, /^mov \(%esp\),%eax$/),
            reply:
              'eax is right again, but its copy stays on the stack, and `ret` would take that for the way back. A pop reads and removes.',
          },
          {
            example: 'add $8, %esp',
            when: (analysis) => typed(analysis, movesStack),
            reply:
              'That moves the stack pointer, but it does not bring the value of that one push back into its register.',
          },
        ],
        otherwise:
          'Something was pushed first and is still on the stack. Which instruction brings it back to where it came from?',
        solution: 'pop %eax',
      },
    },
    {
      id: 'crossed',
      title: 'Crossed pops',
      text: [
        'Here all six instructions are there. But two pops have changed places: ecx is popped first, then edx. What was pushed last comes back first, so the two values come back exchanged.',
        'Perhaps the author wanted that. The patcher cannot know. It compares the push right before the call with the pop right after it, and takes only pairs that name the same register.',
      ],
      document: { listing: crossed, variant: 'xen', scan: true },
      focus: { site: 0, step: 'find', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How many bytes does the patcher find now?',
        options: [
          {
            value: 5,
            reply:
              'Right. The innermost push names edx, the innermost pop ecx. The walk ends before it has begun, and the call is alone.',
          },
          {
            value: 7,
            reply: 'Not even one pair matches: edx stands before the call, ecx after it.',
          },
          {
            value: 9,
            reply:
              'The outer pair does match, but the walk never comes there. It stops at the first pair that does not.',
          },
          {
            value: 11,
            reply: 'Eleven needs three pairs, each with one register. Compare from the inside out.',
          },
        ],
        answer: (analysis) => roomAt(analysis, 0),
      },
    },
    {
      id: 'lguest',
      title: 'Room for lguest',
      text: [
        'lguest, another hypervisor, also has code in place for this job. But its store names a full address and a full value: 10 bytes.',
        'This function carries two values across the call, so its author saved two registers. 5 and 4 make 9 bytes. One is missing. No rule says that only needed registers may be saved. A pair that saves nothing still makes room.',
      ],
      document: { listing: twoPairs, variant: 'lguest', scan: true },
      focus: { site: 0, step: { check: 'fits', of: 'inline' }, panel: 'candidates' },
      task: {
        id: 'lguest-inline',
        ask: 'Make the site long enough for the code of lguest.',
        goals: [
          becomes(
            {
              id: 'inline',
              words: 'lguest puts its code in place',
              under: { variant: 'lguest', scan: true },
            },
            disable,
            ['inline'],
          ),
          destroysNothingNeeded(
            { id: 'survives', words: 'nothing that is needed may die', under: { scan: true } },
            disable,
          ),
          carriesValues(
            {
              id: 'carries',
              words: 'both values are alive across the site',
              under: { scan: true },
            },
            disable,
            3,
          ),
          stillWorks({ id: 'sum', words: 'the sum is still written', under: { scan: true } }, [
            {},
            { esi: otherStart },
          ]),
        ],
        hints: [
          'The room grows by two bytes with every pair.',
          'Add a push before the others and its pop after the others.',
          'eax is free: `push %eax` first, `pop %eax` last.',
        ],
        solution: { listing: threePairs },
      },
    },
  ],
}
