import type { Address } from '../base/address.ts'
import { writeUnsigned } from '../base/bytes.ts'
import { interruptAliases, opById } from '../ops/index.ts'
import { archOf, type ConfigId, earlyOf } from '../ops/op.ts'
import { functionAddress } from './addresses.ts'
import { variants } from './index.ts'
import { backendTable } from './table.ts'
import { fieldSymbols, templateTexts } from './tables.generated.ts'
import { everyCallerSaved, savingCall, thunkCode } from './thunk.ts'

/** A function of the kernel whose code can be run. */
export interface Routine {
  readonly name: string
  readonly address: Address
  readonly code: Uint8Array
  /** `kernel`: these are the kernel's bytes. `model`: written from a description of what the function does. */
  readonly source: 'kernel' | 'model'
}

const returns = 0xc3

const word = (value: Address): readonly number[] => {
  const bytes = new Uint8Array(4)
  writeUnsigned(bytes, 0, 4, value)
  return [...bytes]
}

/** Register-saving wrappers of every backend; one that two tables name is listed once. */
function thunks(config: ConfigId): readonly Routine[] {
  const found = new Map<string, Routine>()
  for (const variant of variants) {
    const table = backendTable(variant, config)
    if (!table.ok) continue
    for (const { kind, name, address, inner } of Object.values(table.value.implementations)) {
      if (kind !== 'thunk' || name === null || address === null || !inner) continue
      const code = thunkCode(archOf(config), address, inner.address)
      found.set(name, { name, address, code, source: 'kernel' })
    }
  }
  return [...found.values()]
}

/** Xen's `_direct` functions: what xen_patch() copies, and the return that it leaves out (xen-asm_{32,64}.S). */
function direct(config: ConfigId): readonly Routine[] {
  const table = backendTable('xen', config)
  if (!table.ok) return []
  return Object.entries(table.value.templates).flatMap(([id, { bytes, linkedAt }]) => {
    const name = table.value.implementations[id]?.name ?? null
    if (name === null || linkedAt === null) return []
    const code = Uint8Array.of(...bytes, returns)
    return [{ name, address: linkedAt, code, source: 'kernel' as const }]
  })
}

/** Native's jumps: iret, sysexit and sysret are what native_patch() inlines for them. */
function jumps(config: ConfigId): readonly Routine[] {
  const table = backendTable('native', config)
  if (!table.ok) return []
  const { templates } = table.value
  return Object.entries(table.value.implementations).flatMap(([id, { kind, name, address }]) => {
    const code = templates[id]?.bytes
    if (kind !== 'jump-routine' || name === null || address === null || !code) return []
    return [{ name, address, code, source: 'kernel' as const }]
  })
}

/** The functions that the patcher knows by their address (kernel/paravirt.c). */
function known(config: ConfigId): readonly Routine[] {
  // On x86-32 the argument's registers are the result's.
  const identity: Readonly<Record<string, readonly number[]>> =
    archOf(config) === 'x86-64'
      ? { _paravirt_ident_32: [0x89, 0xf8], _paravirt_ident_64: [0x48, 0x89, 0xf8] }
      : { _paravirt_ident_32: [], _paravirt_ident_64: [] }
  return Object.entries({ _paravirt_nop: [], ...identity }).map(([name, code]) => ({
    name,
    address: functionAddress(config, name),
    code: Uint8Array.of(...code, returns),
    source: 'model' as const,
  }))
}

/** What Xen's code calls where an event may wait: saves every caller-saved register around the hypercall. */
function checkEvents(config: ConfigId): readonly Routine[] {
  const address = fieldSymbols[earlyOf(config)]['check_events']
  if (address === undefined || !('xen' in templateTexts[earlyOf(config)])) return []
  const callback = functionAddress(config, 'xen_force_evtchn_callback')
  const code = savingCall(everyCallerSaved[archOf(config)], address, callback)
  return [{ name: 'check_events', address, code, source: 'model' }]
}

/** Where struct lguest_data has its irq_pending. */
export const lguestPendingOffset = 0x14n

/** The number that lguest's hypercall for waiting interrupts has in this model. */
export const lguestSendInterrupts = 19

const interruptFlag = 0x200n

/**
 * lguest's two routines for interrupts, after the description of i386_head.S of 2.6.32. lg_irq_enable tests the
 * waiting word against 0, which never holds: the kernel's own slip, kept here.
 */
function lguest(config: ConfigId): readonly Routine[] {
  const table = backendTable('lguest', config)
  const shared = fieldSymbols[earlyOf(config)]['lguest_data']
  if (!table.ok || shared === undefined) return []
  const enable = functionAddress(config, 'lg_irq_enable')
  const restore = functionAddress(config, 'lg_restore_fl')
  const send = functionAddress(config, 'lguest_send_interrupts')
  const [enabled, pending] = [word(shared), word(shared + lguestPendingOffset)]
  const ending = (at: Address, code: readonly number[]) =>
    Uint8Array.of(...code, 0x75, Number(send - at) - code.length - 2, returns)
  // movl $IF, irq_enabled; testl $0, irq_pending; jnz send_interrupts; ret
  const enableCode = [
    0xc7,
    0x05,
    ...enabled,
    ...word(interruptFlag),
    0xf7,
    0x05,
    ...pending,
    ...word(0n),
  ]
  // movl %eax, irq_enabled; testl %eax, irq_pending; jnz send_interrupts; ret
  const restoreCode = [0xa3, ...enabled, 0x85, 0x05, ...pending]
  // push %eax; mov $LHCALL_SEND_INTERRUPTS, %eax; vmcall; pop %eax; ret
  const sendCode = [
    0x50,
    0xb8,
    ...word(BigInt(lguestSendInterrupts)),
    0x0f,
    0x01,
    0xc1,
    0x58,
    returns,
  ]
  const model = (name: string, address: Address, code: Uint8Array): Routine => ({
    name,
    address,
    code,
    source: 'model',
  })
  return [
    model('lg_irq_enable', enable, ending(enable, enableCode)),
    model('lg_restore_fl', restore, ending(restore, restoreCode)),
    model('lguest_send_interrupts', send, Uint8Array.from(sendCode)),
  ]
}

/** Loads rcx and r11 from behind the return address and drops them: mov, mov, ret $16 (xen-asm_64.S). */
function adjustFrame(config: ConfigId): readonly Routine[] {
  if (config !== '64') return []
  const name = 'xen_adjust_exception_frame'
  const code = [0x48, 0x8b, 0x4c, 0x24, 0x08, 0x4c, 0x8b, 0x5c, 0x24, 0x10, 0xc2, 0x10, 0x00]
  const address = functionAddress(config, name)
  return [{ name, address, code: Uint8Array.from(code), source: 'model' }]
}

/** The symbols of 2007 lead where the operation's slot points. */
function aliases(config: ConfigId): readonly Routine[] {
  return [...interruptAliases].flatMap(([name, id]) => {
    const op = opById(config, id)
    if (!op) return []
    // jmp *slot; on x86-64 the address is absolute and sign-extended.
    const code = archOf(config) === 'x86-64' ? [0xff, 0x24, 0x25] : [0xff, 0x25]
    const address = functionAddress(config, name)
    return [
      { name, address, code: Uint8Array.of(...code, ...word(op.slot)), source: 'model' as const },
    ]
  })
}

const made = new Map<ConfigId, readonly Routine[]>()

/** Every function whose code can be run, whatever the kernel runs on: it holds them all. */
export function routinesOf(config: ConfigId): readonly Routine[] {
  const routines = made.get(config) ?? [
    ...thunks(config),
    ...direct(config),
    ...jumps(config),
    ...known(config),
    ...checkEvents(config),
    ...lguest(config),
    ...adjustFrame(config),
    ...aliases(config),
  ]
  made.set(config, routines)
  return routines
}
