import { atMostBytes, endsWith } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { needsAt } from '../seen.ts'

const callLeft = `# C: make_pte(0x1000) | 0x63
map_page:
    mov   $0x1000, %edi
    PVOP_CALLEE make_pte
    or    $0x63, %rax
    ret
`

const folded = `# C: make_pte(0x1000) | 0x63
map_page:
    mov   $0x1063, %eax
    ret
`

const bits64 = { config: '64', variant: 'native' } as const

export const constants: Lesson = {
  id: 'constants',
  title: 'What patching cannot give back: constants',
  summary: 'A compiler works with known numbers until it meets a call that it cannot see into.',
  minutes: 6,
  after: ['values'],
  sources: ['inlining', 'paravirt-off'],
  scenes: [
    {
      id: 'identity',
      title: 'A call that does nothing',
      text: [
        'This function makes a page-table entry from a known address. Under Xen a guest needs other addresses than the machine has, so the kernel asks: `make_pte`. On bare hardware the entry is the address itself, and the function in the pointer hands back what it was given.',
        'This is a 64-bit kernel. By the C convention the argument goes in with rdi, and the result comes back in rax. The compiler has put the address into rdi, and works on with rax.',
      ],
      document: { listing: callLeft, ...bits64 },
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How many bytes of code does boot still have to write here on bare hardware?',
        options: [
          {
            value: 0,
            reply:
              'On 32 bits that is right: argument and result share a register there. Here the number is in rdi, and the code behind wants it in rax.',
          },
          {
            value: 3,
            reply:
              'Right. One `mov` from rdi to rax. It is there only because the convention has fixed both registers.',
          },
          {
            value: 5,
            reply:
              'Five is a direct call. Boot recognises this function, and copies the number itself.',
          },
          {
            value: 7,
            reply: 'Seven is the room: the call through the pointer that stands there now.',
          },
        ],
        answer: (analysis) => needsAt(analysis, 0, 'identity'),
      },
    },
    {
      id: 'too-late',
      title: 'The code around it stays',
      text: [
        'So the call is gone. Is the function now as good as if there had never been one?',
        'The compiler put the constant into rdi, because the call wants it there. It wrote the `or` after the call, because nobody could tell what comes back. All that was settled when the kernel was built. Boot changes the bytes of the site, and not one byte around it.',
      ],
      document: { listing: callLeft, ...bits64 },
      focus: { site: 0, step: 'done', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How many bytes does the whole function have after boot?',
        options: [
          {
            value: 6,
            reply:
              'That is what a compiler writes that sees through the call: one `mov` and the `ret`. You will write it in a moment.',
          },
          {
            value: 13,
            reply:
              'Thirteen is right if only the `mov` stood there. But the spare bytes cannot go: the code behind them would have to move.',
          },
          {
            value: 17,
            reply: 'Right. As many as before boot. Four of them are a nop now.',
          },
        ],
        answer: ({ counts }) => counts.bytes,
      },
    },
    {
      id: 'fold',
      title: 'Be the compiler',
      text: [
        'Two numbers are known here before the kernel is even built: 0x1000 and 0x63. And still they are put together at run time, each time again.',
        'A compiler that sees this does the work once, while it compiles. That is called *folding constants*. A mail of 2007 names it as the biggest win of inlining, ahead of the registers and far ahead of the call itself.',
      ],
      document: { listing: callLeft, ...bits64 },
      focus: { site: 0, step: 'done', panel: 'listing' },
      task: {
        id: 'one-constant',
        ask: 'Choose the last machine of *Runs on*, a kernel without the layer. Write the function as short as it can be, with the same result.',
        goals: [
          atMostBytes(
            {
              id: 'short',
              words: 'need no more than 6 bytes without the layer',
              under: { variant: 'off' },
            },
            6,
          ),
          endsWith(
            { id: 'same', words: 'return 0x1063 in rax', under: { variant: 'off' } },
            'rax',
            [{ from: {}, value: 0x1063n }],
          ),
        ],
        hints: [
          'What does the function return? Work it out once, by hand.',
          'One instruction can put a known number into eax.',
          '0x1000 or 0x63 is 0x1063. Then only the `ret` is left.',
        ],
        solution: { listing: folded, variant: 'off' },
      },
    },
  ],
}
