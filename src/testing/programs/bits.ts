import { conditionNames } from './flagEffects.ts'
import {
  anySize,
  highByte,
  memory,
  named,
  source,
  targetReg,
  wideSize,
  suffix,
} from './operands.ts'
import { ax, cx, mayWrite, type Scope, type Shape, type WeightedShapes, wrote } from './scope.ts'

const shiftNames = ['shl', 'shr', 'sar', 'rol', 'ror', 'rcl', 'rcr'] as const

/** Amounts that leave everything alone, those that set the overflow flag, and the rest. */
const amount = ({ random }: Scope, size: number): string =>
  random.pick([
    '$0',
    '$1',
    '$1',
    '$32',
    `$${1 + random.below(7)}`,
    `$${1 + random.below(size - 1)}`,
  ])

const shift: Shape = (scope) => {
  const { random } = scope
  const size = anySize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const operation = random.pick(shiftNames)
  if (random.chance(55)) return [`${operation} ${amount(scope, size)}, ${named(target, size)}`]
  // Rotating through the carry by a count that wraps at 9 or 17 is left to whole registers.
  const name = named(target, operation.startsWith('rc') && size < 32 ? 32 : size)
  return [...count(scope), `${operation} %cl, ${name}`, ...lookedAt(scope)]
}

/** Now and then a look at the flags that a shift may have left as they were. */
function lookedAt(scope: Scope): readonly string[] {
  const target = scope.random.chance(30) ? targetReg(scope, 8) : null
  return target === null
    ? []
    : [`set${scope.random.pick(['b', 'e', 's', 'p'])} ${named(target, 8)}`]
}

/** Now and then a count that is known, most often 0: then the flags stay as they were. */
function count(scope: Scope): readonly string[] {
  const { random } = scope
  if (random.chance(60) || !mayWrite(scope, cx)) return []
  wrote(scope, cx)
  return [random.pick(['mov $0, %cl', 'xor %ecx, %ecx', 'and $3, %cl', 'mov $32, %ecx'])]
}

const doubleShift: Shape = (scope) => {
  const { random } = scope
  const size = scope.arch === 'x86-64' && random.chance(50) ? 64 : 32
  const target = targetReg(scope, size)
  if (target === null) return null
  const [from, name] = [source(scope, size), named(target, size)]
  const operation = random.pick(['shld', 'shrd'])
  if (random.chance(50)) return [`${operation} ${amount(scope, size)}, ${from}, ${name}`]
  return [...count(scope), `${operation} %cl, ${from}, ${name}`]
}

const memoryShift: Shape = (scope) => {
  const { random } = scope
  const size = anySize(scope)
  const { setup, text } = memory(scope)
  const operation = random.pick(['shl', 'shr', 'sar', 'rol', 'ror'])
  const by = random.pick(['$1', '$3', '%cl'])
  return [...setup, `${operation}${suffix(size)} ${by}, ${text}`]
}

const bitTest: Shape = (scope) => {
  const { random } = scope
  const size = wideSize(scope)
  const operation = random.pick(['bt', 'bt', 'bts', 'btr', 'btc'])
  const bit = random.chance(50) ? source(scope, size) : `$${random.below(size)}`
  if (operation === 'bt') return [`bt ${bit}, ${source(scope, size)}`]
  const target = targetReg(scope, size)
  return target === null ? null : [`${operation} ${bit}, ${named(target, size)}`]
}

const bitScan: Shape = (scope) => {
  const { random } = scope
  const size = wideSize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const from = targetReg(scope, size)
  const zero =
    from !== null && random.chance(30) ? [`xor ${named(from, 32)}, ${named(from, 32)}`] : []
  const name = from === null ? source(scope, size) : named(from, size)
  return [...zero, `${random.pick(['bsf', 'bsr'])} ${name}, ${named(target, size)}`]
}

const condition = ({ random }: Scope) => random.pick(conditionNames)

const set: Shape = (scope) => {
  const target = targetReg(scope, 8)
  if (target === null) return null
  const name = target < 4 && scope.random.chance(30) ? highByte(target) : named(target, 8)
  return [`set${condition(scope)} ${name}`]
}

const conditionalMove: Shape = (scope) => {
  const size = wideSize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const { setup, text } = scope.random.chance(20)
    ? memory(scope)
    : { setup: [], text: source(scope, size) }
  return [...setup, `cmov${condition(scope)} ${text}, ${named(target, size)}`]
}

const carry: Shape = ({ random }) => [random.pick(['stc', 'clc', 'cmc', 'cmc', 'cld'])]

const flagsByte: Shape = (scope) => {
  if (scope.random.chance(60)) return ['sahf']
  if (!mayWrite(scope, ax)) return null
  wrote(scope, ax)
  return ['lahf']
}

const pushFlags = ({ arch }: Scope) => (arch === 'x86-32' ? 'pushfl' : 'pushfq')
const popFlags = ({ arch }: Scope) => (arch === 'x86-32' ? 'popfl' : 'popfq')

/** The flags as a value: onto the stack, into a register, from one, or kept over what changes them. */
const wholeFlags: Shape = (scope) => {
  const size = scope.arch === 'x86-32' ? 32 : 64
  const target = targetReg(scope, size)
  if (target === null) return null
  const name = named(target, size)
  return scope.random.pick([
    [pushFlags(scope), `pop ${name}`],
    [`and $0x8d5, ${name}`, `push ${name}`, popFlags(scope)],
    [pushFlags(scope), `add $1, ${name}`, popFlags(scope)],
  ])
}

export const bits: WeightedShapes = [
  [7, shift],
  [2, doubleShift],
  [1, memoryShift],
  [3, bitTest],
  [2, bitScan],
  [7, set],
  [8, conditionalMove],
  [4, carry],
  [5, flagsByte],
  [2, wholeFlags],
]
