import {
  anySize,
  buffer,
  fullName,
  fullSize,
  highByte,
  immediate,
  memory,
  named,
  regsOf,
  source,
  suffix,
  targetReg,
  wideSize,
} from './operands.ts'
import { ax, bx, cx, dx, mayWrite, type Shape, type WeightedShapes, wrote } from './scope.ts'

const operations = ['add', 'sub', 'and', 'or', 'xor', 'adc', 'sbb'] as const

const twoRegisters: Shape = (scope) => {
  const size = anySize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  return [`${scope.random.pick(operations)} ${source(scope, size)}, ${named(target, size)}`]
}

const withImmediate: Shape = (scope) => {
  const size = anySize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  return [`${scope.random.pick(operations)} ${immediate(scope, size)}, ${named(target, size)}`]
}

const withMemory: Shape = (scope) => {
  const size = anySize(scope)
  const { setup, text } = memory(scope)
  const operation = scope.random.pick(operations)
  if (scope.random.chance(40)) return [...setup, `${operation} ${source(scope, size)}, ${text}`]
  if (scope.random.chance(30)) {
    return [...setup, `${operation}${suffix(size)} ${immediate(scope, size)}, ${text}`]
  }
  const target = targetReg(scope, size)
  return target === null ? null : [...setup, `${operation} ${text}, ${named(target, size)}`]
}

const comparison: Shape = (scope) => {
  const size = anySize(scope)
  const operation = scope.random.pick(['cmp', 'cmp', 'test'])
  const left = source(scope, size)
  const { setup, text } = memory(scope)
  return scope.random.pick([
    [`${operation} ${source(scope, size)}, ${left}`],
    [`${operation} ${left}, ${left}`],
    [`${operation} ${immediate(scope, size)}, ${left}`],
    [...setup, `${operation} ${left}, ${text}`],
    [...setup, `${operation}${suffix(size)} ${immediate(scope, size)}, ${text}`],
  ])
}

const oneOperand: Shape = (scope) => {
  const size = anySize(scope)
  const operation = scope.random.pick(['inc', 'dec', 'inc', 'dec', 'neg', 'not'])
  if (scope.random.chance(20)) {
    const { setup, text } = memory(scope)
    return [...setup, `${operation}${suffix(size)} ${text}`]
  }
  const target = targetReg(scope, size)
  return target === null ? null : [`${operation} ${named(target, size)}`]
}

/** What defines a register without needing it, wholly or in part, and what only looks like it. */
const idiom: Shape = (scope) => {
  const { random } = scope
  const size = anySize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const name =
    size === 8 && target < 4 && random.chance(40) ? highByte(target) : named(target, size)
  const other = size === 8 && target < 4 ? named(target, 8) : name
  return [
    random.pick([
      `xor ${name}, ${name}`,
      `xor ${name}, ${name}`,
      `sub ${name}, ${name}`,
      `sbb ${name}, ${name}`,
      `or $-1, ${name}`,
      `and $0, ${name}`,
      `mov $0, ${name}`,
      `xor ${other}, ${name}`,
      `sub ${other}, ${name}`,
      `and ${name}, ${name}`,
      `or ${name}, ${name}`,
      `adc ${name}, ${name}`,
    ]),
  ]
}

const address: Shape = (scope) => {
  const { random } = scope
  const size = wideSize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const reg = () => fullName(scope.arch, random.pick(scope.palette))
  const narrow = () => named(random.pick(scope.palette), 32)
  const distance = random.pick(['', '0', '4', '-16', '0x12345'])
  const scale = random.pick([1, 2, 4, 8])
  const forms = [
    `${distance || '0'}(${reg()})`,
    `${distance}(${reg()},${reg()},${scale})`,
    `${distance}(,${reg()},${scale})`,
    `(${narrow()},${narrow()},${scale})`,
  ]
  return [`lea ${random.pick(forms)}, ${named(target, size)}`]
}

const product: Shape = (scope) => {
  const { random } = scope
  const size = wideSize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const [name, from] = [named(target, size), source(scope, size)]
  const { setup, text } = random.chance(20) ? memory(scope) : { setup: [], text: from }
  const three = `imul $${random.pick([3, -5, 1000, 0])}, ${text}, ${name}`
  return [...setup, random.chance(60) ? `imul ${text}, ${name}` : three]
}

const wideProduct: Shape = (scope) => {
  if (!mayWrite(scope, ax, dx)) return null
  const size = anySize(scope)
  wrote(scope, ax, dx)
  return [`${scope.random.pick(['mul', 'imul'])} ${source(scope, size)}`]
}

/** A division that cannot overflow: its high half is 0 or the sign, its divisor positive. */
const quotient: Shape = (scope) => {
  const { random } = scope
  const free = regsOf(scope, 8).filter((reg) => reg !== ax && reg !== dx && mayWrite(scope, reg))
  if (free.length === 0 || !mayWrite(scope, ax, dx)) return null
  const divisor = random.pick(free)
  const size = anySize(scope)
  wrote(scope, ax, dx, divisor)
  const prepared = [`and $0x7f, ${named(divisor, size)}`, `or $1, ${named(divisor, size)}`]
  const by = named(divisor, size)
  if (size === 8) return [...prepared, random.pick(['xor %ah, %ah', 'mov $0, %ah']), `div ${by}`]
  const sign = { 16: 'cwtd', 32: 'cltd', 64: 'cqto' }[size]
  const zero = random.pick([`xor %edx, %edx`, `mov $0, ${named(dx, size)}`])
  return [...prepared, ...(random.chance(50) ? [zero, `div ${by}`] : [sign, `idiv ${by}`])]
}

const widening: Shape = (scope) => {
  const forms = [
    'cbtw',
    'cwtl',
    'cwtd',
    'cltd',
    ...(scope.arch === 'x86-64' ? ['cltq', 'cqto'] : []),
  ]
  if (!mayWrite(scope, ax, dx)) return null
  wrote(scope, ax, dx)
  const size = fullSize(scope.arch)
  const kept = scope.random.chance(40) ? targetReg(scope, size) : null
  return [
    scope.random.pick(forms),
    ...(kept === null ? [] : [`mov ${named(dx, size)}, ${named(kept, size)}`]),
  ]
}

const exchange: Shape = (scope) => {
  const { random } = scope
  const size = anySize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  if (size === 8 && target < 4 && random.chance(40)) {
    return [`${random.pick(['xchg', 'xadd'])} ${named(target, 8)}, ${highByte(target)}`]
  }
  if (random.chance(30)) {
    const { setup, text } = memory(scope)
    const operation = random.pick(['xchg', 'xadd', 'lock xadd'])
    return [...setup, `${operation} ${named(target, size)}, ${text}`]
  }
  const other = targetReg(scope, size) ?? target
  return [`${random.pick(['xchg', 'xchg', 'xadd'])} ${named(other, size)}, ${named(target, size)}`]
}

const compareExchange: Shape = (scope) => {
  const { random } = scope
  if (!mayWrite(scope, ax)) return null
  const size = anySize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  const from = source(scope, size)
  // Equal now and then, so that both outcomes are seen.
  const equal = random.chance(40) ? [`mov ${named(target, size)}, ${named(ax, size)}`] : []
  wrote(scope, ax)
  if (random.chance(60)) return [...equal, `cmpxchg ${from}, ${named(target, size)}`]
  const { setup, text } = memory(scope)
  const same = random.chance(40) ? [`mov ${text}, ${named(ax, size)}`] : []
  return [...setup, ...same, `${random.pick(['', 'lock '])}cmpxchg ${from}, ${text}`]
}

const compareExchangePair: Shape = (scope) => {
  const { random, arch } = scope
  if (!mayWrite(scope, ax, dx)) return null
  wrote(scope, ax, dx)
  const wide = arch === 'x86-64' && random.chance(50)
  const place = `0x${(buffer + 16 * random.below(16)).toString(16)}`
  const size = wide ? 64 : 32
  const high = `0x${(Number(place) + size / 8).toString(16)}`
  const equal = [`mov ${place}, ${named(ax, size)}`, `mov ${high}, ${named(dx, size)}`]
  const operation = wide ? 'cmpxchg16b' : 'cmpxchg8b'
  return [...(random.chance(50) ? equal : []), `${operation} ${place}`]
}

const byteSwap: Shape = (scope) => {
  const size = scope.arch === 'x86-64' && scope.random.chance(50) ? 64 : 32
  const target = targetReg(scope, size)
  return target === null ? null : [`bswap ${named(target, size)}`]
}

/** Decimal adjustments, which know %al and %ah alone and which 64-bit mode has lost. */
const decimal: Shape = (scope) => {
  if (scope.arch !== 'x86-32' || !mayWrite(scope, ax)) return null
  wrote(scope, ax)
  return [scope.random.pick(['daa', 'das', 'aaa', 'aas', 'aam', 'aad'])]
}

const cpuid: Shape = (scope) => {
  if (!mayWrite(scope, ax, cx, dx, bx)) return null
  wrote(scope, ax, cx, dx, bx)
  return [`mov $${scope.random.below(2)}, ${named(ax, fullSize(scope.arch))}`, 'cpuid']
}

export const arithmetic: WeightedShapes = [
  [8, twoRegisters],
  [6, withImmediate],
  [5, withMemory],
  [6, comparison],
  [5, oneOperand],
  [8, idiom],
  [5, address],
  [3, product],
  [3, wideProduct],
  [2, quotient],
  [5, widening],
  [4, exchange],
  [3, compareExchange],
  [3, compareExchangePair],
  [2, byteSwap],
  [2, decimal],
  [1, cpuid],
]
