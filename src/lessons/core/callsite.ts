import { becomes, otherStart, stillWorks } from '../goals.ts'
import { changesUndisturbed, turnsOnAgain } from '../interruptGoals.ts'
import type { Lesson } from '../lesson.ts'
import { needsAt, storyAt } from '../seen.ts'

const oneSite = `# Counts an event. Nothing may
# interrupt it. ebx: the counter
count_event:
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    ret
`

export const twoSites = `# Counts an event. Nothing may
# interrupt it. ebx: the counter
count_event:
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    PVOP_VCALLEE irq_enable
    ret
`

const disable = { op: 'pv_irq_ops.irq_disable' }
const enable = { op: 'pv_irq_ops.irq_enable' }

export const callsite: Lesson = {
  id: 'callsite',
  title: 'What a callsite is',
  summary: 'Why a kernel calls through a table, and what boot makes of the call.',
  minutes: 7,
  after: [],
  sources: ['records', 'kernel-patcher'],
  scenes: [
    {
      id: 'one-instruction',
      title: 'One job, many machines',
      text: [
        'This function counts an event. While it does, no interrupt may come in. On bare hardware one instruction turns interrupts off: `cli`.',
        'Under a hypervisor that does not work, because a guest may not stop the machine for all the others. So the kernel does not say `cli` here. It says "turn interrupts off" and calls whoever knows how. The first line of the function is such a callsite: a place where the kernel calls the layer below it. It is 6 bytes long.',
      ],
      document: { listing: oneSite, variant: 'native' },
      focus: { site: 0, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'This kernel starts on bare hardware. How many bytes does `cli` need?',
        options: [
          {
            value: 1,
            reply:
              'Right. One byte, fa. It fits into the 6 with room to spare, and the call is gone.',
          },
          {
            value: 2,
            reply:
              'Many instructions need two: one says what to do, one says with which registers. `cli` works on nothing but the interrupt flag, so one is enough.',
          },
          {
            value: 5,
            reply:
              'Five is a call that says itself how far it goes: one byte for "call", four for the distance. `cli` calls nobody.',
          },
          {
            value: 6,
            reply:
              'Six is the call that stands here now: two bytes and the address of a pointer. `cli` has no address to carry.',
          },
        ],
        answer: (analysis) => needsAt(analysis, 0, 'inline'),
      },
    },
    {
      id: 'boot',
      title: 'Boot rewrites the call',
      text: [
        'The compiler cannot know which machine the kernel will meet. So it leaves the slow form: a call through a pointer, which works everywhere. A *direct call*, with its target written into it, would serve one machine alone.',
        'Then the kernel boots, and now the machine is known. Once, before anything else runs, it walks through all callsites and puts in what this machine needs. That is *patching*. Here are two callsites. One turns interrupts off, the other turns them on again.',
      ],
      document: { listing: twoSites, variant: 'native' },
      focus: { site: 1, step: 'choose', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'sites',
        question: 'How many of the two still call through the pointer after boot on bare hardware?',
        options: [
          {
            value: 0,
            reply:
              'Right. `cli` goes into the first and `sti` into the second. No call is left, only a few nops that fill the room.',
          },
          {
            value: 1,
            reply:
              'Both jobs are one instruction on bare hardware: `cli` for off and `sti` for on. So both calls go.',
          },
          {
            value: 2,
            reply:
              'That is how it looks before boot, and it would work. But boot knows the machine, and takes the chance to write the instructions themselves.',
          },
        ],
        answer: ({ stories }) =>
          stories.filter(({ decision }) => decision.outcome === 'keep').length,
      },
    },
    {
      id: 'write-one',
      title: 'Write one yourself',
      text: [
        'This function turns interrupts off and never on again. Whoever calls it would wait forever for the next key, or the next packet.',
        'A callsite is one line here. The word `PVOP_VCALLEE` writes the call and notes it down for boot; the word after it names the job. You may change anything in the text, and the page follows while you type.',
      ],
      document: { listing: oneSite, variant: 'native' },
      focus: { site: 0, step: 'done', panel: 'listing' },
      task: {
        id: 'add-enable',
        ask: 'Add a second callsite that turns interrupts on again, before the function returns.',
        goals: [
          becomes(
            {
              id: 'enable',
              words: 'add a site that turns interrupts on',
              under: { variant: 'native' },
            },
            enable,
            ['inline'],
          ),
          becomes(
            { id: 'disable', words: 'leave the first site as it is', under: { variant: 'native' } },
            disable,
            ['inline'],
          ),
          turnsOnAgain(
            {
              id: 'on-again',
              words: 'return with interrupts on, after the first site',
              under: { variant: 'native' },
            },
            disable,
            enable,
          ),
          changesUndisturbed({
            id: 'undisturbed',
            words: 'count with interrupts off',
            under: { variant: 'native' },
          }),
          stillWorks(
            { id: 'counts', words: 'still count the event', under: { variant: 'native' } },
            [{}, { ebx: otherStart }],
          ),
        ],
        hints: [
          'It looks like the first site, with another job.',
          'It stands between the count and the `ret`.',
          'The job is called `irq_enable`.',
        ],
        solution: { listing: twoSites },
      },
    },
    {
      id: 'record',
      title: 'A note for boot',
      text: [
        'How does boot find the callsites? The compiler wrote a list beside the code, with one *record* for each site. A record holds four things: where the site starts, which job it does, how long it is, and which registers may be destroyed there.',
        'The last one is the interesting one. It is a deal between the code around the call and whoever is called. The next lessons are about what it costs.',
      ],
      document: { listing: twoSites, variant: 'native' },
      focus: { site: 0, step: 'record' },
      prediction: {
        kind: 'number',
        unit: 'bytes',
        question: 'How long is one record on a 32-bit machine?',
        options: [
          {
            value: 4,
            reply:
              'Four bytes hold the address at which the site starts. The job, the length and the registers come on top.',
          },
          {
            value: 6,
            reply: 'Six is the length of this site. Its record is another thing, in another place.',
          },
          {
            value: 8,
            reply:
              'Right. Four for the address, one for the job, one for the length, two for the registers.',
          },
          {
            value: 16,
            reply:
              'That is four bytes for each thing. Only the address needs four; a job and a length fit into one byte each.',
          },
        ],
        answer: (analysis) => storyAt(analysis, 0).site.record?.bytes.length ?? 0,
      },
    },
  ],
}
