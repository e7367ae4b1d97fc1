/**
 * Patch types: which operation a site stands for. Source: arch/ia64/include/asm/paravirt_privop.h and
 * arch/ia64/kernel/paravirt.c of Linux 2.6.30; sizes are those that GNU as 2.40 gives the replacements.
 */

export type PlatformId = 'native' | 'xen'

/** Slots of pv_cpu_ops in memory: where the unpatched site finds its function. The offsets are the model's. */
export interface PatchType {
  readonly number: number
  /** As the kernel's constants end: GET_CPUID of PARAVIRT_PATCH_TYPE_GET_CPUID. */
  readonly name: string
  /** Registers that hold the arguments, then what they are. */
  readonly takes: readonly string[]
  /** Whether r8 holds a result. */
  readonly gives: boolean
}

const type = (
  number: number,
  name: string,
  takes: readonly string[],
  gives: boolean,
): PatchType => ({ number, name, takes, gives })

/** Where the numbers of register reads, register writes and branches start. */
export const getRegisterBase = 0x10000000
export const setRegisterBase = 0x20000000
export const branchBase = 0x30000000

const operations: readonly PatchType[] = [
  type(1, 'FC', ['r8'], false),
  type(2, 'THASH', ['r8'], true),
  type(3, 'GET_CPUID', ['r8'], true),
  type(4, 'GET_PMD', ['r8'], true),
  type(5, 'PTCGA', ['r8', 'r9'], false),
  type(6, 'GET_RR', ['r8'], true),
  type(7, 'SET_RR', ['r8', 'r9'], false),
  type(8, 'SET_RR0_TO_RR4', ['r8', 'r9', 'r10', 'r11', 'r14'], false),
  type(9, 'SSM_I', [], false),
  type(10, 'RSM_I', [], false),
  type(11, 'GET_PSR_I', [], true),
  type(12, 'INTRIN_LOCAL_IRQ_RESTORE', ['r8'], false),
]

const branches: readonly PatchType[] = [
  'BR_SWITCH_TO',
  'BR_LEAVE_SYSCALL',
  'BR_WORK_PROCESSED_SYSCALL',
  'BR_LEAVE_KERNEL',
].map((name, index) => type(branchBase + index, name, [], false))

/** Numbers of registers in the types of reads and writes. Source: arch/ia64/include/asm/ia64regs.h. */
const registerNumbers: readonly (readonly [number: number, name: string])[] = [
  [1019, 'psr'],
  [1025, 'gp'],
  [1036, 'sp'],
  [1037, 'tp'],
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((kernel) => [3072 + kernel, `ar.k${kernel}`] as const),
  [3072 + 16, 'ar.rsc'],
  [3072 + 17, 'ar.bsp'],
  [3072 + 18, 'ar.bspstore'],
  [3072 + 19, 'ar.rnat'],
  [3072 + 24, 'ar.eflag'],
  [3072 + 32, 'ar.ccv'],
  [3072 + 36, 'ar.unat'],
  [3072 + 40, 'ar.fpsr'],
  [3072 + 44, 'ar.itc'],
  [3072 + 64, 'ar.pfs'],
  [3072 + 65, 'ar.lc'],
  [3072 + 66, 'ar.ec'],
  [4096, 'cr.dcr'],
  [4096 + 1, 'cr.itm'],
  [4096 + 2, 'cr.iva'],
  [4096 + 8, 'cr.pta'],
  [4096 + 16, 'cr.ipsr'],
  [4096 + 17, 'cr.isr'],
  [4096 + 19, 'cr.iip'],
  [4096 + 20, 'cr.ifa'],
  [4096 + 21, 'cr.itir'],
  [4096 + 23, 'cr.ifs'],
  [4096 + 24, 'cr.iim'],
  [4096 + 64, 'cr.lid'],
  [4096 + 65, 'cr.ivr'],
  [4096 + 66, 'cr.tpr'],
  [4096 + 67, 'cr.eoi'],
]

/** Registers that pv_ops reads and writes by number, each with its number. */
export const numberedRegisters = new Map(registerNumbers)

const registerName = (name: string): string => name.replace('.', '_').toUpperCase()

const reads: readonly PatchType[] = registerNumbers.map(([number, name]) =>
  type(getRegisterBase + number, `GETREG_${registerName(name)}`, ['r8'], true),
)

const writes: readonly PatchType[] = registerNumbers.map(([number, name]) =>
  type(setRegisterBase + number, `SETREG_${registerName(name)}`, ['r8', 'r9'], false),
)

export const patchTypes: readonly PatchType[] = [...operations, ...reads, ...writes, ...branches]

const byNumber = new Map(patchTypes.map((each) => [each.number, each]))

export const patchType = (number: number): PatchType | null => byNumber.get(number) ?? null

/** Numbers that a listing may name without defining them. */
export const typeConstants: ReadonlyMap<string, bigint> = new Map([
  ...patchTypes.map(({ number, name }) => [`PARAVIRT_PATCH_TYPE_${name}`, BigInt(number)] as const),
  ['PARAVIRT_PATCH_TYPE_GETREG', BigInt(getRegisterBase)],
  ['PARAVIRT_PATCH_TYPE_SETREG', BigInt(setRegisterBase)],
])
