import type { Term } from '../term.ts'

/** Where boot may write, and how it decides. */
export const sites = [
  {
    id: 'site',
    name: 'site',
    forms: ['site', 'sites', 'callsite', 'callsites'],
    meaning:
      'A callsite: a place where the kernel calls its hypervisor layer. Boot may rewrite its bytes.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'operation',
    name: 'operation',
    forms: ['operation', 'operations'],
    meaning:
      'One thing that the kernel wants done and that differs from backend to backend, such as irq_disable.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'slot',
    name: 'slot',
    forms: ['slot', 'slots', 'pv_ops'],
    meaning:
      "A pointer in the kernel's tables: it holds the address of the function that does an operation.",
    level: 'taught',
    sample: 'records',
  },
  {
    id: 'record',
    name: 'record',
    forms: ['record', 'records'],
    meaning:
      'A few bytes in a list beside the code that describe one site. Boot reads the list and visits every site.',
    level: 'taught',
    sample: 'records',
  },
  {
    id: 'clobber-word',
    name: 'clobber word',
    forms: ['clobber word', 'clobber words', 'clobber', 'clobbers'],
    meaning:
      'The field of a record with a bit for each register that may be destroyed. To clobber is to destroy.',
    level: 'taught',
    sample: 'clobbers',
  },
  {
    id: 'promise',
    name: 'promise',
    forms: ['promise', 'promises', 'promised'],
    meaning:
      'What a site says of the registers: these may be destroyed, all others are kept. It is fixed before boot.',
    level: 'taught',
    sample: 'clobbers',
  },
  {
    id: 'sandwich',
    name: 'sandwich',
    forms: ['sandwich', 'sandwiches'],
    meaning: 'A call between pushes and their pops. What is pushed is back after the call.',
    level: 'taught',
    sample: 'handwritten',
  },
  {
    id: 'scan',
    name: 'scan',
    forms: ['scan', 'scans', 'scanned'],
    meaning:
      'A proposal of 2007: find sites in the machine code itself, without any record of them.',
    level: 'taught',
    sample: 'handwritten',
  },
  {
    id: 'relocation',
    name: 'relocation',
    forms: ['relocation', 'relocations'],
    meaning: 'A note in an object file: the linker has to put an address here.',
    level: 'known',
    sample: 'handwritten',
  },
  {
    id: 'patcher',
    name: 'patcher',
    forms: ['patcher', 'patchers'],
    meaning: 'The code of the kernel that rewrites sites while the kernel starts.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'rule-set',
    name: 'rule set',
    forms: ['rule set', 'rule sets'],
    meaning:
      'How the patcher of some years decides. The one called model puts together what the mails proposed.',
    level: 'taught',
    sample: 'disagree',
  },
  {
    id: 'candidate',
    name: 'candidate',
    forms: ['candidate', 'candidates'],
    meaning: 'One thing that could go into a site. The first that passes every check is chosen.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'clobber-test',
    name: 'clobber test',
    forms: ['clobber test', 'clobber tests'],
    meaning:
      'The check that a candidate destroys only what the record allows. Kernels made it until 2018.',
    level: 'taught',
    sample: 'disagree',
  },
] as const satisfies readonly Term[]
