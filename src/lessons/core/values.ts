import {
  atMostBytes,
  carriesValues,
  destroysNothingNeeded,
  otherStart,
  stillWorks,
} from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { aliveAt, forNothingAt, placesAt } from '../seen.ts'
import { twoSites } from './callsite.ts'
import { agePte } from './threeWays.ts'

const sum = `# Adds two counters.
# esi: counters, edi: the sum
add_two:
    mov   (%esi), %ebx
    mov   4(%esi), %ecx
    PVOP_VCALL flush_tlb_user
    add   %ebx, %ecx
    mov   %ecx, (%edi)
    incl  8(%esi)
    ret                 # live:
`

export const bytesOfSum = 19

export const values: Lesson = {
  id: 'values',
  title: 'It is not the call: values and places',
  summary: 'Why the call and return are the small part, and what the big part is.',
  minutes: 8,
  after: ['three-ways'],
  sources: ['inlining', 'fixed-registers'],
  scenes: [
    {
      id: 'alive',
      title: 'What is alive',
      text: [
        'People think that inlining saves a call and a return. It does, but those two are cheap. The price hides in the registers.',
        'A value is *alive* at a line when it was put into a register before, and some later line still reads it. Whatever happens at that line must not destroy it. Look at the first callsite, the one that turns interrupts off. Go through the registers: which hold something that is still read below?',
      ],
      document: { listing: agePte, variant: 'xen' },
      focus: { site: 0, step: 'record', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'values',
        question: 'How many values are alive across the first site?',
        options: [
          {
            value: 3,
            reply:
              'ebx, esi and edi are three. But ecx and edx were loaded just above the site, and both are read below it.',
          },
          {
            value: 5,
            reply:
              'Right. ecx and edx with the two halves of the entry, ebx with the address, esi and edi each with a pointer into memory.',
          },
          {
            value: 6,
            reply:
              'Is eax your sixth? Its value was copied to ebx. The next line that names eax writes it, so what was in it is dead.',
          },
          {
            value: 7,
            reply: 'Seven registers can hold a value here. Two of them, eax and ebp, hold none.',
          },
        ],
        answer: (analysis) => aliveAt(analysis, 0),
      },
    },
    {
      id: 'places',
      title: 'Places to survive',
      text: [
        'On 32 bits seven registers can hold values: all but the stack pointer. But a C function may use three of them as it likes, and the code around the call must assume the worst.',
        'So what counts at a callsite is *places*: registers in which a value survives. Five values are alive here. If this site were a plain C call, some of their places would be gone, and whoever compiled the code had to know that in advance.',
      ],
      document: { listing: agePte, variant: 'xen' },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'places',
        question: 'How many places would a plain C call leave?',
        options: [
          {
            value: 7,
            reply: 'Seven is without any call. A C function may destroy eax, ecx and edx.',
          },
          {
            value: 5,
            reply: 'Five would be enough for all values, but C takes three of the seven, not two.',
          },
          {
            value: 4,
            reply:
              'Right: ebx, esi, edi and ebp. Five values and four places: one value must go to memory and come back.',
          },
          { value: 3, reply: 'Three is what C may destroy. The rest survives.' },
        ],
        answer: (analysis) => placesAt(analysis, 0, 'c'),
      },
    },
    {
      id: 'for-nothing',
      title: 'Boot comes too late',
      text: [
        'Here is the counter of the first lesson. The promise of its sites is made for thunks: only the result registers may be destroyed. The compiler believed that. It kept them free of values, and arranged the whole function around it.',
        'Then the kernel boots on bare hardware, and `cli` replaces the call. `cli` destroys nothing. But the code around it was compiled long ago, and boot rewrites only the bytes of the site.',
      ],
      document: { listing: twoSites, variant: 'native' },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'number',
        unit: 'registers',
        question: 'How many registers were given up for nothing at the first site?',
        options: [
          {
            value: 0,
            reply:
              'That would be so if boot could compile the function again. It cannot: the values already lie elsewhere.',
          },
          {
            value: 1,
            reply:
              'eax alone is what 64-bit kernels give up. On 32 bits a result may need two registers, so the promise names two.',
          },
          {
            value: 2,
            reply:
              'Right: eax and edx. Patching takes away the call. It never takes away what the promise did to the code around it.',
          },
        ],
        answer: (analysis) => forNothingAt(analysis, 0),
      },
    },
    {
      id: 'find-a-place',
      title: 'Find a place',
      text: [
        'This function is wrong. The callsite in it is a plain C call, and four values are alive across it. C leaves four places, so there is room. But one of the values sits in a register that may be destroyed.',
        'A compiler would never do that. You can, because you write assembly by hand: the page marks what dies. A push and a pop would save it, but they cost bytes each time. There is a better place.',
      ],
      document: { listing: sum, variant: 'xen' },
      meant: ['lint/site-destroys', 'lint/value-destroyed'],
      focus: { site: 0, step: 'record', register: 'ecx', panel: 'price' },
      task: {
        id: 'four-places',
        ask: 'Let all four values survive, without one byte more.',
        goals: [
          destroysNothingNeeded(
            { id: 'survives', words: 'nothing that is needed may be destroyed' },
            { op: 'pv_mmu_ops.flush_tlb_user' },
          ),
          carriesValues(
            { id: 'four', words: 'four values are alive across the site' },
            { op: 'pv_mmu_ops.flush_tlb_user' },
            4,
          ),
          stillWorks({ id: 'sum', words: 'the sum is still written' }, [{}, { esi: otherStart }]),
          atMostBytes({ id: 'bytes', words: 'the function is not longer than before' }, bytesOfSum),
        ],
        hints: [
          'C keeps ebx, esi, edi and one more.',
          'The value in ecx has to live elsewhere: change each line that names ecx.',
          'Nobody uses ebp here.',
        ],
        solution: { listing: sum.replaceAll('%ecx', '%ebp') },
      },
    },
  ],
}
