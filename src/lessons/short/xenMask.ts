import { becomes, hasRoom, runKeeps } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { codeAt, outcomeAt } from '../seen.ts'

const entry = `# Entry code: every register may hold
# something that somebody needs.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    testl $3, 60(%esp)
    jz    1f
    ENABLE_INTERRUPTS(CLBR_NONE)
1:  ret
`

/** A recorded irq_enable with so many bytes behind its call. */
const enableSite = (spare: string): string => `# The list of waiting work may be
# looked at now. ebx: its length
unlock:
    decl  (%ebx)
771:
    call  *pv_irq_ops+12
${spare}772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 46            # irq_enable
    .byte 772b-771b
    .short CLBR_EAX|CLBR_EDX
    .popsection
    mov   (%ebx), %eax
    ret
`

const enable = { op: 'pv_irq_ops.irq_enable' }
const xen = { under: { variant: 'xen' } } as const

export const xenMask: Lesson = {
  id: 'xen-mask',
  title: 'Xen: masking by one byte',
  summary:
    'How a guest turns interrupts off without asking anybody, and why on is harder than off.',
  minutes: 6,
  after: ['sandwich'],
  sources: ['xen-code'],
  scenes: [
    {
      id: 'off',
      title: 'Off without a call',
      text: [
        'A guest may not stop the machine. But it does not have to: it only wants peace for itself. So Xen shares a page of memory with every guest. One byte in it says "do not disturb".',
        'As long as that byte is 1, Xen keeps events for this guest waiting. Nobody is called. Xen looks at the byte when an event comes in, and not before.',
      ],
      document: { listing: entry },
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'instructions',
        question: 'How many instructions does Xen need in place of `cli`?',
        options: [
          { value: 1, reply: 'Right. One `movb` stores the 1, straight from the instruction.' },
          {
            value: 2,
            reply:
              'One to load a 1 into a register and one to store it? An x86 instruction can store a constant by itself, and no register is needed.',
          },
          {
            value: 3,
            reply:
              'Reading, changing and writing would be needed for a bit that has neighbours. Here a whole byte is for this purpose alone.',
          },
        ],
        answer: (analysis) => codeAt(analysis, 0, 'inline').length,
      },
    },
    {
      id: 'on',
      title: 'On is harder',
      text: [
        'Now the other way. The guest stores a 0, and events may come in again. But what if one came while it asked for peace? Xen kept it waiting, and goes on keeping it.',
        'So the guest has to look. A second byte says whether an event waits. If it does, the guest calls into Xen. Store, test, a jump, and a call for the rare case: that is 23 bytes. This site has 13.',
      ],
      document: { listing: entry },
      focus: { site: 1, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'What goes into the second site?',
        options: [
          {
            value: 'inline',
            reply: 'It would need 23 bytes, and 13 are there. What follows would be overwritten.',
          },
          {
            value: 'c-call',
            reply:
              'A C call may destroy three registers, and this site promised to keep all. Xen has something better here.',
          },
          {
            value: 'thunk-call',
            label: 'a call of assembly that keeps every register',
            reply: 'Right. The same work as a routine: assembly that destroys nothing. 5 bytes.',
          },
          {
            value: 'keep',
            reply: 'That stays only where nothing passes. A direct call fits into 13 bytes.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 1),
      },
    },
    {
      id: 'room',
      title: 'Make room',
      text: [
        'Nothing but room is missing. A site may be longer than its call: what stands between the labels belongs to it. Boot fills what it does not need with nops.',
        'The kernel did not do this. Each of its thousands of sites would carry these bytes on every machine, for the sake of one. But you can try it.',
      ],
      document: { listing: enableSite('') },
      focus: { site: 0, step: { check: 'fits', of: 'inline' }, panel: 'bytes' },
      task: {
        id: 'inline-enable',
        ask: 'Make the site just long enough for the code of Xen.',
        goals: [
          becomes({ id: 'inline', words: 'make Xen inline irq_enable', ...xen }, enable, [
            'inline',
          ]),
          hasRoom(
            { id: 'exact', words: 'leave no byte over', ...xen },
            enable,
            (length) => length === 23,
          ),
          runKeeps({ id: 'kept', words: 'keep the promise in a run', ...xen }, enable),
        ],
        hints: [
          'The call has 6 bytes. Count what is missing to 23.',
          'The spare bytes stand before the label 772. Each `nop` is one byte.',
          'The assembler repeats for you: `.skip 17, 0x90` writes 17 nops.',
        ],
        solution: { listing: enableSite('    .skip 17, 0x90\n') },
      },
    },
  ],
}
