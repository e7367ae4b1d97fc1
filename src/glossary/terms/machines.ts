import type { Term } from '../term.ts'

/** Who runs underneath, and what a guest asks of it. */
export const machines = [
  {
    id: 'paravirt',
    name: 'paravirtualization',
    forms: ['paravirtualization', 'paravirtual', 'paravirt'],
    meaning:
      'A kernel that knows it may be a guest. It asks who runs underneath instead of touching the processor itself.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'hypervisor',
    name: 'hypervisor',
    forms: ['hypervisor', 'hypervisors'],
    meaning: 'The program beneath a guest. It owns the real processor and lends it out.',
    level: 'known',
    sample: null,
  },
  {
    id: 'guest',
    name: 'guest',
    forms: ['guest', 'guests'],
    meaning: 'A kernel that runs under a hypervisor instead of on a machine of its own.',
    level: 'known',
    sample: null,
  },
  {
    id: 'backend',
    name: 'backend',
    forms: ['backend', 'backends'],
    meaning:
      'Who runs underneath: bare hardware or one of the hypervisors. Each brings its own functions for the operations.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'bare-hardware',
    name: 'bare hardware',
    forms: ['bare hardware', 'native'],
    meaning: "A real processor with nobody beneath the kernel. The kernel's files say native.",
    level: 'known',
    sample: 'first',
  },
  {
    id: 'xen',
    name: 'Xen',
    forms: ['Xen'],
    meaning:
      'A hypervisor. It shares a page of memory with each guest, and much is settled there without a call.',
    level: 'known',
    sample: 'first',
  },
  {
    id: 'lguest',
    name: 'lguest',
    forms: ['lguest'],
    meaning: 'A small hypervisor that was part of the kernel until 2017, for 32-bit guests only.',
    level: 'known',
    sample: 'first',
  },
  {
    id: 'vmi',
    name: 'VMI',
    forms: ['VMI'],
    meaning:
      "VMware's interface for guests of those years. It hands the kernel a ROM with code to call.",
    level: 'known',
    sample: 'first',
  },
  {
    id: 'kvm',
    name: 'KVM',
    forms: ['KVM'],
    meaning: 'A hypervisor inside Linux. It relies on what the processor itself does for guests.',
    level: 'known',
    sample: 'first',
  },
  {
    id: 'rom',
    name: 'ROM',
    forms: ['ROM'],
    meaning: 'Code that the hypervisor lays into the memory of a guest, for the guest to call.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'privileged',
    name: 'privileged instruction',
    forms: ['privileged instruction', 'privileged instructions', 'privileged'],
    meaning: 'An instruction for the owner of the machine alone, such as cli. A guest gets a trap.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'sensitive',
    name: 'sensitive instruction',
    forms: ['sensitive instruction', 'sensitive instructions', 'sensitive'],
    meaning:
      'An instruction that reads or sets the state of the machine and may not trap, such as popf. In a guest it quietly goes wrong.',
    level: 'taught',
    sample: 'flags',
  },
  {
    id: 'hypercall',
    name: 'hypercall',
    forms: ['hypercall', 'hypercalls'],
    meaning: 'A call from a guest into its hypervisor, as a system call goes into the kernel.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'trap',
    name: 'trap',
    forms: ['trap', 'traps', 'trapped', 'trapping'],
    meaning:
      'A stop in the middle of a program: the kernel or the hypervisor takes over. An operation without a function gets one, written ud2.',
    level: 'known',
    sample: null,
  },
  {
    id: 'interrupt',
    name: 'interrupt',
    forms: ['interrupt', 'interrupts'],
    meaning:
      'A signal from a device or a clock that makes the processor leave its work. cli disables interrupts, sti enables them.',
    level: 'known',
    sample: 'first',
  },
  {
    id: 'entry-code',
    name: 'entry code',
    forms: ['entry code'],
    meaning:
      'Assembly by hand through which the kernel is entered and left. Its registers still hold what the interrupted program needs.',
    level: 'taught',
    sample: 'clobbers',
  },
  {
    id: 'page-table-entry',
    name: 'page-table entry',
    forms: ['page-table entry', 'page-table entries', 'page-table value', 'page-table values'],
    meaning: 'A number that says where a page of memory lies and what may be done with it.',
    level: 'known',
    sample: 'ptes',
  },
  {
    id: 'big-switch',
    name: 'CONFIG_PARAVIRT',
    forms: ['CONFIG_PARAVIRT', 'big switch'],
    meaning: 'The switch in the configuration of a kernel that leaves the whole layer out.',
    level: 'taught',
    sample: null,
  },
] as const satisfies readonly Term[]
