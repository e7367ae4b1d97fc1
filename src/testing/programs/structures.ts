import type { Reg } from '../../x86/registers.ts'
import { conditionNames } from './flagEffects.ts'
import { fullName, fullSize, immediate, memory, named, source, targetReg } from './operands.ts'
import { callable, type Place } from './place.ts'
import { bp, cx, keeping, mayWrite, type Scope, sp, wrote } from './scope.ts'

/** Statements with blocks inside, for at most `room` lines; labels pushed to `open` are placed later. */
export type Structure = (place: Place, room: number, open: string[]) => readonly string[]

const inner = (place: Place, scope: Scope = place.scope): Place => ({
  ...place,
  scope,
  depth: place.depth + 1,
})

function labelled({ pointers }: Scope, label: string): string {
  pointers.clear()
  return `${label}:`
}

/** A branch forward, by a condition or by the counter. */
function branch(scope: Scope, label: string): readonly string[] {
  const { random, arch } = scope
  if (random.chance(15)) {
    const zero = random.chance(40) && mayWrite(scope, cx)
    if (zero) wrote(scope, cx)
    const name = arch === 'x86-64' && random.chance(60) ? 'jrcxz' : 'jecxz'
    return [...(zero ? ['and $1, %ecx'] : []), `${name} ${label}`]
  }
  const compared = random.chance(50)
  const size = random.pick([8, 16, 32] as const)
  const test = random.pick([
    `cmp ${source(scope, size)}, ${source(scope, size)}`,
    `cmp ${immediate(scope, size)}, ${source(scope, size)}`,
    `test ${immediate(scope, size)}, ${source(scope, size)}`,
  ])
  return [...(compared ? [test] : []), `j${random.pick(conditionNames)} ${label}`]
}

const half = (room: number) => Math.max(1, Math.floor((room - 3) / 2))

const skip: Structure = (place, room) => {
  const label = place.scope.label()
  const lines = branch(place.scope, label)
  return [...lines, ...place.block(inner(place), half(room)), labelled(place.scope, label)]
}

const diamond: Structure = (place, room) => {
  const { scope } = place
  const [otherwise, end] = [scope.label(), scope.label()]
  return [
    ...branch(scope, otherwise),
    ...place.block(inner(place), half(room)),
    `jmp ${end}`,
    labelled(scope, otherwise),
    ...place.block(inner(place), half(room)),
    labelled(scope, end),
  ]
}

/** A branch to a label that stands somewhere later in the same block. */
const jumpAhead: Structure = ({ scope }, _, open) => {
  const label = scope.label()
  open.push(label)
  return branch(scope, label)
}

interface Loop {
  readonly head: string
  readonly end: string
  readonly counter: Reg
}

const bottoms: readonly ((scope: Scope, loop: Loop) => readonly string[] | null)[] = [
  ({ arch }, { head, counter }) => [`dec ${fullName(arch, counter)}`, `jne ${head}`],
  (_, { head, counter }) => [`sub $1, ${named(counter, 32)}`, `jne ${head}`],
  ({ arch }, { head, counter }) => [
    `dec ${named(counter, arch === 'x86-32' ? 32 : 16)}`,
    `jg ${head}`,
  ],
  ({ arch }, { head, end, counter }) => {
    const name = fullName(arch, counter)
    return [`lea -1(${name}), ${name}`, `test ${name}, ${name}`, `je ${end}`, `jmp ${head}`]
  },
  (_, { head, counter }) => (counter === cx ? [`loop ${head}`] : null),
  ({ random }, { head, counter }) =>
    counter === cx ? [`${random.pick(['loope', 'loopne'])} ${head}`] : null,
  (_, { head, counter }) => (counter < 4 ? [`decb ${named(counter, 8)}`, `jne ${head}`] : null),
]

/** A loop that ends: nothing inside writes its counter. */
const loop: Structure = (place, room) => {
  const { scope } = place
  const free = scope.palette.filter((reg) => mayWrite(scope, reg))
  if (free.length < 2) return []
  const counter = free.includes(cx) && scope.random.chance(50) ? cx : scope.random.pick(free)
  const bottom = scope.random.pick(bottoms)
  const parts = { head: scope.label(), end: scope.label(), counter }
  const last = bottom(scope, parts) ?? bottoms[0]?.(scope, parts) ?? []
  wrote(scope, counter)
  const within = keeping(scope, counter)
  const before = `mov $${1 + scope.random.below(4)}, ${named(counter, 32)}`
  const head = labelled(scope, parts.head)
  const body = [...place.block({ ...inner(place, within), balanced: true }, half(room))]
  if (scope.random.chance(30))
    body.push(
      ...branch(within, parts.end),
      ...place.block(inner({ ...place, balanced: true }, within), 2),
    )
  return [before, head, ...body, ...last, labelled(scope, parts.end)]
}

/** The counter is looked at before each round. */
const testedLoop: Structure = (place, room) => {
  const { scope } = place
  if (!mayWrite(scope, cx)) return []
  const [head, end] = [scope.label(), scope.label()]
  wrote(scope, cx)
  const name = fullName(scope.arch, cx)
  const before = scope.random.pick([`and $3, ${name}`, `mov $${scope.random.below(3)}, %ecx`])
  const test = scope.arch === 'x86-32' ? `jecxz ${end}` : `jrcxz ${end}`
  const first = labelled(scope, head)
  const body = place.block({ ...inner(place, keeping(scope, cx)), balanced: true }, half(room))
  return [
    before,
    first,
    test,
    ...body,
    `lea -1(${name}), ${name}`,
    `jmp ${head}`,
    labelled(scope, end),
  ]
}

/** Between a push and its pop. */
const betweenPushes = (place: Place, scope: Scope = place.scope): Place => ({
  ...inner(place, scope),
  balanced: true,
  end: place.function ? null : place.end,
})

/** What is pushed comes back, into the same register or another, over statements in between. */
const pushed: Structure = (place, room) => {
  const { scope } = place
  const { random, arch } = scope
  const size = random.chance(85) ? fullSize(arch) : 16
  const back = targetReg(scope, size)
  if (back === null) return []
  const to = named(back, size)
  const letter = { 8: '', 16: 'w', 32: 'l', 64: 'q' }[size]
  const from = random.pick([
    () => [`push ${to}`],
    () => [`push ${to}`],
    () => [`push ${named(random.pick(scope.palette), size)}`],
    () => [`push${letter} ${random.pick(['$5', '$-2', '$1000'])}`],
    () => {
      const { setup, text } = memory(scope)
      return [...setup, `push${letter} ${text}`]
    },
  ])()
  const body = place.block(betweenPushes(place), half(room))
  wrote(scope, back)
  if (random.chance(80)) return [...from, ...body, `pop ${to}`]
  const { setup, text } = memory(scope)
  return [...from, ...body, ...setup, `pop${letter} ${text}`]
}

const pushedAll: Structure = (place, room) => {
  const { scope } = place
  if (scope.arch !== 'x86-32') return []
  const body = place.block(betweenPushes(place), half(room))
  wrote(scope, ...scope.palette)
  return ['pushal', ...body, 'popal']
}

const framed: Structure = (place, room) => {
  const { scope } = place
  if (!mayWrite(scope, bp)) return []
  const [base, top] = [fullName(scope.arch, bp), fullName(scope.arch, sp)]
  wrote(scope, bp)
  const within = keeping(scope, bp)
  const local = `-8(${base})`
  const start = scope.random.chance(30)
    ? ['enter $16, $0']
    : [`push ${base}`, `mov ${top}, ${base}`, `sub $16, ${top}`]
  const size = fullSize(scope.arch)
  const use = scope.random.chance(50) ? [`mov ${source(scope, size)}, ${local}`] : []
  const body = place.block(betweenPushes(place, within), half(room))
  const reload = targetReg(within, size)
  const read = use.length > 0 && reload !== null ? [`mov ${local}, ${named(reload, size)}`] : []
  wrote(scope, bp)
  return [...start, ...use, ...body, ...read, 'leave']
}

/** A push that nobody takes back; at the end of the program it is still there. */
const leftOnStack: Structure = (place) => {
  const { scope, balanced } = place
  return balanced ? [] : [`push ${source(scope, fullSize(scope.arch))}`]
}

const call: Structure = (place) => {
  const functions = callable(place)
  if (functions.length === 0) return []
  const { scope } = place
  scope.pointers.clear()
  const { label, before, after } = scope.random.pick(functions)
  return [...before(scope), `call ${label}`, ...after(scope)]
}

const earlyEnd: Structure = (place, room) => {
  const { scope, end } = place
  if (end === null) return []
  const label = scope.label()
  const lines = branch(scope, label)
  return [
    ...lines,
    ...place.block(inner(place), Math.min(3, half(room))),
    end(),
    labelled(scope, label),
  ]
}

export const structures: readonly (readonly [weight: number, structure: Structure])[] = [
  [5, skip],
  [5, diamond],
  [6, jumpAhead],
  [6, loop],
  [2, testedLoop],
  [5, pushed],
  [1, pushedAll],
  [2, framed],
  [2, leftOnStack],
  [4, call],
  [2, earlyEnd],
]
