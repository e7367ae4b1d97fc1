import { type SourceId, sourceOf } from '../../src/provenance/index.ts'
import { provenanceWords as words } from '../messages/provenance.ts'
import { ProvenanceChip } from '../ui/ProvenanceChip.tsx'

interface SourceChipProps {
  /** The most telling one first: the chip names it. */
  readonly of: readonly SourceId[]
  /** `this step`: what the chip is about. */
  readonly about: string
  /** Without words on it, where many stand in a row. */
  readonly sign?: boolean
}

/** Where what stands beside it comes from. */
export function SourceChip({ of, about, sign = false }: SourceChipProps) {
  const ids = [...new Set(of)]
  const [first] = ids
  if (first === undefined) return null
  const source = sourceOf(first)
  const entries = ids.map((id) => {
    const each = sourceOf(id)
    return {
      id,
      by: words.by(each),
      place: words.place(each),
      date: words.date(each),
      account: words.account({ id }),
      files: words.files(each),
    }
  })
  return (
    <ProvenanceChip
      entries={entries}
      words={sign ? undefined : words.chip(source)}
      name={words.name(about, source)}
      title={words.title}
    />
  )
}
