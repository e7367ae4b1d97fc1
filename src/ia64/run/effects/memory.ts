import { computed } from '../cell.ts'
import { type Machine, matters, stop, readingNow } from '../machine.ts'
import { load, pieceAt, store } from '../memory.ts'
import { type Doing, type Effect, plain, read, valueOf, write } from './effect.ts'

/** Loads and stores. Values are little-endian, and without NaT bits: speculation is no part of this model. */

/** Plain, acquiring, releasing, spilling: what differs is order, and one CPU runs in order. */
const understood =
  /^(?:ld([1248])(?:\.(?:acq|bias))?|ld8\.fill|st([1248])(?:\.rel)?|st8\.spill)(?:\.nt1|\.nta)?$/

function sizeOf({ form, machine }: Doing): number {
  const found = understood.exec(form.mnemonic)
  if (!found) return stop({ kind: 'unsupported', text: machine.text })
  return Number(found[1] ?? found[2] ?? 8)
}

function loads(doing: Doing): void {
  const { machine } = doing
  const size = sizeOf(doing)
  const base = read(doing, 'r3')
  matters(machine, base)
  const value = load(machine.memory, base.value, size)
  if (value === null) return stop({ kind: 'page', address: base.value, access: 'read' })
  const mark = machine.memory.marks.get(base.value) ?? null
  moveOn(doing, 'imm9load')
  write(doing, 'r1', { value, mark, known: true })
}

function stores(doing: Doing): void {
  const { machine } = doing
  const size = sizeOf(doing)
  const [base, cell] = [read(doing, 'r3'), read(doing, 'r2')]
  matters(machine, base)
  if (!store(machine.memory, base.value, size, cell.value)) {
    return stop({ kind: 'page', address: base.value, access: 'write' })
  }
  keepMark(machine, base.value, size, cell)
  moveOn(doing, 'imm9store')
}

/** On the function's own stack a value is only put aside; anywhere else somebody may look at it. */
function keepMark(
  machine: Machine,
  address: bigint,
  size: number,
  cell: ReturnType<typeof read>,
): void {
  const { memory } = machine
  if (cell.mark === null) return
  if (pieceAt(memory, address, size)?.stack) memory.marks.set(address, cell.mark)
  else matters(machine, cell)
}

/** The third operand is added to the address register afterwards. */
function moveOn(doing: Doing, immediate: 'imm9load' | 'imm9store'): void {
  const { format } = doing.form
  if (!['M2', 'M3', 'M5'].includes(format)) return
  const base = read(doing, 'r3')
  const by = format === 'M2' ? read(doing, 'r2').value : valueOf(doing, immediate)
  write(doing, 'r3', computed(base.value + by, [base], readingNow(doing.machine)))
}

export const memoryEffects: Readonly<Record<string, Effect>> = {
  M1: plain(loads),
  M2: plain(loads),
  M3: plain(loads),
  M4: plain(stores),
  M5: plain(stores),
}
