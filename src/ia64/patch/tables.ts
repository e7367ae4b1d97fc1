import { type PlatformId, numberedRegisters, getRegisterBase, setRegisterBase } from './types.ts'

/**
 * Replacements of each platform, as text for the assembler. What each does and how many bundles it takes
 * follows arch/ia64/kernel/paravirt.c (native) and arch/ia64/xen/xen_pv_ops.c of Linux 2.6.30; where the
 * kernel's takes more than one instruction, the code here is our own of the same size.
 */
export interface ReplacementText {
  readonly type: number
  readonly code: string
  /** Bundles that the kernel's own replacement takes, measured with GNU as 2.40. */
  readonly bundles: number
  /** Instruction of a long branch that must be relocated after copying: bundle, and its target. */
  readonly leaves?: { readonly bundle: number; readonly symbol: string }
}

const row = (type: number, bundles: number, code: string): ReplacementText => ({
  type,
  code,
  bundles,
})

const one = (instruction: string, stop = ''): string =>
  `{ .mii\n ${instruction}\n nop.i 0\n nop.i 0 ${stop}\n}\n`

const oneInteger = (instruction: string): string =>
  `{ .mii\n nop.m 0\n ${instruction}\n nop.i 0 ;;\n}\n`

/** Xen: an immediate of break that the hypervisor takes for an operation, 1 to 0x1a. */
const hyperprivop = (type: number, immediate: number): ReplacementText =>
  row(type, 1, one(`break.m 0x${immediate.toString(16)}`))

const nativeSetRegions = `{ .mlx
 mov rr[r0]=r8
 movl r2=0x2000000000000000 ;;
}
{ .mmi
 mov rr[r2]=r9
 add r3=r2,r2
 nop.i 0 ;;
}
{ .mmi
 mov rr[r3]=r10
 add r2=r2,r3
 add r3=r3,r3 ;;
}
{ .mmi
 mov rr[r2]=r11
 mov rr[r3]=r14
 nop.i 0 ;;
}
`

const nativeGetPsrI = `{ .mmi
 mov r8=psr
 mov r2=16384
 nop.i 0 ;;
}
{ .mii
 and r8=r2,r8
 nop.i 0
 nop.i 0 ;;
}
`

/** Three bundles; the kernel's packs into two. */
const nativeRestore = `{ .mii
 cmp.eq p7,p6=r8,r0
 nop.i 0
 nop.i 0 ;;
}
{ .mmi
 (p6) ssm psr.i
 (p7) rsm psr.i
 nop.i 0 ;;
}
{ .mii
 (p6) srlz.d
 nop.i 0
 nop.i 0 ;;
}
`

/** General registers and psr move in the M unit, application registers from 64 on in the I unit. */
function nativeRead(name: string): string {
  if (name === 'gp' || name === 'sp' || name === 'tp') return one(`mov r8=${name}`, ';;')
  return /^ar\.(pfs|lc|ec)$/.test(name) ? oneInteger(`mov r8=${name}`) : one(`mov r8=${name}`, ';;')
}

function nativeWrite(name: string): string {
  if (name === 'psr') return one('mov psr.l=r8', ';;')
  return /^ar\.(pfs|lc|ec)$/.test(name) ? oneInteger(`mov ${name}=r8`) : one(`mov ${name}=r8`, ';;')
}

/** What cannot be written so: registers that only the CPU writes. */
const readOnly = ['ar.bsp', 'cr.ivr', 'cr.isr']

const registers = [...numberedRegisters]

const native: readonly ReplacementText[] = [
  row(1, 1, one('fc r8')),
  row(2, 1, one('thash r8=r8')),
  row(3, 1, one('mov r8=cpuid[r8]')),
  row(4, 1, one('mov r8=pmd[r8]')),
  row(5, 1, '{ .mmi\n ptc.ga r8,r9 ;;\n nop.m 0\n nop.i 0\n}\n'),
  row(6, 1, one('mov r8=rr[r8]')),
  row(7, 1, one('mov rr[r8]=r9')),
  row(8, 4, nativeSetRegions),
  row(9, 1, one('ssm psr.i')),
  row(10, 1, one('rsm psr.i')),
  row(11, 2, nativeGetPsrI),
  row(12, 2, nativeRestore),
  ...registers.map(([number, name]) => row(getRegisterBase + number, 1, nativeRead(name))),
  ...registers
    .filter(([, name]) => !readOnly.includes(name))
    .map(([number, name]) => row(setRegisterBase + number, 1, nativeWrite(name))),
]

/** Address of the pointer to this CPU's mask byte, in the page that guest and hypervisor share. */
const maskPointer = -1029096
/** Of the difference between the guest's and the machine's interval timer. */
const timerOffset = maskPointer + 0x4d50 - 0x4c18
const lastTime = timerOffset + 8

const xenSsmI = `{ .mii
 mov r9=${maskPointer}
 nop.i 0
 nop.i 0 ;;
}
{ .mmi
 ld8 r9=[r9] ;;
 ld1.acq r10=[r9]
 nop.i 0 ;;
}
{ .mmi
 st1.rel [r9]=r0,-1 ;;
 ld1.acq r11=[r9]
 cmp.eq p0,p8=r10,r0 ;;
}
{ .mmi
 (p8) cmp.eq.unc p0,p9=r11,r0 ;;
 (p9) break.m 7
 nop.i 0 ;;
}
`

const xenRsmI = `{ .mii
 mov r9=${maskPointer}
 adds r10=1,r0
 nop.i 0 ;;
}
{ .mmi
 ld8 r9=[r9] ;;
 st1.rel [r9]=r10
 nop.i 0 ;;
}
`

const xenGetPsrI = `{ .mii
 mov r9=${maskPointer}
 mov r8=0
 nop.i 0 ;;
}
{ .mmi
 ld8 r9=[r9] ;;
 ld1.acq r10=[r9]
 nop.i 0 ;;
}
{ .mmi
 cmp.eq p6,p0=r10,r0 ;;
 (p6) mov r8=16384
 nop.i 0 ;;
}
`

/** Five bundles, exactly the room of a site: the rest is done elsewhere, behind a long branch. */
const xenRestore = `{ .mii
 mov r9=${maskPointer}
 mov r17=ip
 cmp.eq p7,p6=r8,r0 ;;
}
{ .mmi
 ld8 r9=[r9] ;;
 (p6) ld1.acq r10=[r9]
 (p7) adds r11=1,r0 ;;
}
{ .mii
 (p7) st1.rel [r9]=r11
 (p6) cmp.eq.unc p0,p8=r10,r0
 adds r17=80,r17 ;;
}
{ .mib
 nop.m 0
 mov b6=r17
 nop.b 0 ;;
}
{ .mlx
 nop.m 0
 (p8) brl.cond.dptk.few .+112 ;;
}
`

/** The version that needs no branch takes six bundles and so never fits. */
export const xenRestoreInFull = `{ .mii
 mov r9=${maskPointer}
 cmp.eq p7,p6=r8,r0
 nop.i 0 ;;
}
{ .mmi
 ld8 r9=[r9] ;;
 (p6) ld1.acq r10=[r9]
 (p7) adds r11=1,r0 ;;
}
{ .mii
 (p7) st1.rel [r9]=r11
 (p6) cmp.eq.unc p0,p8=r10,r0
 nop.i 0 ;;
}
{ .mmi
 (p8) st1.rel [r9]=r0,-1 ;;
 (p8) ld1.acq r11=[r9]
 nop.i 0 ;;
}
{ .mii
 nop.m 0
 (p8) cmp.eq.unc p10,p9=r11,r0
 nop.i 0 ;;
}
{ .mmi
 (p10) mf
 (p9) break.m 7
 nop.i 0 ;;
}
`

const xenGetItc = `{ .mii
 mov r9=${timerOffset}
 mov r10=${lastTime}
 nop.i 0 ;;
}
{ .mmi
 ld8 r11=[r9]
 mov.m r8=ar.itc
 nop.i 0 ;;
}
{ .mmi
 add r8=r8,r11
 ld8 r11=[r10]
 nop.i 0 ;;
}
{ .mmi
 cmp.ltu p6,p0=r8,r11 ;;
 (p6) adds r8=1,r11
 nop.i 0 ;;
}
{ .mii
 st8 [r10]=r8
 nop.i 0
 nop.i 0 ;;
}
`

const xenGetItm = `{ .mmi
 mov r9=${timerOffset}
 mov r8=cr.itm
 nop.i 0 ;;
}
{ .mmi
 ld8 r9=[r9] ;;
 add r8=r8,r9
 nop.i 0 ;;
}
`

const xenSetItc = `{ .mmi
 mov.m r10=ar.itc
 mov r9=${timerOffset}
 nop.i 0 ;;
}
{ .mii
 sub r8=r8,r10
 nop.i 0
 nop.i 0 ;;
}
{ .mii
 st8 [r9]=r8
 nop.i 0
 nop.i 0 ;;
}
`

const xenSetItm = `{ .mmi
 mov r9=${timerOffset} ;;
 ld8 r9=[r9]
 nop.i 0 ;;
}
{ .mii
 nop.m 0
 sub r8=r8,r9 ;;
 break.i 0xc ;;
}
`

const numberOf = (name: string): number => registers.find(([, each]) => each === name)?.[0] ?? 0

const read = (name: string): number => getRegisterBase + numberOf(name)
const write = (name: string): number => setRegisterBase + numberOf(name)

const xenSetKernel = (number: number): ReplacementText =>
  row(write(`ar.k${number}`), 1, `{ .mii\n mov r9=r8\n mov r8=${number} ;;\n break.i 0x12 ;;\n}\n`)

const xen: readonly ReplacementText[] = [
  hyperprivop(1, 0x13),
  hyperprivop(2, 0x0d),
  hyperprivop(3, 0x14),
  hyperprivop(4, 0x15),
  hyperprivop(5, 0x0e),
  hyperprivop(6, 0x10),
  hyperprivop(7, 0x11),
  hyperprivop(8, 0x1a),
  row(9, 4, xenSsmI),
  row(10, 2, xenRsmI),
  row(11, 3, xenGetPsrI),
  { ...row(12, 5, xenRestore), leaves: { bundle: 4, symbol: 'xen_check_events' } },
  hyperprivop(read('psr'), 0x19),
  hyperprivop(read('ar.eflag'), 0x16),
  hyperprivop(read('cr.ivr'), 0x08),
  hyperprivop(read('cr.tpr'), 0x09),
  row(read('ar.itc'), 5, xenGetItc),
  row(read('cr.itm'), 2, xenGetItm),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(xenSetKernel),
  hyperprivop(write('ar.eflag'), 0x17),
  hyperprivop(write('cr.tpr'), 0x0a),
  hyperprivop(write('cr.eoi'), 0x0b),
  row(write('ar.itc'), 3, xenSetItc),
  row(write('cr.itm'), 2, xenSetItm),
]

export const replacementTexts: Readonly<Record<PlatformId, readonly ReplacementText[]>> = {
  native,
  xen,
}
