import type { Address } from '../../base/address.ts'
import { hex } from '../../base/bytes.ts'
import { bundleSize, decodeBundle, encodeBundle, nopBundle, withSlot } from '../bundle/bundle.ts'
import { bundleOfTag } from '../bundle/tag.ts'
import { templateOf } from '../bundle/template.ts'
import { bundleText } from '../isa/print.ts'
import { type Code, offsetOf } from '../patch/memory.ts'
import { scanForAlloc, widen } from '../patch/scan.ts'
import {
  alloc,
  call,
  emptyStack,
  type FrameMarker,
  restore,
  ret,
  type StackState,
  visible,
} from '../stack/frame.ts'
import { cpuidStub } from './fixtures.ts'
import {
  bytesField,
  hexText,
  rowsField,
  smallField,
  textField,
  UnreadableField,
  type VectorRow,
  wholeField,
  wordText,
} from './fields.ts'
import { vectorMessages } from './messages.ts'

/** Answers to the rows about the register stack and the scan for its alloc. */

type Answer = Readonly<Record<string, unknown>>

/** Far enough for any function of the vectors. */
const longestFunction = 1n << 16n

/**
 * Code from the start of the function to the site. A row gives one bundle, the function's first; the others
 * it does not give, and nops stand for them. A row without a bundle is about the frameless stub.
 */
function codeOf(row: VectorRow, start: Address, site: Address): Code {
  if (site < start || site - start > longestFunction) {
    throw new UnreadableField(vectorMessages.siteBeforeStart())
  }
  const filler = templateOf(0)
  const nops = filler ? encodeBundle(nopBundle(filler)) : new Uint8Array(bundleSize)
  const bytes = new Uint8Array(Number(site - start))
  for (let at = 0; at < bytes.length; at += bundleSize) bytes.set(nops, at)
  const given = 'old_bundle' in row ? bytesField(row, 'old_bundle') : cpuidStub()
  bytes.set(given.slice(0, bytes.length))
  return { base: start, bytes }
}

export function rewriting(row: VectorRow): Answer {
  const [start, site] = [wholeField(row, 'fn_start'), wholeField(row, 'site')]
  const code = codeOf(row, start, site)
  const { found } = scanForAlloc(code, site, start)
  if (!found.ok) return { found: null }
  const { tag, word, saves, sof, sol, sor } = found.value
  const widened = widen(found.value, smallField(row, 'need_outs'))
  if (!widened.ok) return { found: null }
  const at = bundleOfTag(tag)
  const bundle = decodeBundle(code.bytes, offsetOf(code, at, at + 16n) ?? 0)
  const slot = Number(tag - at) as 0 | 1 | 2
  const after = withSlot(bundle, slot, widened.value.word)
  return {
    found: { alloc: hexText(tag), insn41: wordText(word), r1: saves, sof, sol, sor },
    new_sof: widened.value.sof,
    new_bundle: hex(encodeBundle(after)),
    new_asm: bundleText(after, at)[0],
    changed: widened.value.changed,
  }
}

function allocated(state: StackState, op: string): StackState {
  const sizes = /=ar\.pfs,(\d+),(\d+),(\d+),(\d+)$/.exec(op)?.slice(1).map(Number)
  const [inputs = 0, locals = 0, outputs = 0, rotating = 0] = sizes ?? []
  const next = sizes ? alloc(state, { inputs, locals, outputs, rotating }) : null
  if (!next?.ok) throw new UnreadableField(vectorMessages.impossible(op))
  return next.value
}

const listed = ({ sof, sol, sor }: FrameMarker): readonly number[] => [sof, sol, sor]

/**
 * Plays the operations of a row. Rows leave out that a callee puts its caller's ar.pfs back before it
 * returns; `saved` does that, and what is shown is ar.pfs as the last call left it.
 */
export function frames(row: VectorRow): Answer {
  let state = emptyStack
  let shown = state.previous
  const saved: FrameMarker[] = []
  const steps = rowsField(row, 'steps').map((step) => {
    const op = textField(step, 'op')
    if (op === 'br.call') {
      state = call(state)
      shown = state.previous
      saved.push(shown)
    } else if (op === 'br.ret') {
      state = ret(restore(state, saved.pop() ?? state.previous))
    } else state = allocated(state, op)
    return {
      op,
      base: state.base,
      sof: state.frame.sof,
      sol: state.frame.sol,
      pfs: listed(shown),
      map: Object.fromEntries(visible(state).map(({ number, place }) => [`r${number}`, place])),
    }
  })
  return { steps }
}
