import { becomes, carriesValues, destroysNothingNeeded, otherStart, stillWorks } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import type { Analysis } from '../../analysis/analysis.ts'
import { candidateAt, costAt, onlyName } from '../seen.ts'
import { intersection, noRegisters, type RegSet, sizeOf } from '../../x86/registers.ts'

const countEvent = `# ebx: the counter
count_event:
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    ret
`

const safeCall = `# Adds a number in peace.
# esi: where it lies, ebx: the sum
add_event:
    mov   (%esi), %ecx
    PVOP_VCALLEE irq_disable
    add   %ecx, (%ebx)
    ret                 # live:
`

const generous = safeCall
  .replace('(%esi), %ecx', '(%esi), %esi')
  .replace('PVOP_VCALLEE', 'PVOP_VCALL')
  .replace('%ecx, (%ebx)', '%esi, (%ebx)')

const where = { op: 'pv_irq_ops.irq_disable' }
const kernel = { rules: '2.6.30', variant: 'lguest' } as const

/**
 * What a call of the thunk is refused for: what the test counts as destroyed and the site does not allow. The word of
 * the kernel has a bit for edi too, which no function may destroy.
 */
export function refusedFor(analysis: Analysis): RegSet {
  const failed = candidateAt(analysis, 0, 'thunk-call')?.checks.find(({ pass }) => !pass)
  const excess = failed?.check === 'destroys' ? failed.excess : noRegisters
  return intersection(excess, costAt(analysis, 0).contract.c.mayDestroy)
}

export const quirk: Lesson = {
  id: 'quirk',
  title: 'The safe call that was never made',
  summary: 'A test that stood in the kernel for nine years, and what it really asked.',
  minutes: 7,
  after: ['thunks', 'lguest-store'],
  sources: ['patch-default', 'test-falls', 'old-sites'],
  scenes: [
    {
      id: 'compared',
      formerly: 'refused',
      title: 'What the kernel really did',
      text: [
        'Since 2009 this site has 6 bytes. The code of Xen needs 8 and that of lguest 10: both stopped fitting. But there was the thunk, made for such sites. It destroys eax and edx, and the site allows just these.',
        'So far the design. Now the rules are those of kernel 2.6.30, byte for byte. Before it writes a call, this kernel compares what the site allows with a fixed set: all that *any* C function may destroy.',
      ],
      document: { listing: countEvent, ...kernel },
      focus: { site: 0, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'register',
        question: 'Of eax, ecx and edx: for which one does the test refuse the call of the thunk?',
        options: [
          {
            value: 'eax',
            reply:
              'A C function may destroy eax, and this site allows it. The test has nothing against that.',
          },
          {
            value: 'ecx',
            reply:
              'Right. The thunk saves ecx, but the test never asks about the thunk. It counts every call as a C call, on paper even with edi, so the slow call stays.',
          },
          {
            value: 'edx',
            reply: 'The site allows edx as well as eax: both may hold a result.',
          },
          {
            value: 'none',
            reply:
              'The call would be made then, and so the design has it. This kernel compares with all that a C function may destroy, and that is more than the site allows.',
          },
        ],
        answer: (analysis) => onlyName(analysis, refusedFor(analysis)),
      },
    },
    {
      id: 'nothing-proved',
      title: 'What the test protected',
      text: [
        'A test that is too strict costs speed. But surely it keeps the registers safe? Look at what stays: a call through a pointer. The pointer holds an address, and behind that address is a function.',
        'Which function? The very one that the direct call would have gone to. The way to it is longer, and that is all.',
      ],
      document: { listing: countEvent, ...kernel },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many registers does the call that stays destroy?',
        options: [
          {
            value: 0,
            reply:
              'Then keeping it would protect something. But it is a call as well, and runs the thunk of lguest.',
          },
          {
            value: 2,
            reply:
              'Right. eax and edx, like the direct call. The test refused the very function that runs anyway.',
          },
          {
            value: 3,
            reply:
              'That is what the test assumed. The function in the pointer is a thunk, and keeps ecx.',
          },
        ],
        answer: (analysis) => sizeOf(costAt(analysis, 0).filling.reallyDestroyed),
      },
    },
    {
      id: 'get-it',
      title: 'Get the direct call',
      text: [
        'In 2018 the indirect call itself became a danger, and the test went. Kernels until then can be talked into a direct call in one way: allow everything, as `PVOP_VCALL` does.',
        'That has its price. Then ecx may be destroyed too, as far as the code around the site can tell. Whatever lies there has to live elsewhere, on every machine that this kernel ever boots on.',
      ],
      document: { listing: safeCall, ...kernel },
      focus: { site: 0, step: 'choose', panel: 'listing' },
      task: {
        id: 'direct',
        ask: 'Make kernel 2.6.30 write a direct call under lguest, with the number safe.',
        goals: [
          becomes(
            { id: 'direct', words: 'get a direct call out of kernel 2.6.30', under: kernel },
            where,
            ['thunk-call', 'c-call'],
          ),
          destroysNothingNeeded({ id: 'safe', words: 'lose nothing that is needed' }, where),
          carriesValues({ id: 'values', words: 'carry both values across in registers' }, where, 2),
          stillWorks({ id: 'sum', words: 'still add the number' }, [{}, { esi: otherStart }]),
        ],
        hints: [
          'Two things change: what the site allows, and where the number waits.',
          'A C function keeps ebx, esi, edi and ebp. The address in esi is not needed twice.',
          'Load the number into esi itself, and write `PVOP_VCALL`.',
        ],
        solution: { listing: generous },
      },
    },
  ],
}
