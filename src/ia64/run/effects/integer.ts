import { type Cell, cellOf, computed, word } from '../cell.ts'
import { matters, readingNow, writeRegister } from '../machine.ts'
import { type Doing, type Effect, plain, read, spells, valueOf, write } from './effect.ts'

/** Integer instructions. Source: Itanium manual, volume 3, pages of the instructions; never executed. */

const operators: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  add: (left, right) => left + right,
  sub: (left, right) => left - right,
  and: (left, right) => left & right,
  andcm: (left, right) => left & ~right,
  or: (left, right) => left | right,
  xor: (left, right) => left ^ right,
}

function alu(doing: Doing): void {
  const { mnemonic } = doing.form
  const [left, right] = [read(doing, 'r2'), read(doing, 'r3')]
  const result = operators[mnemonic]?.(left.value, right.value) ?? 0n
  // The carry of `add r1=r2,r3,1`, the borrow of `sub r1=r2,r3,1`.
  const one = spells(doing, '1') ? (mnemonic === 'sub' ? -1n : 1n) : 0n
  write(doing, 'r1', computed(result + one, [left, right], readingNow(doing.machine)))
}

/** A plain move carries what was destroyed on, and does not compute with it. */
function addImmediate(doing: Doing, immediate: bigint, from: Cell): void {
  const sum = computed(from.value + immediate, [from], readingNow(doing.machine))
  write(doing, 'r1', immediate === 0n ? from : sum)
}

const signed = (value: bigint): bigint => BigInt.asIntN(64, value)

const relations: Readonly<Record<string, (left: bigint, right: bigint) => boolean>> = {
  eq: (left, right) => left === right,
  lt: (left, right) => signed(left) < signed(right),
  ltu: (left, right) => left < right,
}

const predicateCell = (holds: boolean): bigint => (holds ? 1n : 0n)

/** p0 is always true: what is written there is lost. */
function setPredicates(doing: Doing, first: Cell, second: Cell): void {
  const pairs = [
    [valueOf(doing, 'p1'), first],
    [valueOf(doing, 'p2'), second],
  ] as const
  for (const [number, cell] of pairs) {
    if (number !== 0n) writeRegister(doing.machine, 'pr', Number(number), cell)
  }
}

function compare(doing: Doing): void {
  const { form, machine } = doing
  const left = form.format === 'A8' ? cellOf(word(valueOf(doing, 'imm8'))) : read(doing, 'r2')
  const right = read(doing, 'r3')
  const relation = form.mnemonic.split('.')[1] ?? 'eq'
  const holds = relations[relation]?.(left.value, right.value) ?? false
  const result = (value: boolean) =>
    computed(predicateCell(value), [left, right], readingNow(machine))
  setPredicates(doing, result(holds), result(!holds))
}

/** A compare with `.unc` whose own predicate is false clears both results. */
export const clearPredicates = (doing: Doing): void => setPredicates(doing, cellOf(0n), cellOf(0n))

/** What only moves between files: `mov b0=r33`. A destroyed value that goes to a system register has come to matter. */
const move = (to: Parameters<typeof write>[1], from: Parameters<typeof read>[1]): Effect =>
  plain((doing) => write(doing, to, read(doing, from)))

const predicates = (doing: Doing): Cell => {
  const { machine } = doing
  let value = 1n
  for (let number = 1; number < 64; number++) {
    if (machine.registers.get(`p${number}`)?.value === 1n) value |= 1n << BigInt(number)
  }
  return cellOf(value)
}

export const integerEffects: Readonly<Record<string, Effect>> = {
  A1: plain(alu),
  A4: plain((doing) => addImmediate(doing, valueOf(doing, 'imm14'), read(doing, 'r3'))),
  A5: plain((doing) => {
    const from = doing.form.mnemonic === 'mov' ? cellOf(0n) : read(doing, 'r3low')
    write(
      doing,
      'r1',
      computed(from.value + valueOf(doing, 'imm22'), [from], readingNow(doing.machine)),
    )
  }),
  A6: plain(compare),
  A8: plain(compare),
  I21: move('b1', 'r2'),
  I22: move('r1', 'b2'),
  I25: plain((doing) =>
    write(doing, 'r1', spells(doing, 'ip') ? cellOf(doing.machine.ip) : predicates(doing)),
  ),
  I26: plain((doing) => {
    const cell = read(doing, 'r2')
    write(doing, 'arI', cell)
    const isPfs = valueOf(doing, 'arI') === 64n
    if (isPfs) doing.machine.events.push({ kind: 'restore' })
    else matters(doing.machine, cell)
  }),
  I28: move('r1', 'arI'),
  X2: plain((doing) => write(doing, 'r1', cellOf(valueOf(doing, 'imm64')))),
}
