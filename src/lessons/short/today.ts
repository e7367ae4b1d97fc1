import { becomes, clearsByte, endsWith, hasNone, isReached } from '../goals.ts'
import type { Lesson } from '../lesson.ts'
import { callsLeft, outcomeAt } from '../seen.ts'

const readEntry = `# rdi: address of a page-table entry
read_entry:
    push  %rbx
    mov   %rdi, %rbx
    PVOP_VCALLEE irq_disable
    mov   (%rbx), %rdi
    PVOP_CALLEE pte_val
    pop   %rbx
    ret
`

const unread = `# edi, esi, edx: a register of the
# processor, and its new value
set_it:
771:
    call  *PV_SLOT_write_msr(%rip)
772:
    PV_RECORD PV_TYPE_write_msr, CLBR_NONE
    ret
`

const straight = `# rdi: an entry, rsi: its new value
replace_entry:
    push  %rbx
    mov   %rdi, %rbx
    PVOP_VCALLEE irq_disable
    mov   %rbx, %rdi
    PVOP_VCALL set_pte
    PVOP_VCALLEE irq_enable
    pop   %rbx
    ret
`

const release = `# rdi: a lock
release:
    push  %rbx
    mov   %rdi, %rbx
    PVOP_VCALLEE irq_enable
    mov   %rbx, %rax
    pop   %rbx
    ret
`

const late = { config: '64v61', rules: '6.1' } as const

export const today: Lesson = {
  id: 'today',
  title: 'A kernel of today',
  summary: 'What was left of the patcher in 2022, and how it went.',
  minutes: 8,
  after: ['xen-mask', 'sixty-four'],
  sources: ['late-patcher', 'test-falls'],
  scenes: [
    {
      id: 'two-passes',
      title: 'Two passes',
      text: [
        'The rules are now those of Linux 6.1, of the year 2022. It has one table, `pv_ops`, and at boot it goes over each site twice.',
        'The first pass makes the call direct. It calls whatever the pointer leads to, and asks nothing. The second pass knows *alternatives*: code that the compiler put aside, with a question about the processor. Where the answer fits, that code goes over what the first pass wrote. For both sites here the question is: is this a Xen guest? If not, the code goes in.',
      ],
      document: { listing: readEntry, variant: 'native', ...late },
      focus: { site: 0, step: 'choose', panel: 'candidates' },
      prediction: {
        kind: 'outcome',
        question: 'What stands at the first site on bare hardware?',
        options: [
          {
            value: 'inline',
            reply: 'Right. The first pass wrote a call, and nobody ever ran it.',
          },
          {
            value: 'thunk-call',
            label: 'a direct call',
            reply: 'A direct call is what the first pass leaves. The second one comes after it.',
          },
          {
            value: 'keep',
            reply: 'No site keeps its slow call any more: the first pass makes each one direct.',
          },
          {
            value: 'nop',
            reply: 'Turning interrupts off is real work on bare hardware.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'unread',
      title: 'A promise that nobody reads',
      text: [
        'Each record still has its clobber word. The compiler believes in it: it knows what the site may destroy. But the patcher of 6.1 no longer looks. The test fell in 2018: it only refused direct calls of the very function that the slow call runs anyway.',
        'So here is a record as no macro writes it. It allows *nothing* to be destroyed, and the slot holds a plain C function. The kernel of 2009 refused such a call.',
      ],
      document: { listing: unread, variant: 'native', ...late },
      focus: { site: 0, step: 'record', panel: 'listing' },
      prediction: {
        kind: 'outcome',
        question: 'What does 6.1 do with it?',
        options: [
          {
            value: 'c-call',
            reply: 'Right. It calls the function, and nine registers may be gone.',
          },
          {
            value: 'keep',
            reply: 'That was the answer of 2009, after a test that 6.1 no longer makes.',
          },
          {
            value: 'thunk-call',
            label: 'a thunk',
            reply:
              'A thunk would save the registers. This slot has none, and nobody looks for one.',
          },
          {
            value: 'trap',
            reply: 'A call of the BUG function goes in for an empty slot. This one is filled.',
          },
        ],
        answer: (analysis) => outcomeAt(analysis, 0),
      },
    },
    {
      id: 'retpoline',
      formerly: 'straight',
      title: 'A dangerous call',
      text: [
        'Since 2018 an indirect call is dangerous. A processor guesses where it leads, and an attacker can teach it to guess wrongly. So compilers send such calls through a *retpoline*, which is slow and safe.',
        'The sites of `pv_ops` are indirect calls as well. Yet the compiler leaves them as they are, without a retpoline. It relies on boot. Here are three of them, of which the one in the middle is a plain C call.',
      ],
      document: { listing: straight, variant: 'xen', ...late },
      focus: { site: 1, step: 'done', panel: 'bytes' },
      prediction: {
        kind: 'number',
        unit: 'sites',
        question: 'How many of these three sites still call through a pointer, on Xen, after boot?',
        options: [
          {
            value: 0,
            reply:
              'Right. All three are direct calls: their targets stand in the code. Nothing is left to guess, so no retpoline is needed.',
          },
          {
            value: 1,
            reply:
              'The function for `set_pte` is called too, but its address now stands in the code.',
          },
          {
            value: 3,
            reply: 'That was so before boot. The first pass makes every one of them direct.',
          },
        ],
        answer: (analysis) => callsLeft(analysis, 'indirect-call'),
      },
    },
    {
      id: 'since-6-8',
      title: 'And then the records went',
      text: [
        'Two passes do the work of one. From Linux 6.8 on there are no records at all. Each site is an alternative, and the direct call is simply one more piece of code that may go in.',
        'What a guest cannot do by itself still needs a call. But not everything is like that. One operation here is turned into inline code even on Xen, since giving back a lock is one byte in memory.',
      ],
      document: { listing: release, variant: 'xen', ...late },
      focus: { site: 0, step: 'choose', panel: 'listing' },
      task: {
        id: 'unlock',
        ask: 'Put the operation that gives the lock in rdi back in the place of the one that is there.',
        goals: [
          becomes(
            {
              id: 'inline-on-xen',
              words: 'give the lock back with inline code, on Xen',
              under: { variant: 'xen', ...late },
            },
            { op: 'lock.queued_spin_unlock' },
            ['inline'],
          ),
          endsWith(
            {
              id: 'address',
              words: 'hand the address of the lock back in rax',
              under: { variant: 'xen', ...late },
            },
            'rax',
            [
              { from: { rdi: 0xffff_8800_0900_0104n }, value: 0xffff_8800_0900_0104n },
              { from: { rdi: 0xffff_8800_0900_0308n }, value: 0xffff_8800_0900_0308n },
            ],
          ),
          clearsByte(
            {
              id: 'lock',
              words: 'give back the lock in rdi, and no other',
              under: { variant: 'xen', ...late },
            },
            'rdi',
            [0xffff_8800_0900_0104n, 0xffff_8800_0900_0308n],
          ),
          isReached(
            {
              id: 'reached',
              words: 'come to the site in a run',
              under: { variant: 'xen', ...late },
            },
            { op: 'lock.queued_spin_unlock' },
          ),
          endsWith(
            { id: 'callers', words: 'give rbx back as it was', under: { variant: 'xen', ...late } },
            'rbx',
            [{ from: { rbx: 7n }, value: 7n }],
          ),
          hasNone(
            {
              id: 'alone',
              words: 'leave no site that turns interrupts on',
              under: { variant: 'xen', ...late },
            },
            { op: 'irq.irq_enable' },
          ),
        ],
        hints: [
          'The table of 6.1 has a struct for locks.',
          'Line 5 names the operation. The editor offers the names that exist.',
          'It is called queued_spin_unlock.',
        ],
        solution: { listing: release.replace('irq_enable', 'queued_spin_unlock') },
      },
    },
  ],
}
