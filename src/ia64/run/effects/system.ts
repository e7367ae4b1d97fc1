import { type Cell, cellOf, computed } from '../cell.ts'
import { interruptBit, interruptsOn, setInterrupts, tell } from '../interrupts.ts'
import { cellAt, matters, stop, unknownFrom, readingNow, writeKey } from '../machine.ts'
import { fileCell, fileKey, translated } from '../operations.ts'
import { alloc } from '../../stack/frame.ts'
import { type Doing, type Effect, plain, read, valueOf, write } from './effect.ts'

/** System instructions of the M unit. On Xen a guest may not execute most of them: Xen does them instead. */

/** What ought to have gone through pv_ops. */
function trapped({ machine }: Doing): void {
  if (machine.platform === 'xen') machine.events.push({ kind: 'trapped', text: machine.text })
}

const privileged =
  (effect: Effect): Effect =>
  (doing) => {
    trapped(doing)
    return effect(doing)
  }

/** A system register takes a value for good: one that was destroyed has come to matter. */
function taken(doing: Doing, cell: Cell): Cell {
  matters(doing.machine, cell)
  return cell
}

function allocates(doing: Doing): void {
  const { machine, placed } = doing
  const [sof, sol] = [Number(valueOf(doing, 'sof')), Number(valueOf(doing, 'sol'))]
  const named = placed.names && placed.names.inputs + placed.names.locals === sol
  const inputs = named ? (placed.names?.inputs ?? 0) : 0
  const sizes = { inputs, locals: sol - inputs, outputs: sof - sol }
  const before = machine.stack
  const next = alloc(before, { ...sizes, rotating: Number(valueOf(doing, 'sor')) })
  if (!next.ok || sol > sof) return stop({ kind: 'no-frame', text: machine.text })
  machine.stack = next.value
  unknownFrom(machine, before)
  machine.events.push({ kind: 'alloc' })
  write(doing, 'r1', cellAt(machine, 'ar.pfs'))
}

/** `rr` of `mov r8=rr[r9]`. */
const fileOf = ({ form }: Doing): string =>
  form.syntax.flatMap((part) =>
    part.kind === 'literal' && /^[a-z]{2,5}$/.test(part.text) ? [part.text] : [],
  )[0] ?? ''

function masks(doing: Doing): void {
  const { machine, form } = doing
  const mask = valueOf(doing, 'imm24')
  const sets = form.mnemonic === 'ssm' || form.mnemonic === 'sum'
  const { value } = cellAt(machine, 'psr')
  const rest = mask & ~interruptBit
  if (rest !== 0n) writeKey(machine, 'psr', cellOf(sets ? value | rest : value & ~rest))
  if ((mask & interruptBit) !== 0n) setInterrupts(machine, sets)
}

const noted = (doing: Doing, ...cells: readonly Cell[]): void => {
  for (const cell of cells) matters(doing.machine, cell)
  const what = doing.form.mnemonic
  tell(doing.machine, { kind: 'noted', what, arguments: cells.map(({ value }) => value) })
}

const nothing: Effect = () => null

function readPsr(doing: Doing): void {
  const { machine } = doing
  const { value } = cellAt(machine, 'psr')
  const rest = value & ~interruptBit
  write(doing, 'r1', cellOf(interruptsOn(machine) ? rest | interruptBit : rest))
}

function writePsr(doing: Doing): void {
  const { machine } = doing
  const { value } = taken(doing, read(doing, 'r2'))
  writeKey(machine, 'psr', cellOf(value & ~interruptBit))
  setInterrupts(machine, (value & interruptBit) !== 0n)
}

const isGlobal = ({ form }: Doing): boolean => form.mnemonic === 'tpa' || form.mnemonic === 'tak'

export const systemEffects: Readonly<Record<string, Effect>> = {
  M24: nothing,
  M25: (doing) =>
    doing.form.mnemonic === 'flushrs'
      ? null
      : stop({ kind: 'unsupported', text: doing.machine.text }),
  M28: plain((doing) => tellFlush(doing)),
  M29: plain((doing) => write(doing, 'arM', taken(doing, read(doing, 'r2')))),
  M31: plain((doing) => write(doing, 'r1', read(doing, 'arM'))),
  M32: privileged(plain((doing) => write(doing, 'cr3', taken(doing, read(doing, 'r2'))))),
  M33: privileged(plain((doing) => write(doing, 'r1', read(doing, 'cr3')))),
  M34: plain(allocates),
  M35: privileged(plain(writePsr)),
  M36: privileged(plain(readPsr)),
  M41: privileged(plain((doing) => noted(doing, read(doing, 'r2')))),
  M42: privileged(
    plain((doing) => {
      const index = taken(doing, read(doing, 'r3'))
      const key = fileKey(fileOf(doing), index.value)
      writeKey(doing.machine, key, taken(doing, read(doing, 'r2')))
    }),
  ),
  M43: plain((doing) => {
    const index = taken(doing, read(doing, 'r3'))
    write(doing, 'r1', fileCell(doing.machine, fileOf(doing), index.value))
  }),
  M44: (doing) =>
    doing.form.mnemonic.endsWith('um') ? plain(masks)(doing) : privileged(plain(masks))(doing),
  M45: privileged(plain((doing) => noted(doing, read(doing, 'r3'), read(doing, 'r2')))),
  M46: plain((doing) => {
    if (isGlobal(doing)) trapped(doing)
    const from = read(doing, 'r3')
    const value = translated(doing.form.mnemonic, from.value)
    write(doing, 'r1', computed(value, [from], readingNow(doing.machine)))
  }),
  M47: privileged(plain((doing) => noted(doing, read(doing, 'r3')))),
}

/** `fc` and `fc.i` differ in which caches they mean; this model has none. */
function tellFlush(doing: Doing): void {
  const cell = read(doing, 'r3')
  matters(doing.machine, cell)
  tell(doing.machine, { kind: 'noted', what: 'fc', arguments: [cell.value] })
}
