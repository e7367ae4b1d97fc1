import { atMostBytes, endsWith, isReached } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { costAt, forNothingAt, onlyName } from '../seen.ts'
import { difference } from '../../x86/registers.ts'

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

const readFlags = `# Are interrupts on? ebx: where to note
remember:
    PVOP_CALLEE save_fl
    mov   %eax, (%ebx)
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
      id: 'not-used',
      title: 'Who used it?',
      text: [
        'On bare hardware this site gets `pushf` and `pop`: two bytes, no call. The flags come back in eax, as the code around it expects. One could think that the layer costs nothing on such a machine, but for a few nops.',
        'But look at the promise. It was made for the worst that might come, and the compiler believed it. Around this site it kept no value in eax or edx. Boot took away the call. Both registers were gone long before.',
      ],
      document: { listing: readFlags, variant: 'native' },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'register',
        question: 'Which of them was given up for nothing?',
        options: [
          {
            value: 'eax',
            reply: 'eax has work to do: the result lies there, and the next line reads it.',
          },
          { value: 'ecx', reply: 'ecx was never given up. The promise of this site keeps it.' },
          {
            value: 'edx',
            reply:
              'Right. A wide result would need it. This one is not wide, and nothing else does.',
          },
          { value: 'none', reply: 'The two instructions use one register. Two were given up.' },
        ],
        answer: (analysis) => {
          const { filling, results } = costAt(analysis, 0)
          return onlyName(analysis, difference(filling.givenUpForNothing, results))
        },
      },
    },
    {
      id: 'nops',
      title: 'It can be worse',
      text: [
        '`exit_mmap` tells the hypervisor that the memory of a process goes away; under Xen it is a C function. On bare hardware the function is empty, and boot writes nothing but nops.',
        'The site is an ordinary C call. Two values lie in registers that such a call may destroy. The compiler moves both to ebx and esi, and saves those first, because they belong to the caller.',
      ],
      document: { listing: exit, variant: 'native', start },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many registers were given up for nothing here?',
        options: [
          {
            value: 0,
            reply: 'Nops use no register. That is just why each one that was given up is a loss.',
          },
          {
            value: 2,
            reply:
              'Two is the promise of the thunks, or the number of values that had to move. A C call gives up one more.',
          },
          {
            value: 3,
            reply: 'Right. eax, ecx and edx. And six instructions stand here only because of it.',
          },
        ],
        answer: (analysis) => forNothingAt(analysis, 0),
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
        ask: 'Choose the last machine of *Runs on*, a kernel without the layer. Take out all that was done for the call alone.',
        goals: [
          isReached(
            {
              id: 'site',
              words: 'leave the site for kernels that have the layer',
              under: { variant: 'native' },
            },
            { op: 'pv_mmu_ops.exit_mmap' },
          ),
          atMostBytes(
            {
              id: 'short',
              words: 'need no more than 4 bytes without the layer',
              under: { variant: 'off' },
            },
            4,
          ),
          endsWith(
            {
              id: 'same',
              words: 'return the sum of ecx and edx, whatever they hold',
              under: { variant: 'off' },
            },
            'eax',
            [
              { from: { ecx: 0x30n, edx: 0x12n }, value: 0x42n },
              { from: { ecx: 0x1200n, edx: 0x7n }, value: 0x1207n },
              { from: { ecx: 0xffff_fff0n, edx: 0x1fn }, value: 0xfn },
            ],
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
