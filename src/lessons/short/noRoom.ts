import { callSpares, callTakes } from '../itaniumGoals.ts'
import type { Lesson } from '../lesson.ts'

/** The unpatched site: an indirect call without a call. */
const site = `1:
{ .mlx
        mov r16=gp
        movl r2=pv_cpu_ops+0x10 ;;
}
{ .mii
        ld8 r3=[r2]
        mov r17=ip ;;
        adds r17=48,r17 ;;
}
{ .mmi
        ld8 r2=[r3],8 ;;
        ld8 gp=[r3]
        mov b7=r2 ;;
}
{ .mib
        nop.m 0
        mov b6=r17
        br.few b7 ;;
}
{ .mii
        mov gp=r16
        nop.i 0
        nop.i 0 ;;
}
2:
        .section .paravirt_bundles,"a"
        data8 1b, 2b
        data8 PARAVIRT_PATCH_TYPE_GET_CPUID
        .previous
`

const frame = `        .proc with_frame
with_frame:
        alloc loc0=ar.pfs,2,3,2,0
        mov loc1=b0 ;;
        mov r8=in0
        mov out1=in1 ;;
${site}        mov out0=r8
        br.call.sptk.many b0=other ;;
        mov ar.pfs=loc0
        mov b0=loc1 ;;
        br.ret.sptk.many b0 ;;
        .endp
        .proc other
other:
        add r8=r32,r33
        br.ret.sptk.many b0 ;;
        .endp
`

/** The second argument of the later call is not prepared before the site. */
const late = frame
  .replace('        mov r8=in0\n        mov out1=in1 ;;\n', '        mov r8=in0 ;;\n')
  .replace('        mov out0=r8\n', '        mov out0=r8\n        mov out1=in1\n')

const leaf = `        .proc leaf
leaf:
${site}        br.ret.sptk.many b0 ;;
        .endp
`

export const noRoom: Lesson = {
  id: 'no-room',
  title: 'No room on the stack of registers',
  summary: 'Why a C call cannot be dropped into a site on Itanium, and what was built instead.',
  minutes: 9,
  after: ['promise'],
  sources: ['static-convention'],
  scenes: [
    {
      id: 'window',
      title: 'Registers that slide',
      text: [
        'On Itanium each function has a window of registers of its own. Its first instruction, *alloc*, says how many it wants. This one asks for two inputs, three locals and two outputs. They are called `r32` and up, in that order.',
        'Before you call somebody you put the arguments into your outputs. The call slides the window. What was your first output is `r32` of the function that you call, and nothing was copied.',
      ],
      document: { machine: 'ia64', listing: late },
      focus: { site: 0, itanium: 'stack', panel: 'listing' },
      prediction: {
        kind: 'itanium',
        question: 'Which register is `out0` here?',
        options: [
          { value: 'r32', reply: 'That is `in0`. Inputs come first, and outputs last.' },
          { value: 'r34', reply: 'Three locals begin there. The outputs stand behind them.' },
          { value: 'r37', reply: 'Right. Two inputs and three locals come before it.' },
          { value: 'r39', reply: 'This frame has seven registers, so it ends at `r38`.' },
        ],
        answer: ({ rows, stories: [story] }) => {
          const sol = rows[story?.losses.row ?? -1]?.frame?.sol ?? 0
          return `r${32 + sol}`
        },
      },
    },
    {
      id: 'accident',
      title: 'Where the locals of another go',
      text: [
        'Now imagine that boot writes a C call into this site. Its argument goes into `out0`, and there is one. But the function that is called was written in C, so it begins with an `alloc` of its own.',
        'It wants one input and three locals. In its first local it saves `ar.pfs`, which is the way back to your frame. Here the compiler has prepared a later call, and did so before the site. One of its arguments already waits in an output.',
      ],
      document: { machine: 'ia64', itaniumRules: 'scan', listing: frame },
      focus: { site: 0, itanium: 'accident-end' },
      prediction: {
        kind: 'itanium',
        question: 'Which register is destroyed although it is needed?',
        options: [
          {
            value: 'r36',
            label: 'loc2',
            reply: 'The window has slid past your locals. Nobody but you can reach them.',
          },
          {
            value: 'r37',
            label: 'out0',
            reply: 'It holds the argument of this very call, and nobody needs it afterwards.',
          },
          {
            value: 'r38',
            label: 'out1',
            reply: 'Right. The first local of the callee lies right behind its one input.',
          },
          {
            value: 'none',
            label: 'none',
            reply: 'The callee takes new registers, and they begin where yours seem to be free.',
          },
        ],
        answer: ({ stories: [story] }) => story?.losses.destroyed[0] ?? 'none',
      },
    },
    {
      id: 'waiting',
      title: 'Where an argument can wait',
      text: [
        'What the callee takes begins where your outputs begin. So any value in an output may die, and a larger `alloc` saves none of them. Your inputs and locals lie before that place, and nobody else can write there.',
        'The function itself can be written so that the call does no harm. The second argument need not be in an output yet while the site runs. But `other` must get it in the end, with what the site gives back.',
      ],
      document: { machine: 'ia64', itaniumRules: 'scan', listing: frame },
      focus: { site: 0, itanium: 'accident-end', panel: 'listing' },
      task: {
        id: 'spare-argument',
        ask: 'Change the function so that a C call in the site destroys nothing that is needed.',
        goals: [
          callSpares(
            {
              id: 'spares',
              words: 'the C call spares what is needed',
              under: { rules: 'scan', platform: 'xen' },
            },
            'GET_CPUID',
          ),
          callTakes(
            { id: 'arguments', words: '`other` still gets both arguments' },
            { to: 'other', op: 'GET_CPUID', register: 'r33' },
          ),
        ],
        hints: [
          'Where is the second argument while the site runs? Where else does it stand?',
          'Behind the site `in1` still holds it. Nothing has to be in `out1` before.',
          'Move `mov out1=in1` behind the site, to `mov out0=r8`. The stop `;;` moves to `mov r8=in0`.',
        ],
        solution: { listing: late },
      },
    },
    {
      id: 'leaf',
      title: 'Looking back from the site',
      text: [
        'In 2008 Eddie Dong saw a way out. The patcher could look back from the site, find the `alloc` and make the frame larger. It would happen at boot, so the compiler need not know. Nobody built it, and what you see here is a model.',
        'In most functions the `alloc` is easy to find. This function is a leaf: it calls nobody. It lives in the registers that its caller passed.',
      ],
      document: { machine: 'ia64', itaniumRules: 'scan', listing: leaf },
      focus: { site: 0, itanium: 'scan' },
      prediction: {
        kind: 'itanium',
        question: 'What does looking back find?',
        options: [
          {
            value: 'found',
            label: 'an alloc that is large enough',
            reply: 'An alloc would have to be there first. Read the function from its start.',
          },
          {
            value: 'no-room',
            label: 'an alloc that cannot grow',
            reply: 'An alloc cannot grow once its frame has 96 registers. Here there is no frame.',
          },
          {
            value: 'no-alloc',
            label: 'no alloc at all',
            reply:
              'Right. Without an alloc there is nothing to change, so the site stays as it was.',
          },
        ],
        answer: ({ stories: [story] }) => story?.decision.scan?.failure ?? 'found',
      },
    },
    {
      id: 'static',
      title: 'Registers that stay',
      text: [
        'Isaku Yamahata asked for something plainer, a static convention. That is what was built. Arguments come in `r8` to `r11` and `r14`. The result goes back in `r8`, and the way back is in `b6`.',
        'None of these slides. The site needs no outputs and no `alloc`, and it does not use `br.call`. Xen takes the same registers when it is asked by a trap. So one instruction is enough for this site.',
      ],
      document: { machine: 'ia64', listing: frame },
      focus: { site: 0, itanium: 'accident-end' },
      prediction: {
        kind: 'itanium',
        question: 'How many registers of the window may the code in this site destroy now?',
        options: [
          { value: '0', reply: 'Right. `out1` lives, and every other one of the frame too.' },
          {
            value: '1',
            reply: 'The argument has left the window. It is in `r8`, which never slides.',
          },
          { value: '2', reply: 'Outputs are for calls, and no call is made here.' },
          { value: '7', reply: 'The frame is yours. The site does not touch any part of it.' },
        ],
        answer: ({ stories: [story] }) =>
          String(
            story?.losses.mayDestroy.filter((name) => /^r(3[2-9]|[4-9]\d|1\d\d)$/.test(name))
              .length ?? -1,
          ),
      },
    },
  ],
}
