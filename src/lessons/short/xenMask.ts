import type { Analysis } from '../../analysis/analysis.ts'
import { becomes, hasRoom, otherStart, runKeeps, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { bytesOfLine, candidateAt, instructionOfLine, isInlineCode, outcomeAt } from '../seen.ts'

const entry = `# Entry code: every register may hold
# something that somebody needs.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    testl $3, 60(%esp)
    jz    1f
    ENABLE_INTERRUPTS(CLBR_NONE)
1:  ret
`

/** What is typed stands behind the site, where it changes nothing else. */
const typed = `# Entry code: every register may hold
# something that somebody needs.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    nop                 # the same by hand
    ret
`

/** What is typed, as it is decoded. */
const isTyped = (analysis: Analysis, what: RegExp): boolean =>
  what.test(instructionOfLine(analysis, 5))

/** A number is stored in one byte; whether it is the right number, and the right place. */
function storeOf(analysis: Analysis): { readonly number: boolean; readonly place: boolean } | null {
  const [typedBytes, wanted] = [bytesOfLine(analysis, 5), candidateAt(analysis, 0, 'inline')?.code]
  if (!wanted || !isTyped(analysis, /^movb \$0x[\da-f]+,%fs:0x[\da-f]+$/)) return null
  const last = wanted.length - 1
  return {
    number: typedBytes[last] === wanted[last],
    place: wanted.subarray(0, last).every((byte, at) => byte === typedBytes[at]),
  }
}

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
        'A guest may not stop the machine. But it does not have to: it only wants peace for itself. So Xen shares a page of memory with every guest, and one byte of it says "do not disturb". While it is 1, Xen keeps events for this guest waiting. Nobody is called.',
        'Each processor of the guest has a byte of its own. It lies at `xen_vcpu_info+1`, and `%fs:` in front leads to the one of this processor. `movb` stores a single byte.',
      ],
      document: { listing: typed },
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'instruction',
        question: 'Which instruction does Xen put into the site? It takes the place of the `nop`.',
        line: 5,
        accepts: (analysis) => isInlineCode(analysis, 0, 5),
        reply: 'Right. 8 bytes, no register, no call. Byte for byte the code of Xen.',
        wrong: [
          {
            example: 'movb $0, %fs:xen_vcpu_info+1',
            when: (analysis) => storeOf(analysis)?.place === true,
            reply: 'The right place, but not the right number: 1 means "do not disturb".',
          },
          {
            example: 'movb $1, %fs:xen_vcpu_info',
            when: (analysis) => storeOf(analysis)?.number === true,
            reply: 'The right number, but not the right place: the byte lies one behind the start.',
          },
          {
            example: 'movb $0, %fs:xen_vcpu_info',
            when: (analysis) => storeOf(analysis) !== null,
            reply:
              'The right kind of instruction, but neither the number nor the place is right. 1 means "do not disturb", and the byte lies one behind the start.',
          },
          {
            example: 'movb $1, xen_vcpu_info+1',
            when: (analysis) => isTyped(analysis, /^movb \$0x[\da-f]+,0x[\da-f]+$/),
            reply:
              'Without `%fs:` that is one fixed byte for all processors, and nobody looks at it.',
          },
          {
            example: 'movl $1, %fs:xen_vcpu_info+1',
            when: (analysis) => isTyped(analysis, /^movl \$/),
            reply: '`movl` stores four bytes. Xen wants one byte changed, and no other.',
          },
          {
            example: 'movw $1, %fs:xen_vcpu_info+1',
            when: (analysis) => isTyped(analysis, /^movw \$/),
            reply: '`movw` stores two bytes. Xen wants one byte changed, and no other.',
          },
          {
            example: 'cli',
            when: (analysis) => isTyped(analysis, /^(?:cli|sti|hlt|popf)\b/),
            reply: 'In a guest such an instruction traps, or stops nothing. Xen wants a store.',
          },
        ],
        otherwise: 'Xen stores the number 1 in one byte, straight from the instruction.',
        solution: 'movb $1, %fs:xen_vcpu_info+1',
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
            reply:
              'Right. The same work as a routine: assembly that leaves every register alone. 5 bytes.',
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
          stillWorks(
            { id: 'work', words: 'still count down and hand back the length', ...xen },
            [{}, { ebx: otherStart }],
            ['eax'],
          ),
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
