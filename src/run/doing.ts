import type { Implementation } from '../backends/backend.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import type { Doing } from './effects/effect.ts'
import { perform } from './effects/index.ts'
import type { Guest } from './guest.ts'
import type { Code, Platform } from './platforms/platform.ts'
import { argumentsAt, giveResult } from './words.ts'

export interface DoingInput {
  readonly guest: Guest
  readonly op: Op
  readonly config: ConfigId
  readonly platform: Platform
  readonly code: Code
  /** Where the arguments begin that lie on the stack. */
  readonly stack: number
}

const doing = ({ guest, op, config, platform, code, stack }: DoingInput): Doing => ({
  guest,
  op,
  platform,
  code,
  argument: argumentsAt(guest, stack),
  stack,
  entrySize: config === '32nopae' ? 4 : 8,
})

/** Does an operation that comes back, and leaves its result. */
export function operate(input: DoingInput): void {
  const result = perform(doing(input))
  if (result) giveResult(input.guest, input.op, input.config, result)
}

/** How the operations that never return leave the kernel. */
const ways: Readonly<Record<string, string>> = {
  iret: 'iret',
  irq_enable_sysexit: 'sysexit',
  usergs_sysret32: 'sysret',
  usergs_sysret64: 'sysret',
}

export const wayOut = ({ member }: Op): string => ways[member] ?? member

/** Does one of those; the machine has then left. */
export function leave({ guest, op, platform }: DoingInput): string {
  const { cpu } = guest
  const user = op.member !== 'iret' && cpu.arch === 'x86-64' && platform.privileged
  if (user) guest.emit({ kind: 'system', text: 'swapgs' })
  if (op.member === 'irq_enable_sysexit') platform.enable(guest, 'assembly')
  return wayOut(op)
}

/** Assembly routines, and inline code made of them, have oddities that the C functions have not. */
export const codeIn = ({ kind }: Implementation): Code => (kind === 'routine' ? 'assembly' : 'c')
