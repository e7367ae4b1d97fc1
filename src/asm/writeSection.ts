import { type Assembly, reportAt } from './assembly.ts'
import type { Chain, Fixup, Fragment, Tail } from './fragment.ts'
import type { SectionLayout } from './layout.ts'
import { lebBytes } from './leb.ts'
import type { ObjectRelocation, ObjectSection, Piece } from './object.ts'
import type { Origin } from './origin.ts'
import { writeCodePadding } from './padding.ts'
import { applyFixup } from './relocate.ts'
import { branchForm, isExecutable } from './section.ts'
import { evaluateBound } from './value.ts'
import { valueWords } from './directiveMessages.ts'

/** The bytes, relocations and pieces of one section, once all sections are laid out. */
export function writeSection(assembly: Assembly, layout: SectionLayout): ObjectSection {
  const { section, fragments } = layout
  const bytes = new Uint8Array(section.length)
  const fixups: Fixup[] = []
  for (const fragment of fragments) {
    const { chain, start, length, address, tail, tailOrigin } = fragment
    bytes.set(chain.bytes.subarray(start, start + length), address)
    if (!tail || !tailOrigin || layout.refused.has(fragment)) continue
    if (tail.kind === 'branch') fixups.push(branchFixup(fragment, tail, tailOrigin, bytes))
    else writeTail(assembly, fragment, tail, tailOrigin, bytes)
  }
  const chains = chainsOf(fragments)
  const all = [...chains.flatMap((chain) => chain.fixups), ...fixups]
  const relocations: ObjectRelocation[] = []
  for (const fixup of all) {
    const relocation = applyFixup(assembly, fixup, bytes)
    if (relocation) relocations.push(relocation)
  }
  relocations.sort((left, right) => left.offset - right.offset)
  return {
    name: section.name,
    executable: isExecutable(section),
    allocated: section.flags.includes('a'),
    nobits: section.type === 'nobits',
    alignment: section.alignment,
    bytes,
    relocations,
    pieces: chains.flatMap(piecesOf),
  }
}

const chainsOf = (fragments: readonly Fragment[]): readonly Chain[] => [
  ...new Set(fragments.map((fragment) => fragment.chain)),
]

/** The chosen form's bytes go in; its field waits like any other. */
function branchFixup(
  fragment: Fragment,
  tail: Tail & { readonly kind: 'branch' },
  origin: Origin,
  bytes: Uint8Array,
): Fixup {
  const form = branchForm(tail)
  bytes.set(form.bytes, fragment.address + fragment.length)
  const [field] = form.fields
  return {
    fragment,
    offset: fragment.length + (field?.offset ?? 0),
    size: field?.size ?? 1,
    kind: field?.kind ?? 'relative',
    toEnd: field?.toEnd ?? 1,
    value: tail.target,
    origin,
    moved: tail.moved,
    use: 'branch',
  }
}

function writeTail(
  assembly: Assembly,
  { address, length, tailLength }: Fragment,
  tail: Exclude<Tail, { readonly kind: 'branch' }>,
  origin: Origin,
  bytes: Uint8Array,
): void {
  const from = address + length
  const to = from + tailLength
  switch (tail.kind) {
    case 'align':
      if (!tail.fill) return writeCodePadding(assembly.arch, bytes, from, to)
      if (tailLength % tail.fill.length !== 0) {
        const { length: size } = tail.fill
        return reportAt(assembly, origin, null, 'asm/alignment-pattern', tailLength, size)
      }
      return repeat(bytes, tail.fill, from, to)
    case 'space':
      checkCount(assembly, tail, origin)
      return repeat(bytes, tail.unit, from, to)
    case 'org':
      bytes.fill(tail.fill, from, to)
      return
    case 'leb': {
      const value = evaluateBound(tail.value, 'laid-out')
      if (value.kind === 'constant') {
        bytes.set(lebBytes(value.value, tail.signed, tailLength).slice(0, tailLength), from)
      } else reportAt(assembly, origin, tail.value.expression.span, 'asm/not-relocatable')
    }
  }
}

function repeat(bytes: Uint8Array, unit: Uint8Array, from: number, to: number): void {
  if (unit.length === 1) bytes.fill(unit[0] ?? 0, from, to)
  else for (let at = from; at < to; at += unit.length) bytes.set(unit, at)
}

function checkCount(
  assembly: Assembly,
  { count }: Tail & { readonly kind: 'space' },
  origin: Origin,
): void {
  const value = evaluateBound(count, 'laid-out')
  const part = count.expression.span
  if (value.kind !== 'constant')
    reportAt(assembly, origin, part, 'asm/constant-needed', valueWords.number)
  else if (value.value < 0n)
    reportAt(assembly, origin, part, 'asm/count-negative', valueWords.number)
}

function piecesOf(chain: Chain): readonly Piece[] {
  const pieces: Piece[] = []
  for (const { fragment, offset, length, kind, origin } of chain.emissions) {
    const isTail = offset < 0
    const size = isTail ? fragment.tailLength : length
    if (size === 0) continue
    pieces.push({
      kind,
      offset: fragment.address + (isTail ? fragment.length : offset),
      length: size,
      span: origin.span,
      line: origin.line,
      expansion: origin.expansion,
    })
  }
  return pieces
}
