import { atMostBytes, endsWith } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { outcomeAt } from '../seen.ts'

const callLeft = `# C: return make_pte(0x1000) | 0x63;
map_page:
    mov   $0x1000, %eax
    PVOP_CALLEE make_pte
    or    $0x63, %eax
    ret
`

const folded = `# C: return make_pte(0x1000) | 0x63;
map_page:
    mov   $0x1063, %eax
    ret
`

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
        'This function makes a page-table entry from a known address. Under Xen a guest needs other addresses than the machine has, so the kernel asks: `make_pte`. On bare hardware the entry is the address itself.',
        'The function in the pointer takes a number in eax and hands it back in eax. Nothing else happens. Boot knows this function, by where it lies.',
      ],
      document: { listing: callLeft, config: '32nopae', variant: 'native' },
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'outcome',
        question: 'What does boot write into the 6 bytes on bare hardware?',
        options: [
          {
            value: 'identity',
            label: 'only nops: the argument already is the result',
            reply: 'Right. The number is in eax before the call, and in eax it is wanted.',
          },
          {
            value: 'inline',
            label: 'inline code that copies the number',
            reply:
              'A copy would be needed if argument and result lay in two registers. On this CPU both are eax.',
          },
          {
            value: 'c-call',
            label: 'a direct call of that function',
            reply:
              'It would work, and cost a call and a return for nothing. Boot recognises this function and spares it.',
          },
          {
            value: 'keep',
            label: 'nothing: the call through the pointer stays',
            reply: 'That stays only where no candidate passes. Here one passes that needs no code.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'too-late',
      title: 'Boot comes too late',
      text: [
        'So the call is gone. Is the function now as good as if there had never been one?',
        'The compiler put the constant into eax, because the call wants it there. It wrote the `or` after the call, because nobody could tell what comes back. All that was settled when the kernel was built. Boot changes the bytes of the site, and not one byte around it.',
      ],
      document: { listing: callLeft, config: '32nopae', variant: 'native' },
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
            value: 9,
            reply:
              'Nine is right if the site were gone. Its bytes cannot go: the code after them would have to move.',
          },
          {
            value: 15,
            reply: 'Right. As many as before boot. Six of them are nops now, and are still read.',
          },
        ],
        answer: ({ counts }) => counts.bytes,
      },
    },
    {
      id: 'fold',
      title: 'Be the compiler',
      text: [
        'This kernel is built without the layer: `make_pte` costs no instruction here. Two numbers are known, 0x1000 and 0x63, and both are joined at run time, each time again.',
        'A compiler that sees this does the work once, while it compiles. That is called *folding constants*. A mail of 2007 names it as the biggest win of inlining, ahead of the registers and far ahead of the call itself.',
      ],
      document: { listing: callLeft, config: '32nopae', variant: 'native' },
      focus: { site: 0, step: 'done', panel: 'listing' },
      task: {
        id: 'one-constant',
        ask: 'Switch “Runs on” to no paravirt, and write the function as short as it can be. It returns the same number.',
        goals: [
          atMostBytes(
            {
              id: 'short',
              words: 'need no more than 6 bytes without paravirt',
              under: { variant: 'off' },
            },
            6,
          ),
          endsWith(
            { id: 'same', words: 'return 0x1063 in eax', under: { variant: 'off' } },
            'eax',
            0x1063n,
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
