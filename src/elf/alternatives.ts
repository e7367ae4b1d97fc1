import type { Address } from '../base/address.ts'
import { fieldsOf, type Fields, half } from './fields.ts'
import { type ElfImage, loadedBytes, type SectionFinder, sectionNamed } from './image.ts'
import { elfFault } from './messages.ts'
import type { ElfSection } from './sections.ts'

/** One entry of `.altinstructions`: code that takes a place if the processor has a feature, or lacks it. */
export interface ElfAlternative {
  readonly address: Address
  readonly replacementAddress: Address
  readonly feature: number
  /** Applies where the feature is absent. */
  readonly inverted: boolean
  readonly length: number
  readonly replacement: Uint8Array
}

interface Layout {
  readonly size: number
  readonly entry: (fields: Fields, at: number) => Entry
}

interface Entry {
  readonly feature: number
  readonly inverted: boolean
  readonly length: number
  readonly replacementLength: number
}

/** Both begin with two distances of 4 bytes, each from its own field: to the site and to the replacement. */
const entryHead = 8

/**
 * Linux 5.14 to 6.2: feature with the inversion in bit 15, two lengths. From 6.3 on: feature, flags (bit 0
 * inverts), two lengths. Source: struct alt_instr, arch/x86/include/asm/alternative.h.
 */
const layouts: readonly Layout[] = [
  {
    size: 12,
    entry: (fields, at) => {
      const word = half(fields, at + 8)
      return { feature: word & 0x7fff, inverted: word >= 0x8000, ...lengths(fields, at + 10) }
    },
  },
  {
    size: 14,
    entry: (fields, at) => ({
      feature: half(fields, at + 8),
      inverted: (half(fields, at + 10) & 1) !== 0,
      ...lengths(fields, at + 12),
    }),
  },
]

const lengths = ({ bytes }: Fields, at: number) => ({
  length: bytes[at] ?? 0,
  replacementLength: bytes[at + 1] ?? 0,
})

/** Feature words of the kernel number 32 bits each; no kernel comes near so many. */
const featureLimit = 32 * 40

interface Context {
  readonly image: ElfImage
  readonly table: ElfSection
  readonly fields: Fields
  readonly sectionAt: SectionFinder
}

/** Null for an entry that makes no sense under a layout. */
function read({ image, table, fields, sectionAt }: Context, layout: Layout, at: number) {
  const { feature, inverted, length, replacementLength } = layout.entry(fields, at)
  if (feature >= featureLimit || length === 0 || replacementLength > length) return null
  const place = (field: number): Address =>
    BigInt.asUintN(
      image.arch === 'x86-64' ? 64 : 32,
      table.address + BigInt(field + fields.view.getInt32(field, true)),
    )
  const [address, replacementAddress] = [place(at), place(at + 4)]
  if (!sectionAt(address)?.executable) return null
  if (replacementLength === 0) {
    return { address, replacementAddress, feature, inverted, length, replacement: noBytes }
  }
  const source = sectionAt(replacementAddress)
  if (!source?.executable) return null
  const offset = Number(replacementAddress - source.address)
  const replacement = loadedBytes(image, source, offset, replacementLength)
  if (replacement.length !== replacementLength) return null
  return { address, replacementAddress, feature, inverted, length, replacement }
}

const noBytes = new Uint8Array(0)

/** Entries that are tried before a layout is chosen. */
const trial = 200

export interface FoundAlternatives {
  readonly alternatives: readonly ElfAlternative[]
  /** Bytes of an entry; 0 where there are none. */
  readonly size: number
}

function sensible(context: Context, layout: Layout, limit: number): readonly ElfAlternative[] {
  const found: ElfAlternative[] = []
  const end = Math.min(context.fields.bytes.length, limit * layout.size)
  for (let at = 0; at + entryHead < end && at + layout.size <= end; at += layout.size) {
    const alternative = read(context, layout, at)
    if (alternative) found.push(alternative)
  }
  return found
}

/** Reads all alternatives in the layout under which most entries make sense; the choice is told. */
export function readAlternatives(image: ElfImage, sectionAt: SectionFinder): FoundAlternatives {
  const table = sectionNamed(image, '.altinstructions')
  if (!table || table.bytes.length === 0) return { alternatives: [], size: 0 }
  const bytes = loadedBytes(image, table, 0, table.bytes.length)
  const fields = fieldsOf(bytes, image.arch === 'x86-64')
  const context = { image, table, fields, sectionAt }
  const share = (layout: Layout) => {
    const entries = Math.min(trial, Math.floor(bytes.length / layout.size))
    return entries === 0 ? 0 : sensible(context, layout, trial).length / entries
  }
  const [best] = layouts
    .map((layout) => ({ layout, share: share(layout), rest: bytes.length % layout.size }))
    // The first 12 of a lone entry's 14 bytes may make sense too; what is left over tells.
    .toSorted((left, right) => right.share - left.share || left.rest - right.rest)
  if (!best) return { alternatives: [], size: 0 }
  const { size } = best.layout
  const count = Math.floor(bytes.length / size)
  const alternatives = sensible(context, best.layout, Number.POSITIVE_INFINITY)
  if (best.share < 0.5) {
    image.faults.add(elfFault('elf/alternatives-unclear', size, alternatives.length, count))
    return { alternatives: [], size }
  }
  image.faults.add(elfFault('elf/alternatives', count, size, alternatives.length))
  return { alternatives, size }
}
