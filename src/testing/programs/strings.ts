import { fullName, fullSize, named, pointer, type Size, suffix, targetReg } from './operands.ts'
import {
  ax,
  bx,
  cx,
  di,
  mayWrite,
  type Scope,
  type Shape,
  si,
  type WeightedShapes,
  wrote,
} from './scope.ts'

const stringSize = ({ arch, random }: Scope): Size =>
  random.pick(arch === 'x86-32' ? [8, 8, 16, 32] : [8, 8, 16, 32, 64])

/** Points %esi, %edi at the buffer as far as they are used, and forgets them: the operation moves them. */
function pointed(scope: Scope, ...regs: readonly number[]): readonly string[] | null {
  const setups = regs.map((reg) => pointer(scope, reg))
  wrote(scope, ...regs)
  return setups.every((setup) => setup !== null) ? setups.flatMap(({ setup }) => setup) : null
}

const uses: Readonly<Record<string, readonly number[]>> = {
  movs: [si, di],
  cmps: [si, di],
  stos: [di],
  scas: [di],
  lods: [si],
}

const prefixes: Readonly<Record<string, readonly string[]>> = {
  movs: ['rep '],
  stos: ['rep '],
  lods: ['rep '],
  cmps: ['repe ', 'repne '],
  scas: ['repe ', 'repne '],
}

/** A small count, 0 among them, as a constant or from what the register holds. */
function count(scope: Scope): readonly string[] {
  const { random, arch } = scope
  return random.pick([
    [`mov $${random.below(4)}, ${named(cx, 32)}`],
    [`and $3, ${fullName(arch, cx)}`],
    ['xor %ecx, %ecx'],
    ['movzbl %cl, %ecx', 'and $7, %cl'],
  ])
}

const stringOperation: Shape = (scope) => {
  const { random } = scope
  const stem = random.pick(Object.keys(uses))
  const regs = uses[stem] ?? []
  const repeated = random.chance(65)
  const writes = [...regs, ...(repeated ? [cx] : []), ...(stem === 'lods' ? [ax] : [])]
  if (!mayWrite(scope, ...writes)) return null
  const setup = pointed(scope, ...regs)
  if (setup === null) return null
  wrote(scope, ...writes)
  // Equal values now and then, so that comparisons go on.
  const filled = stem === 'scas' && random.chance(40) ? ['mov (%edi), %al'] : []
  const first = scope.arch === 'x86-64' ? filled.map((text) => text.replace('edi', 'rdi')) : filled
  if (first.length > 0 && !mayWrite(scope, ax)) return null
  if (first.length > 0) wrote(scope, ax)
  const prefix = repeated ? random.pick(prefixes[stem] ?? []) : ''
  const name = `${prefix}${stem}${suffix(stringSize(scope))}`
  return [...setup, ...first, ...(repeated ? count(scope) : []), name]
}

/** Reads %al as an index from the table at %ebx. */
const translate: Shape = (scope) => {
  if (!mayWrite(scope, ax)) return null
  const found = pointed(scope, bx)
  wrote(scope, ax)
  return found === null ? null : [...found, 'xlat']
}

/** Stores over part of what a register holds, and reads it back. */
const storeAndLoad: Shape = (scope) => {
  const size = fullSize(scope.arch)
  const [from, to] = [targetReg(scope, size), targetReg(scope, size)]
  const found = pointer(scope)
  if (from === null || to === null || found === null) return null
  const place = `(${fullName(scope.arch, found.reg)})`
  wrote(scope, to)
  const lines = [
    `mov ${named(from, size)}, ${place}`,
    `movb $1, ${place}`,
    `mov ${place}, ${named(to, size)}`,
  ]
  return [...found.setup, ...lines]
}

export const strings: WeightedShapes = [
  [12, stringOperation],
  [1, translate],
  [1, storeAndLoad],
]
