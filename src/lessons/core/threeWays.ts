import { becomes, otherStart, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { outcomeAt } from '../seen.ts'

/** Three sites that Xen fills in three ways. */
export const agePte = `# Ages a page-table entry.
# eax: address, esi: entry, edi: copy
age_pte:
    mov   %eax, %ebx
    mov   (%esi), %ecx
    mov   4(%esi), %edx
    DISABLE_INTERRUPTS(CLBR_NONE)
    mov   %ecx, %eax
    PVOP_CALLEE pte_val
    mov   %eax, (%edi)
    mov   %edx, 4(%edi)
    andb  $0xdf, (%esi)
    mov   %ebx, %eax
    PVOP_VCALL flush_tlb_single
    ret
`

const document = { listing: agePte, variant: 'xen' } as const

export const threeWays: Lesson = {
  id: 'three-ways',
  title: 'The three ways to fill it',
  summary: 'Three sites of one function, and what boot makes of each.',
  minutes: 7,
  after: ['callsite'],
  sources: ['records', 'xen-code', 'thunks'],
  scenes: [
    {
      id: 'first-site',
      formerly: 'inline',
      title: 'A byte that Xen watches',
      text: [
        'The kernel is a guest of Xen now. `cli` will not do, but Xen keeps one byte for each guest: while it is 1, no event comes in. Writing that byte is a single instruction, 8 bytes long. It could stand right in the site, as *inline code*.',
        'The first callsite here has 13 bytes. Whoever wrote it by hand saved three registers around the call. Those pushes and pops belong to the site. In return no register at all may be destroyed here.',
      ],
      document,
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'outcome',
        question: 'What will Xen put into the first site?',
        options: [
          {
            value: 'inline',
            reply:
              'Right. 8 bytes go into 13, and they destroy nothing. The pushes and pops are overwritten too: with no call there is nothing to save.',
          },
          {
            value: 'c-call',
            reply:
              'A call of a C function is 5 bytes and would fit. But such a function may destroy eax, ecx and edx, and here all of them have to survive.',
          },
          {
            value: 'keep',
            reply:
              'The slow call stays only where nothing else passes. Here something does: count the bytes again.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'last-site',
      formerly: 'c-call',
      title: 'A bigger job',
      text: [
        'The last callsite asks for something bigger: forget one page translation, because the entry has changed. Under Xen a function written in C does that. To call it straight is a *C call*.',
        'Look at what stands behind the site: only `ret`. No value is needed any more. So this site was compiled for the worst: whatever a C function may destroy may be destroyed here.',
      ],
      document,
      focus: { site: 2, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'And what will stand in the last site?',
        options: [
          {
            value: 'inline',
            reply:
              'Xen has no inline code for this. The hypervisor itself must act, and calling it takes more than a few bytes.',
          },
          {
            value: 'c-call',
            reply:
              'Right. 5 bytes, straight to the function. The pointer is gone, and nobody misses the three registers.',
          },
          {
            value: 'nop',
            reply:
              'Then the old translation would go on being used. Nothing at all is right only where a machine has nothing to do.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 2),
      },
    },
    {
      id: 'middle-site',
      formerly: 'thunk',
      title: 'One register to keep',
      text: [
        'The site in the middle turns a page-table entry into the value that the hardware sees. Under Xen that is a look-up, written in C. The answer comes back in edx and eax, so these two may be destroyed. But ecx may not: this site keeps it.',
        'Xen offers two ways to the function: straight, or through a *thunk*. That is a small wrapper that pushes what the C function could destroy, calls it, and pops everything again.',
      ],
      document,
      focus: { site: 1, step: { check: 'destroys', of: 'c-call' }, panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'What does the middle site get?',
        options: [
          {
            value: 'c-call',
            reply:
              'It would fit, but a C function may destroy ecx as well. This site allows eax and edx, no more.',
          },
          {
            value: 'thunk-call',
            reply:
              'Right. The same 5 bytes, but they lead to the wrapper. It saves ecx and loses only the two that the site gave up.',
          },
          {
            value: 'inline',
            reply: 'A look-up in a table of the machine is far too long for 6 bytes.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 1),
      },
    },
    {
      id: 'switch',
      title: 'The same text, another machine',
      text: [
        'Nothing in this listing says "Xen". The machine is chosen above, with the switch *Runs on*; on a phone it is behind the button that names the machine. Turn it and the same three sites are filled anew, as if another kernel had booted. Shift with an arrow key leads from decision to decision.',
        'On some machines the hardware sees an entry exactly as it is. Then the middle site has nothing to do but hand its argument back. On 32 bits the argument lies where the answer is expected, so no code is needed at all.',
      ],
      document,
      focus: { site: 1, step: 'choose', panel: 'candidates' },
      task: {
        id: 'no-code',
        ask: 'Find a machine under which the middle site needs no code.',
        goals: [
          becomes(
            { id: 'identity', words: 'the middle site hands its argument back' },
            { op: 'pv_mmu_ops.pte_val' },
            ['identity'],
          ),
          becomes(
            { id: 'inline', words: 'the first site still has its code in place' },
            { op: 'pv_irq_ops.irq_disable' },
            ['inline'],
          ),
          stillWorks(
            {
              id: 'work',
              words: 'the function still does its work',
              under: { variant: 'native' },
            },
            [{ esi: otherStart }],
          ),
        ],
        hints: [
          'The text stays as it is: only the machine changes.',
          'Look for a machine that does not translate page-table entries.',
          'Bare hardware is one of them.',
        ],
        solution: { variant: 'native' },
      },
    },
  ],
}
