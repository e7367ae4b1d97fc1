import type { Known } from './candidate.ts'
import { constant } from './evaluate.ts'
import type { Reading } from './mnemonic.ts'
import type { Operand, RegisterOperand } from './operand.ts'
import { registerNamed } from './register.ts'

/** Written in Intel's order also in AT&T syntax. */
const inIntelOrder = new Set(['enter', 'bound', 'lcall', 'ljmp'])
/** Their registers are fixed; writing them is allowed. */
const fixedRegisters = new Set(
  'monitor monitorx mwait mwaitx vmrun vmload vmsave invlpga invlpgb skinit clzero umonitor'.split(
    ' ',
  ),
)
/** They take %xmm0 as an unwritten operand, which may be written all the same. */
const implicitMask = new Set(['pblendvb', 'blendvps', 'blendvpd', 'sha256rnds2'])
/** They read or write 16 bits whatever the register's width, so GNU as gives them no operand-size prefix. */
const selectorNames = new Set(['lldt', 'ltr', 'verr', 'verw', 'lmsw', 'arpl'])
const selectorLoads = new Set(['lar', 'lsl'])
/** Fewer bits than 64 come out, so GNU as gives them no REX.W for a 64-bit register. */
const narrowResults = /^(?:str|sldt|v?(?:pmovmskb|movmskp[sd]|p(?:extr|insr)[bw]|extractps))$/

/**
 * Operands as iced-x86's table has them, from those in AT&T order: reversed, with what the mnemonic says besides
 * and what the instruction fixes. Several lists where GNU as takes the operands in either order.
 */
export function completed(
  reading: Reading,
  operands: readonly Known[],
): readonly (readonly Known[])[] {
  const { name } = reading
  if (fixedRegisters.has(name) && operands.every(isRegister)) return [[]]
  const intel = inIntelOrder.has(name) ? operands : operands.toReversed()
  if (reading.predicate !== null) return [[...intel, literal(reading.predicate)]]
  const last = intel.at(-1)
  if (implicitMask.has(name) && intel.length === 3 && registerName(last) === 'xmm0') {
    return [intel.slice(0, 2)]
  }
  if (name === 'imul' && intel.length === 2 && last?.operand.kind === 'immediate') {
    return [intel.toSpliced(1, 0, ...intel.slice(0, 1))]
  }
  const swappable = (name === 'test' || name === 'xchg') && !intel.some(isImmediate)
  if (swappable) return [intel, intel.toReversed()]
  return [selectors(name, intel)]
}

const isRegister = ({ operand }: Known) => operand.kind === 'register'
const isImmediate = ({ operand }: Known) => operand.kind === 'immediate'
const registerName = (known: Known | undefined) =>
  known?.operand.kind === 'register' ? known.operand.register.name : null

function literal(value: number): Known {
  const span = { from: 0, to: 0 }
  const expression = { kind: 'number', span, value: BigInt(value) } as const
  return { operand: { kind: 'immediate', span, expression }, value: constant(BigInt(value)) }
}

/** Registers as wide as iced-x86's table wants them, where GNU as does not care. */
function selectors(name: string, intel: readonly Known[]): readonly Known[] {
  if (selectorNames.has(name)) return intel.map((known) => widened(known))
  if (narrowResults.test(name)) return intel.map(narrowed)
  const [target, source] = intel
  if (!target || !source) return intel
  if (selectorLoads.has(name)) return [target, asWideAs(target, source)]
  if (name !== 'mov') return intel
  if (isSegment(target.operand)) return [target, narrowed(widened(source))]
  return isSegment(source.operand) ? [narrowed(target), source] : intel
}

const isSegment = (operand: Operand) =>
  operand.kind === 'register' && operand.register.class === 'seg'

/** A 16-bit register as the 32-bit one of the same number. */
function widened(known: Known): Known {
  const { operand } = known
  if (operand.kind !== 'register' || operand.register.class !== 'r16') return known
  const { name } = operand.register
  return renamed(known, operand, /^r\d+w$/.test(name) ? name.replace('w', 'd') : `e${name}`)
}

/** A 16-bit source as the register of the target's width. */
function asWideAs({ operand }: Known, source: Known): Known {
  if (operand.kind !== 'register' || operand.register.class === 'r16') return source
  const wide = widened(source)
  if (operand.register.class === 'r32' || wide === source) return wide
  const { name } = wide.operand.kind === 'register' ? wide.operand.register : { name: '' }
  const whole = /^r\d+d$/.test(name) ? name.replace('d', '') : name.replace('e', 'r')
  return wide.operand.kind === 'register' ? renamed(wide, wide.operand, whole) : wide
}

/** A 64-bit register as the 32-bit one of the same number. */
function narrowed(known: Known): Known {
  const { operand } = known
  if (operand.kind !== 'register' || operand.register.class !== 'r64') return known
  const { name } = operand.register
  return renamed(known, operand, /^r\d+$/.test(name) ? `${name}d` : name.replace('r', 'e'))
}

function renamed(known: Known, operand: RegisterOperand, name: string): Known {
  const register = registerNamed(name)
  return register ? { ...known, operand: { ...operand, register } } : known
}
