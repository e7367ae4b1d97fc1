import type { SourceId } from '../../src/provenance/index.ts'
import type { KernelFile, Source } from '../../src/provenance/source.ts'
import { listed } from './phrase.ts'

/**
 * Where the page's rules, conventions and claims come from: 20 to 80 words each, all of them ours. No mail and
 * no text of the kernel is quoted.
 */
export const accounts: Readonly<Record<SourceId, string>> = {
  records:
    'Every call to the layer is written down: where it starts, where it ends, what may be destroyed. That leaves the backend free. It may put inline code there. It may also call something that destroys less than a C function.',
  inlining:
    'The call itself is the smallest part of the price. Code that is inlined can be folded into what stands around it, above all where constants are known. More freedom with registers is a smaller gain.',
  scan: 'Sites could be found without any record. A relocation that names the operation leads to the call. Matched pushes and pops around it tell the room and the registers. But code from a compiler has no such pairs, only the 5 bytes of the call.',
  'saving-callee':
    'A call that stands in for a few instructions should keep all registers by itself. A small wrapper of each architecture could save what C would destroy. The answer was that wrappers around every call look ugly, which was an old complaint.',
  'fixed-registers':
    'A call forces its arguments into fixed registers, and so penalises even the code that is inlined later. Mending that would take games with the compiler. The answer was to live with the ordinary convention. Most registers can stand for each other anyway.',
  'big-switch':
    'Rewriting instructions while the machine starts does not remove all of the price. So there should be a way to build a kernel without the layer. The hope was that bare hardware would one day show no difference; nobody could prove that yet.',
  'static-convention':
    'On ia64 arguments lie on a register stack. Only the function around the call has settled its size. A C function put in later might need more than that. Rewriting the prologue seemed possible, but a convention fixed beforehand looked better.',
  thunks:
    'Calls where there were none before raise the pressure on registers. So the saving moves out of the sites, into a small wrapper around each function. The wrapper keeps all but the return registers. Interrupt operations came first.',
  'vmi-question':
    'The change that brought the thunks left a question open. Which registers does a call into the ROM of VMI keep? The code never answered. It stores the entries without a wrapper, so they have to keep everything but the result.',
  'old-sites':
    'Before 2009 the pushes and pops stood inside of the sites in C. An interrupt site had 10 bytes on 32-bit, 9 on 64-bit. The short inline codes of Xen and lguest fitted in there, to the byte.',
  'wrong-word':
    'For two releases the interrupt sites in C promised to lose eax alone. The thunk behind them already lost edx as well. The set was one register short, and was mended for 2.6.32.',
  'clobber-words':
    'A clobber word has one bit for each register that may be destroyed. On 32-bit the fullest word also names edi. The compiler was never told of that, so no code may use it.',
  'entry-sandwich':
    'Entry code expects nothing to be destroyed, so it puts pushes and pops around the call. The list of registers to keep is an argument of the macro. All of it lies between the labels, and so belongs to the site.',
  'kernel-patcher':
    'The kernel goes through its records once, at boot. It copies a site into a buffer of 254 bytes and asks the backend to fill it. A longer site, or a longer answer, is a BUG. The rest is filled with nops, and all of it is written back.',
  'patch-default':
    'What the slot holds settles what is tried. Empty means a trap; the known empty and identity functions mean no call. Everything else is called, and every call is taken to destroy all that a clobber word can name. Jumps are never asked, and distances never measured.',
  'native-code':
    'Bare hardware has inline code for about a dozen operations, most of them one instruction. It is copied wherever it fits, whatever the clobber word says. Where it does not fit, the site is left alone and no call is tried.',
  'xen-code':
    'Xen has inline code for four interrupt operations, but only where its page per processor could be placed. It was written for the longer sites of before 2009. Now only irq_disable ever fits, and only in entry code on 32-bit.',
  'lguest-code':
    'lguest has inline code for two operations: reading the flags takes 5 bytes, disabling interrupts 10. Two others are assembly that keeps its registers. What does not fit goes on to an ordinary call, where the clobber test often stops it.',
  'vmi-rom':
    'For six operations the kernel asks the ROM what to put there: a call, a jump, or nothing. All others stay as they were. Neither the clobber word nor the slot is looked at. Fewer than 5 bytes for a call is a BUG.',
  'kvm-slots':
    'A KVM guest keeps the patcher and the inline code of bare hardware. It changes a few slots, among them those of page tables, if the host offers that. Interrupt operations come out just as on bare hardware.',
  'paravirt-off':
    'A kernel built without the layer has no tables, no sites and no records. The macros turn into the instructions themselves. Loading a module then patches nothing, since there is nothing to patch.',
  'nop-tables':
    'What a replacement leaves free is filled with nops, the longest first, up to 8 bytes each. Which bytes they are depends on the processor. Some tables make one nop of several instructions.',
  'test-falls':
    'In 2018 the indirect call itself became the danger. Keeping it protects no register, for it runs the very function that a direct call would. So the clobber test fell with 4.19. The parameter went with 4.20.',
  'late-patcher':
    'By 6.1 little is left of the patcher: an empty slot, the empty function, or a direct call. Inline code comes in afterwards, by the alternatives. This was read back from a kernel that was booted on bare hardware and under Xen.',
  'itanium-sites':
    'A site on ia64 is five bundles that jump through a table and come back through b6. Arguments lie in r8 and up, so no register of the stack is touched. A record tells where the bundles start, where they end, and which operation they stand for.',
  'itanium-patcher':
    'At boot the records are applied one after the other. The code of the platform is copied, the rest is filled with nops, and every bundle is flushed. These functions were run for this page, compiled for another processor.',
  'itanium-tables':
    'Bare hardware has code for each operation, Xen for most of them. It is one instruction nearly always: on Xen a break, whose number names the operation. Where the kernel needs more, the code here is our own, of the same size.',
  'itanium-manual':
    'The manual tells how a bundle is cut into slots and how a frame slides over the register stack. It also tells what every instruction does. No Itanium was at hand, so nothing of it was executed for this page.',
  'itanium-model':
    'The mail only says that one could scan back for the alloc and rewrite it. How that would go is worked out here, as is a run with values. Nobody built the scan, and no Itanium checked the run.',
  model:
    'No kernel ran exactly this. It puts together what the mails of 2007 to 2009 describe. Where they are silent, it asks what keeps the code right. Nothing may jump into the middle, and a result must come back.',
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

/** `2009`, `March 2007`, `30 January 2009` */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-')
  const name = month === undefined ? null : monthNames[Number(month) - 1]
  return [day === undefined ? null : String(Number(day)), name, year].filter(Boolean).join(' ')
}

const familyName = (author: string): string => author.split(' ').at(-1) ?? author

/** The list, the commit, or the version. */
function placeShort({ where }: Source): string {
  if (where.kind === 'list') return where.list
  if (where.kind === 'commit') return where.commit
  if (where.kind === 'manual') return where.short
  return where.kind === 'kernel' ? where.version : 'model'
}

function placeWords({ where }: Source): string {
  if (where.kind === 'list') return `${where.list}, “${where.thread}”`
  if (where.kind === 'commit') {
    return where.title === null
      ? `commit ${where.commit}`
      : `commit ${where.commit}, “${where.title}”`
  }
  if (where.kind === 'manual') return where.title
  return where.kind === 'kernel' ? `kernel ${where.version}` : 'the model of this page'
}

const fileWords = (files: readonly KernelFile[]): string => {
  const [first] = files
  return first ? `${files.map(({ path }) => path).join(', ')} (${first.version})` : ''
}

export const provenanceWords = {
  /** On a chip: `Fitzhardinge · xen-devel · March 2007` */
  chip: (source: Source): string =>
    [familyName(source.authors[0] ?? ''), placeShort(source), dateWords(source.date)].join(' · '),
  /** Of a chip that is only a sign. */
  name: (about: string, source: Source): string =>
    `Where ${about} comes from: ${listed(source.authors)}, ${placeShort(source)}, ${dateWords(source.date)}`,
  by: ({ authors }: Source): string => listed(authors),
  place: placeWords,
  date: ({ date }: Source): string => dateWords(date),
  files: ({ files }: Source): string => fileWords(files),
  account: ({ id }: { readonly id: SourceId }): string => accounts[id],
  title: 'Where this comes from',
  about: {
    step: 'this step',
    outcome: 'this outcome',
    run: 'what a run does',
    note: 'this oddity',
    backend: (name: string): string => `what is said of ${name}`,
    reason: 'this disagreement',
    ruleSet: (name: string): string => `the rule set “${name}”`,
    candidate: (name: string): string => `“${name}”`,
    promise: (name: string): string => `the promise “${name}”`,
  },
} as const
