import {
  anySize,
  buffer,
  fullName,
  fullSize,
  highByte,
  immediate,
  memory,
  named,
  source,
  suffix,
  targetReg,
  wideSize,
} from './operands.ts'
import { ax, mayWrite, type Shape, type WeightedShapes, wrote } from './scope.ts'

const copy: Shape = (scope) => {
  const size = anySize(scope)
  const target = targetReg(scope, size)
  return target === null ? null : [`mov ${source(scope, size)}, ${named(target, size)}`]
}

const constant: Shape = (scope) => {
  const size = anySize(scope)
  const target = targetReg(scope, size)
  return target === null ? null : [`mov ${immediate(scope, size)}, ${named(target, size)}`]
}

const load: Shape = (scope) => {
  const size = anySize(scope)
  const { setup, text } = memory(scope)
  const target = targetReg(scope, size)
  return target === null ? null : [...setup, `mov ${text}, ${named(target, size)}`]
}

const store: Shape = (scope) => {
  const size = anySize(scope)
  const { setup, text } = memory(scope)
  if (scope.random.chance(15))
    return [...setup, `mov${suffix(size)} ${immediate(scope, size)}, ${text}`]
  return [...setup, `mov ${source(scope, size)}, ${text}`]
}

/** The forms with an absolute address and the accumulator alone. */
const accumulator: Shape = (scope) => {
  const { random } = scope
  const place = `0x${(buffer + random.below(256)).toString(16)}`
  const name = named(ax, anySize(scope))
  if (random.chance(30)) return [`mov ${name}, ${place}`]
  if (!mayWrite(scope, ax)) return null
  wrote(scope, ax)
  return [`mov ${place}, ${name}`]
}

/** %ah, %ch, %dh, %bh, and how they meet the low bytes. */
const highBytes: Shape = (scope) => {
  const { random, palette } = scope
  const legacy = palette.filter((reg) => reg < 4)
  const free = legacy.filter((reg) => mayWrite(scope, reg))
  if (free.length === 0) return null
  const [from, to] = [random.pick(legacy), random.pick(free)]
  wrote(scope, to)
  return [
    random.pick([
      `mov ${named(from, 8)}, ${highByte(to)}`,
      `mov ${highByte(from)}, ${named(to, 8)}`,
      `mov ${highByte(from)}, ${highByte(to)}`,
      `mov $${random.below(128)}, ${highByte(to)}`,
      `movzbl ${highByte(from)}, ${named(to, 32)}`,
      `movsbl ${highByte(from)}, ${named(to, 32)}`,
      `add ${highByte(from)}, ${named(to, 8)}`,
      `and $0, ${highByte(to)}`,
      `cmp ${highByte(from)}, ${named(to, 8)}`,
      `test ${highByte(from)}, ${highByte(from)}`,
      `inc ${highByte(to)}`,
    ]),
  ]
}

const extension: Shape = (scope) => {
  const { random, arch } = scope
  const size = wideSize(scope)
  const target = targetReg(scope, size)
  if (target === null) return null
  if (arch === 'x86-64' && size === 64 && random.chance(30)) {
    return [`movslq ${source(scope, 32)}, ${named(target, 64)}`]
  }
  const from = size === 16 || random.chance(60) ? 8 : 16
  const stem = `${random.pick(['movz', 'movs'])}${suffix(from)}${suffix(size)}`
  const { setup, text } = random.chance(25)
    ? memory(scope)
    : { setup: [], text: source(scope, from) }
  return [...setup, `${stem} ${text}, ${named(target, size)}`]
}

/** What does nothing in 32-bit mode, and clears the upper half in 64-bit mode where it has 32 bits. */
const padding: Shape = (scope) => {
  const { random, arch } = scope
  const target = targetReg(scope, 32)
  if (target === null) return null
  const [full, half] = [fullName(arch, target), named(target, 32)]
  const byte = target < 4 ? named(target, 8) : named(target, 16)
  return [
    random.pick([
      `lea 0(${full}), ${full}`,
      `lea (${full}), ${full}`,
      `lea 0(${full}), ${half}`,
      `lea (${half}), ${full}`,
      `lea 0(${full}), ${named(target, 16)}`,
      `mov ${full}, ${full}`,
      `mov ${half}, ${half}`,
      `mov ${byte}, ${byte}`,
      `xchg ${full}, ${full}`,
      `xchg ${half}, ${half}`,
      `xchg %ax, %ax`,
      `nop`,
      `nopl 8(${full})`,
    ]),
  ]
}

/** Through a vector register, which nobody watches. */
const vector: Shape = (scope) => {
  const wide = scope.arch === 'x86-64' && scope.random.chance(50)
  const size = wide ? 64 : 32
  const target = targetReg(scope, size)
  if (target === null) return null
  const move = wide ? 'movq' : 'movd'
  const [there, back] = [
    `${move} ${source(scope, size)}, %xmm0`,
    `${move} %xmm0, ${named(target, size)}`,
  ]
  return scope.random.pick([[there, back], [there], [back]])
}

const longConstant: Shape = (scope) => {
  const target = targetReg(scope, 64)
  if (scope.arch === 'x86-32' || target === null) return null
  const value = scope.random.pick(['0x123456789abcdef0', '-1', '0x7fffffffffffffff'])
  return [`movabs $${value}, ${named(target, 64)}`]
}

/** Values on the stack by displacement, and the stack pointer as an operand. */
const onStack: Shape = (scope) => {
  const { random, arch } = scope
  const size = fullSize(arch)
  const top = arch === 'x86-32' ? '%esp' : '%rsp'
  const target = targetReg(scope, size)
  if (target === null) return null
  const place = `${8 * random.below(4)}(${top})`
  return random.pick([
    [`mov ${place}, ${named(target, size)}`],
    [`mov ${top}, ${named(target, size)}`, `and $0xfff, ${named(target, size)}`],
    [
      `lea ${place}, ${named(target, size)}`,
      `mov (${named(target, size)}), ${named(target, size)}`,
    ],
  ])
}

export const moves: WeightedShapes = [
  [8, copy],
  [4, constant],
  [6, load],
  [8, store],
  [2, accumulator],
  [5, highBytes],
  [5, extension],
  [4, padding],
  [1, vector],
  [1, longConstant],
  [2, onStack],
]
