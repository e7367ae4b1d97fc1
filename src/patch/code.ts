import type { Address } from '../base/address.ts'
import { readUnsigned, writeUnsigned } from '../base/bytes.ts'
import type { Template } from '../backends/backend.ts'
import type { Extent } from '../program/extents.ts'
import { nearBranch, nearBranchLength } from '../x86/branch.ts'
import type { Displacement } from './decision.ts'

/** Code as it reads at one address, and which of its bytes depend on addresses. */
export interface PlacedCode {
  readonly code: Uint8Array
  readonly displacement: Displacement | null
  readonly fields: readonly Extent[]
}

export const plainCode = (bytes: Uint8Array): PlacedCode => ({
  code: bytes,
  displacement: null,
  fields: [],
})

/** `call` or `jmp` to `target`, placed at `at`. */
export function branchCode(
  kind: 'call' | 'jump',
  at: Address,
  target: { readonly name: string; readonly address: Address },
): PlacedCode {
  const next = at + BigInt(nearBranchLength)
  return {
    code: nearBranch(kind, at, target.address),
    displacement: {
      offset: 1,
      size: 4,
      target: target.address,
      targetName: target.name,
      next,
      value: target.address - next,
    },
    fields: [{ offset: 1, length: 4 }],
  }
}

/**
 * Inline code placed at `at`. The one displacement that leads out of it was computed for the place where the
 * template was linked, so it moves by the distance between the two, as xen_patch() does
 * (arch/x86/xen/enlighten.c, 2.6.30; the kernel adds in a C long, of which 4 bytes remain visible).
 */
export function templateCode(template: Template, at: Address): PlacedCode {
  const code = template.bytes.slice()
  const fields = template.slots
    .filter(({ kind }) => kind !== 'immediate')
    .map(({ offset, size }) => ({ offset, length: size }))
  const { fixup, linkedAt } = template
  if (fixup === null || linkedAt === null) return { code, displacement: null, fields }
  const linked = BigInt.asIntN(32, readUnsigned(code, fixup, 4))
  const target = linkedAt + BigInt(fixup + 4) + linked
  const next = at + BigInt(fixup + 4)
  writeUnsigned(code, fixup, 4, BigInt.asUintN(32, target - next))
  const slot = template.slots.find(({ offset }) => offset === fixup)
  return {
    code,
    displacement: {
      offset: fixup,
      size: 4,
      target,
      targetName: slot?.symbol ?? null,
      next,
      value: target - next,
    },
    fields,
  }
}

/** `ud2`: what stands where a slot is empty. */
export const trapCode = Uint8Array.of(0x0f, 0x0b)

/**
 * What the identity functions do in place: on x86-32 argument and result share their registers, so nothing;
 * on x86-64 a move from rdi to rax (of eax from edi for the 32-bit one).
 * Source: arch/x86/kernel/paravirt_patch_{32,64}.c, 2.6.30.
 */
export function identityCode(arch: 'x86-32' | 'x86-64', kind: 'ident32' | 'ident64'): Uint8Array {
  if (arch === 'x86-32') return new Uint8Array(0)
  return kind === 'ident32' ? Uint8Array.of(0x89, 0xf8) : Uint8Array.of(0x48, 0x89, 0xf8)
}
