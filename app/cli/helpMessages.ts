/** What `--help` says of the command line, of each command and of each option. */
export const helpMessages = {
  title: 'pvscope: how the Linux kernel patches paravirtual callsites, from the command line',
  file: 'FILE is a listing in GNU as syntax, or "-" for standard input.',
  more: '"pvscope COMMAND --help" lists the options of a command.',
  exit: 'Exit status: 0 fine, 1 the input has errors, 2 wrong usage.',
  call: (name: string, synopsis: string): string => `pvscope ${name} ${synopsis}`,
} as const

/** What follows a command's name on the line, and what the command does. */
export const commandMessages = {
  asm: {
    synopsis: 'FILE [--arch …] [--link] [--json]',
    summary: 'Assembles a listing: sections as bytes, relocations, symbols.',
  },
  check: {
    synopsis: 'LESSON TASK PATH… [--json | --csv]',
    summary:
      'Marks answers to a task of a lesson: listings, documents, links, receipts, or folders of them.',
  },
  elf: {
    synopsis: 'FILE [--site n] [--backend …] [--rules …] [--verify FILE --base 0x…] [--json]',
    summary:
      'Finds the sites of a kernel or module (.ko, .o, vmlinux) and decides what boot leaves.',
  },
  figure: {
    synopsis: 'FILE [--site n] [--step n] [--what …] [--theme …] --svg OUT',
    summary: 'Draws a step as an SVG file, the same as the page exports.',
  },
  ia64: {
    synopsis: 'asm|patch|run|vectors FILE [--backend …] [--rules …] [--set …] [--trace] [--json]',
    summary: 'The same for Itanium: bundles, the register stack, and what was built there instead.',
  },
  patch: {
    synopsis: 'FILE [--arch …] [--backend …] [--rules …] [--json]',
    summary: 'Finds the sites of a listing and decides what boot makes of each.',
  },
  pressure: {
    synopsis: 'FILE [--arch …] [--backend …] [--rules …] [--frame-pointer …] [--json]',
    summary: 'Tells what is alive in the registers at every line, and what each site costs.',
  },
  records: {
    synopsis: '[--symbols FILE.json] [FILE]',
    summary: 'Patches site records as the kernel of 2.6.30 did: JSON lines in, JSON lines out.',
  },
  run: {
    synopsis: 'FILE [--arch …] [--backend …] [--rules …] [--set eax=1] [--trace] [--json]',
    summary:
      'Executes the listing before and after patching, and tells whether every promise was kept.',
  },
  sites61: {
    synopsis: '[FILE]',
    summary:
      'Patches the sites of a JSON document as boot of Linux 6.1 does: one JSON line a site out.',
  },
} as const

/** What stands for a value of an option that takes any. */
export const valueMessages = {
  file: 'FILE',
  aFile: 'a file',
  assignment: 'NAME=VALUE',
  label: 'LABEL',
  number: 'NUMBER',
  out: 'OUT',
  list: 'LIST',
  address: 'ADDRESS',
} as const

/** One line for each option. */
export const optionMessages = {
  arch: 'the CPU; x86-32 where it is not given',
  config: 'page tables of x86-32; pae where it is not given',
  backend: 'what the kernel runs on; xen where it is not given',
  rules: 'whose patcher; design, or the rules of a kernel image, where it is not given',
  nops: (usual: string): string => `the nop table; ${usual} where it is not given`,
  framePointer:
    'whether ebp (rbp) is a frame pointer; auto, as the code says, where it is not given',
  link: 'link against the symbols of the configuration',
  noScan: 'recorded sites only, without those that the scan of 2007 finds',
  symbols: 'symbols and tables of the kernel',
  set: 'a register or a flag (x86: cf pf af zf sf df of) at the start; may be given more than once',
  entry: 'where to start; else the first instruction',
  interrupts: 'interrupts at the start; on where it is not given',
  pending: 'an event waits at the start',
  polite: 'C functions leave every register alone',
  everything: 'after every site all that its promise allows is destroyed',
  site: 'one site, from 1, with all that is known',
  step: 'the step of the site, from 1; its decision where it is not given',
  what: 'what is drawn; the step where it is not given',
  theme: 'colours; light where it is not given',
  svg: 'the file that is written; "-" for standard output',
  listing: 'the code around the site as a listing that can be edited',
  features: (all: string): string =>
    `what is set at boot of 6.1: ${all}, a comma between; none; else the backend's`,
  verify: 'compare with the text of a booted kernel, as it was in memory',
  base: 'where that memory started, 0x…',
  trace: 'every instruction of every machine',
  json: 'one JSON document on standard output',
  csv: 'a table for a spreadsheet on standard output',
  help: 'this text',
  figureArch: 'the CPU; auto takes ia64 where the listing keeps records for Itanium, else x86-32',
  figureRules: 'whose patcher; for ia64 static, as built, or scan',
  itaniumRules: 'static, as built, where it is not given; scan widens the alloc before the site',
} as const
