import { atMostBytes, endsWith } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { costAt } from '../seen.ts'
import { sizeOf } from '../../x86/registers.ts'

const exit = `# Frees a table. eax: the process
free_table:   # args: %eax %ecx %edx
    push  %ebx
    push  %esi
    mov   %ecx, %ebx
    mov   %edx, %esi
    PVOP_VCALL exit_mmap
    lea   (%ebx,%esi), %eax
    pop   %esi
    pop   %ebx
    ret                 # live: %eax
`

const direct = `# Frees a table. eax: the process
free_table:   # args: %eax %ecx %edx
    PVOP_VCALL exit_mmap
    lea   (%ecx,%edx), %eax
    ret                 # live: %eax
`

const disable = `# ebx: the counter
count_event:
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    ret
`

const start = {
  registers: { ecx: 0x30n, edx: 0x12n },
  flags: 0,
  interrupts: true,
  pending: false,
  entry: null,
} as const

export const bigSwitch: Lesson = {
  id: 'big-switch',
  title: 'The big switch off',
  summary: 'What was given up for nothing, and the only way to get it back.',
  minutes: 6,
  after: ['thunks', 'constants'],
  sources: ['big-switch', 'paravirt-off', 'inlining'],
  scenes: [
    {
      id: 'for-nothing',
      title: 'A promise nobody used',
      text: [
        'On bare hardware boot writes `cli` here: one byte, no call, no register. One could think that the layer costs nothing on such a machine, but for a few nops.',
        'But look at the promise. It was made for the worst that might come, and the compiler believed it. Around this site it kept no value in eax or edx. Boot took away the call. The registers were gone long before.',
      ],
      document: { listing: disable, variant: 'native' },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many registers did this site give up for nothing?',
        options: [
          {
            value: 0,
            reply: '`cli` destroys none. That is just why every one that was given up is a loss.',
          },
          {
            value: 1,
            reply: 'On 64 bits it would be one. On 32 bits a result may need two registers.',
          },
          { value: 2, reply: 'Right. eax and edx were kept free, and nobody needed them.' },
          {
            value: 3,
            reply: 'A C call would have cost three. This site has the promise of the thunks.',
          },
        ],
        answer: (analysis) => sizeOf(costAt(analysis, 0).filling.givenUpForNothing),
      },
    },
    {
      id: 'nops',
      title: 'Three registers for six nops',
      text: [
        'It can be worse. `exit_mmap` is for hypervisors that keep tables of their own. On bare hardware the function is empty, and boot writes nothing but nops.',
        'The site is an ordinary C call, so three registers may be destroyed. Two values lie in such registers. The compiler moves both to ebx and esi, and saves those first, because they belong to the caller.',
      ],
      document: { listing: exit, variant: 'native', start },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many registers do the nops destroy?',
        options: [
          {
            value: 0,
            reply: 'Right. All three were given up for nothing, and two values moved house.',
          },
          {
            value: 2,
            reply:
              'Two values had to move. That was the fear of the compiler, not the work of the nops.',
          },
          { value: 3, reply: 'Three may be destroyed by the promise. The nops make no use of it.' },
        ],
        answer: (analysis) => sizeOf(costAt(analysis, 0).filling.reallyDestroyed),
      },
    },
    {
      id: 'off',
      title: 'The only way back',
      text: [
        'There is one way to get it all back: build the kernel without the layer, `CONFIG_PARAVIRT=n`. Then no site is left and nothing is promised. The mails of 2007 call it the big switch. They hoped that one day nobody would need it.',
        'In such a kernel `exit_mmap` is nothing at all. Write the function as a compiler would that knows this. It returns the sum of ecx and edx.',
      ],
      document: { listing: exit, variant: 'native', start },
      focus: { site: 0, step: 'done', panel: 'listing' },
      task: {
        id: 'without',
        ask: 'Switch “Runs on” to no paravirt, and take out all that was done for the call alone.',
        goals: [
          atMostBytes(
            {
              id: 'short',
              words: 'need no more than 4 bytes without paravirt',
              under: { variant: 'off' },
            },
            4,
          ),
          endsWith(
            {
              id: 'same',
              words: 'return the sum of ecx and edx, here 0x42',
              under: { variant: 'off' },
            },
            'eax',
            0x42n,
          ),
        ],
        hints: [
          'What are the pushes for? What are the two moves for?',
          'Nothing destroys ecx and edx any more, so the values may stay there.',
          'The `lea` can add ecx and edx where they are.',
        ],
        solution: { listing: direct, variant: 'off' },
      },
    },
  ],
}
