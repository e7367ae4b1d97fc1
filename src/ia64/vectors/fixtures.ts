import { assemble } from '../asm/assemble.ts'
import type { Replacement } from '../patch/apply.ts'

/** Code that rows of the vectors are about without repeating it. */

const bytesOf = (listing: string): Uint8Array =>
  assemble(listing).program.sections[0]?.bytes ?? new Uint8Array(0)

/** The indirect call to the operation in slot 2 of pv_cpu_ops, as at the start of the runs' text. */
export const cpuidStub = (): Uint8Array =>
  bytesOf(`
{ .mlx
  mov r16=r1
  movl r2=0xa000000100800010 ;;
}
{ .mii
  ld8 r3=[r2]
  mov r17=ip ;;
  adds r17=48,r17 ;;
}
`)

/** The native row of get_cpuid alone. */
export const nativeCpuidTable = (): readonly Replacement[] => [
  { type: 3, bytes: bytesOf('{ .mii\n mov r8=cpuid[r8]\n nop.i 0\n nop.i 0\n}\n') },
]
