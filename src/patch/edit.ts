import type { PatchSite } from '../sites/site.ts'
import type { Extent } from '../program/extents.ts'
import type { NopTableId } from '../x86/nops.ts'
import { nopPadding } from '../x86/nops.ts'
import type { BytePart, Candidate, Edit } from './decision.ts'

/** Parts of code of `length` bytes at `offset`: what is address and what is not. */
function codeParts(offset: number, length: number, fields: readonly Extent[]): readonly BytePart[] {
  const parts: BytePart[] = []
  let at = 0
  for (const field of fields) {
    if (field.offset > at)
      parts.push({ kind: 'code', offset: offset + at, length: field.offset - at })
    parts.push({ kind: 'displacement', offset: offset + field.offset, length: field.length })
    at = field.offset + field.length
  }
  if (length > at) parts.push({ kind: 'code', offset: offset + at, length: length - at })
  return parts
}

/** A site whose bytes stay. */
export function keepEdit(site: PatchSite, original: Uint8Array): Edit {
  return {
    offset: site.offset,
    before: original,
    after: original,
    parts: [{ kind: 'kept', offset: 0, length: original.length }],
  }
}

/** The site after `candidate` went in and the rest of its scope was filled with nops. */
export function candidateEdit(
  site: PatchSite,
  original: Uint8Array,
  candidate: Candidate,
  nops: NopTableId,
): Edit {
  if (candidate.kind === 'keep' || candidate.kind === 'bug') return keepEdit(site, original)
  const whole = candidate.scope === 'whole'
  const start = whole ? 0 : site.original.offset - site.offset
  const room = whole ? site.length : site.original.length
  const { code, fields } = candidate
  const after = original.slice()
  after.set(code, start)
  const parts: BytePart[] = []
  if (start > 0) parts.push({ kind: 'kept', offset: 0, length: start })
  parts.push(...codeParts(start, code.length, fields))
  let at = start + code.length
  for (const chunk of nopPadding(nops, room - code.length)) {
    after.set(chunk, at)
    parts.push({ kind: 'padding', offset: at, length: chunk.length })
    at += chunk.length
  }
  if (at < original.length) parts.push({ kind: 'kept', offset: at, length: original.length - at })
  return { offset: site.offset, before: original, after, parts }
}
