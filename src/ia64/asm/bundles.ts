import type { Span } from '../../base/span.ts'
import { bundleSize, encodeBundle, nopBundle, withLongWord, withSlot } from '../bundle/bundle.ts'
import { type Values, encode } from '../isa/encode.ts'
import type { OperandName } from '../isa/operand.ts'
import { ia64Diagnostic } from './messages.ts'
import type { Given } from './match.ts'
import {
  isMisplaced,
  type Misplaced,
  type Placed,
  type Placement,
  placeFirst,
  placeIn,
  type Waiting,
} from './place.ts'
import { alignTo, append, bindLabels, type State, withOwnNames } from './state.ts'

/** Bundles that hold what waits; labels after it name what follows. */
export function flush(state: State): void {
  const { open } = state
  if (open && open.braces !== 'open') {
    state.open = null
    emitTogether(state, open.units, open.instructions, open.span)
  }
  while (state.queue.length > 0) {
    const placement = placeFirst(state.queue)
    if (placement === null) {
      const [first] = state.queue
      if (first)
        state.diagnostics.push(ia64Diagnostic('ia64/no-template', first.span, first.mnemonic))
      state.queue = state.queue.slice(1)
      continue
    }
    state.queue = state.queue.slice(placement.placed.length)
    emit(state, placement)
  }
}

/** Emits what is sure to stand in a bundle of its own, so that long listings do not wait till the end. */
export function emitFull(state: State): void {
  while (state.queue.length >= 4) {
    const placement = placeFirst(state.queue)
    if (placement === null) return flush(state)
    state.queue = state.queue.slice(placement.placed.length)
    emit(state, placement)
  }
}

/** One bundle of what stands in braces or behind a template directive. */
export function emitTogether(
  state: State,
  units: string | null,
  instructions: readonly Waiting[],
  span: Span,
): void {
  if (units === null && instructions.length === 0) return
  const placement = units === null ? anyUnits(instructions) : placeIn(units, instructions)
  if (!isMisplaced(placement)) return emit(state, placement, span)
  reportMisplaced(state, placement, units)
}

function anyUnits(instructions: readonly Waiting[]): Placement | Misplaced {
  const placement = placeFirst(instructions)
  const count = placement?.placed.length ?? 0
  const [rest] = instructions.slice(count)
  if (placement && !rest) return placement
  return { waiting: rest ?? (instructions[0] as Waiting), because: 'slot' }
}

function reportMisplaced(
  state: State,
  { waiting, because }: Misplaced,
  units: string | null,
): void {
  const { diagnostics } = state
  if (units === null) {
    diagnostics.push(ia64Diagnostic('ia64/no-template', waiting.span, waiting.mnemonic))
  } else if (because === 'stop') {
    diagnostics.push(ia64Diagnostic('ia64/no-stop', waiting.stopSpan ?? waiting.span, units))
  } else {
    diagnostics.push(ia64Diagnostic('ia64/no-slot', waiting.span, waiting.mnemonic, units))
  }
}

function emit(state: State, { template, placed }: Placement, span?: Span): void {
  const at = placed[0]?.waiting.span ?? span ?? { from: 0, to: 0 }
  const gap = alignTo(state, bundleSize, at)
  if (gap > 0) state.diagnostics.push(ia64Diagnostic('ia64/misplaced-bundle', at, gap))
  bindLabels(state)
  const offset = state.current.bytes.length
  let bundle = nopBundle(template)
  for (const each of placed) {
    const word = wordOf(state, each, offset)
    bundle =
      each.reading.form.unit === 'X'
        ? withLongWord(bundle, word)
        : withSlot(bundle, each.slot, word)
    note(state, each, offset)
  }
  append(state, encodeBundle(bundle), at)
}

function note(state: State, { waiting, slot }: Placed, offset: number): void {
  const section = state.current.index
  state.rows.push({ section, offset, slot, span: waiting.span, names: waiting.names })
  for (const name of waiting.tags) {
    state.labels.set(name, { section, offset: offset + slot, tag: true })
  }
}

/** The instruction with its numbers; fields that wait for labels are 0 and noted. */
function wordOf(state: State, { waiting, slot, reading }: Placed, offset: number): bigint {
  const values: Partial<Record<OperandName, bigint>> = {}
  for (const [name, { value, span }] of Object.entries(reading.operands) as [
    OperandName,
    Given,
  ][]) {
    const isTarget = name === 'target25' || name === 'target64'
    if (value.kind === 'number' && !isTarget) {
      values[name] = value.value
      continue
    }
    state.fixups.push({
      section: state.current.index,
      offset,
      expression: withOwnNames(state, value),
      span,
      field: { kind: 'instruction', slot, operand: name },
    })
  }
  return encode(reading.form, waiting.predicate, values as Values)
}
