import type { Address } from '../base/address.ts'
import { lateConfig } from '../ops/configs.ts'
import { opsOf } from '../ops/index.ts'
import type { Op, OpId } from '../ops/op.ts'
import { slotCode } from '../ops/slotCode.ts'
import { conventionOf } from '../x86/conventions.ts'
import { noRegisters } from '../x86/registers.ts'
import type { Implementation, SlotVariant, TableContent, Template } from './backend.ts'
import { resultRegisters } from './implementations.ts'
import { insideOf, lateAddressOf } from './lateAddresses.ts'
import { bootedOf, isNative, slotContent } from './slots.ts'

const { callerSaved, returnRegisters } = conventionOf('x86-64')

const addressOf = (name: string): Address => lateAddressOf(name) ?? 0n

function implementationOf(variant: SlotVariant, op: Op): Implementation {
  const content = slotContent(variant, op.type)
  const nothing = { address: null, clobbers: noRegisters, inner: null }
  if (content.kind === 'empty') return { kind: 'nop', name: '_paravirt_nop', ...nothing }
  if (content.kind === 'null') return { kind: 'null', name: null, ...nothing }
  const { name } = content
  const inside = insideOf(name)
  const inner = inside === null ? null : { name: inside, address: addressOf(inside) }
  // Whatever stands in a callee-save slot keeps to its promise, by a thunk or by itself.
  const clobbers = op.calleeSave ? returnRegisters : callerSaved
  const kind = !op.calleeSave ? 'c' : inner ? 'thunk' : 'routine'
  return { kind, name, address: addressOf(name), clobbers, inner: kind === 'thunk' ? inner : null }
}

/** For the design, which knows no alternatives: the same code, as what the backend would inline. */
function templates(variant: SlotVariant): Readonly<Record<OpId, Template>> {
  if (bootedOf(variant) === 'xen') return {}
  return Object.fromEntries(
    opsOf(lateConfig).flatMap((op) => {
      const code = slotCode[op.type]
      if (!code || !isNative(variant, op.type)) return []
      const template: Template = {
        bytes: Uint8Array.from(code.bytes),
        clobbers: resultRegisters(op, lateConfig),
        slots: [],
        linkedAt: null,
        fixup: null,
      }
      return [[op.id, template]]
    }),
  )
}

/** What boot of Linux 6.1 finds in `pv_ops` on a backend. */
export const lateTable = (variant: SlotVariant): TableContent => ({
  implementations: Object.fromEntries(
    opsOf(lateConfig).map((op) => [op.id, implementationOf(variant, op)]),
  ),
  templates: templates(variant),
  misfit: 'default',
  rom: null,
})
