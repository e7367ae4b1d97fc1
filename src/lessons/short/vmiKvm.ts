import type { Lesson } from '../lesson.ts'
import { costAt, onlyName, outcomeAt } from '../seen.ts'

const countEvent = `# ebx: the counter
count_event:
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    ret
`

const saveFlags = `# Remembers whether interrupts were on.
# ebx: where
remember:
    PVOP_CALLEE save_fl
    mov   %eax, (%ebx)
    ret
`

const four = `# esi: an address
four:
    PVOP_VCALLEE irq_disable
    PVOP_CALLEE save_fl
    PVOP_CALL read_cr3
    PVOP_VCALL flush_tlb_user
    ret
`

export const vmiKvm: Lesson = {
  id: 'vmi-kvm',
  title: 'VMI: a promise in a ROM, and KVM: almost nothing',
  summary: 'One hypervisor brings all its code along, the other hardly any.',
  minutes: 6,
  after: ['quirk'],
  sources: ['vmi-question', 'vmi-rom', 'kvm-slots'],
  scenes: [
    {
      id: 'rom',
      title: 'Somebody else writes the code',
      text: [
        'VMware went its own way. Its VMI is a piece of read-only memory that the hypervisor lays into the guest: a ROM. The kernel asks it what to do at each call. The usual answer is "call me here", with an address.',
        'So the code is not even part of the kernel. The rules are those of 2.6.30. Under other hypervisors this kernel refused a call here: the site does not allow all that a C function may destroy.',
      ],
      document: { listing: countEvent, variant: 'vmi', rules: '2.6.30' },
      focus: { site: 0, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'And under VMI?',
        options: [
          {
            value: 'inline',
            reply: 'VMI has no code to copy. It has addresses to call.',
          },
          {
            value: 'thunk-call',
            label: 'a direct call into the ROM',
            reply:
              'Right. The part of the kernel for VMI never looks at the clobber word. It makes a direct call of the address that the ROM gave.',
          },
          {
            value: 'keep',
            reply:
              'Its test would say so. But the part of the kernel for VMI does not make that test.',
          },
          {
            value: 'trap',
            reply: 'A trap goes where a pointer is empty. Here the ROM gives an address.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'promise',
      title: 'A question without an answer',
      text: [
        'Is that call safe? The commit that brought the thunks asks it too: what is the convention of VMI? It stands there as an open point, and nobody ever answered in the code. The pointers of the ROM went into the table as they were.',
        'What holds it together is a promise outside of the kernel. The ROM keeps every register, but for the result. This site asks whether interrupts are on, so there is a result.',
      ],
      document: { listing: saveFlags, variant: 'vmi', rules: '2.6.30' },
      focus: { site: 0, step: 'done', panel: 'price' },
      prediction: {
        kind: 'register',
        question: 'Which register does the ROM change here?',
        options: [
          { value: 'eax', reply: 'Right. The result lies there. Nothing else is touched.' },
          {
            value: 'ecx',
            reply: 'A C function might use it. The ROM promises more than a C function.',
          },
          {
            value: 'edx',
            reply:
              'edx would hold the upper half of a wide result. The flags fit into one register.',
          },
          {
            value: 'none',
            reply: 'Then the answer would have nowhere to go. This operation returns something.',
          },
        ],
        answer: (analysis) => onlyName(analysis, costAt(analysis, 0).filling.reallyDestroyed),
      },
    },
    {
      id: 'kvm',
      title: 'Almost nothing',
      text: [
        'KVM takes the other road. It relies on processors that can run a guest as it is: `cli` in such a guest disturbs nobody else. Then the kernel may simply use what it has for bare hardware.',
        'And it does. KVM changes a few pointers, among them the one for waiting on slow devices. Everything else, and the patcher with it, is that of bare hardware.',
      ],
      document: { listing: four, variant: 'kvm', rules: '2.6.30' },
      focus: { site: 0, step: 'choose', panel: 'compare' },
      prediction: {
        kind: 'number',
        unit: 'sites',
        question: 'How many of the four sites get inline code under KVM?',
        options: [
          {
            value: 0,
            reply: 'Xen and lguest replace most of these. KVM leaves them as they are.',
          },
          { value: 1, reply: 'Which one would be special? KVM overrides none of the four.' },
          {
            value: 3,
            reply: 'Right. Just as on bare hardware. The flush is a C call on both.',
          },
          {
            value: 4,
            reply: 'The flush has no inline code on bare hardware either: it is a C call.',
          },
        ],
        answer: ({ stories }) =>
          stories.filter(({ decision }) => decision.outcome === 'inline').length,
      },
    },
  ],
}
