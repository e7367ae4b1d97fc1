import type { Address } from '../base/address.ts'
import { type ElfImage, sectionNamed } from '../elf/image.ts'
import type { ElfFault } from '../elf/messages.ts'
import { elsewhereAt, isElsewhere } from '../elf/symbols.ts'
import { eraWords, imageFault } from './imageMessages.ts'
import type { PvOps } from './imageSlots.ts'

/** The kernels whose records and operations are known here. */
export type ImageEra = '6.1' | '2.6.30'

export interface FoundEra {
  readonly era: ImageEra
  /** Those that somebody may choose instead. */
  readonly eras: readonly ImageEra[]
  /** Something in the file tells; else it is a guess. */
  readonly certain: boolean
  /** What was chosen, by what, and what is wrong with it. */
  readonly faults: readonly ElfFault[]
}

/** A vote of fewer sites than this share is no table. */
const enoughAgreement = 0.5

/** One table `pv_ops` since 4.20 (2018); before that one for each kind of operation. */
const oneTable = 'pv_ops'
const olderTable = /^pv_\w+_ops$/
const firstOfOneTable = 4 + 20 / 100

const bytesOf = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0))

/** The printable text behind `mark`; null where it does not occur. */
function textAfter(bytes: Uint8Array, mark: string): string | null {
  const wanted = bytesOf(mark)
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (!wanted.every((byte, place) => bytes[at + place] === byte)) continue
    const start = at + wanted.length
    return String.fromCharCode(...bytes.subarray(start, start + longestVersion))
  }
  return null
}

const longestVersion = 40
const versionForm = /^\d+\.\d+[\w.+-]*/

/** What a module says of its kernel (`vermagic`), or a kernel of itself (`linux_banner`). */
function versionIn(elf: ElfImage): string | null {
  const own = sectionNamed(elf, '.modinfo')
  const told = own && textAfter(own.bytes, 'vermagic=')
  if (told) return versionForm.exec(told)?.[0] ?? null
  const constants = elf.sections.filter(
    ({ allocated, executable, name }) => allocated && !executable && /rodata|\.data$/.test(name),
  )
  for (const { bytes } of constants) {
    const version = versionForm.exec(textAfter(bytes, 'Linux version ') ?? '')
    if (version) return version[0]
  }
  return null
}

/** `6.1.0-50` as 6.01, to compare. */
function numberOf(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return major + minor / 100
}

function nameOfTable({ symbols, arch }: ElfImage, address: Address): string | null {
  const place = elsewhereAt(arch, address)
  if (place && place.index < symbols.count && isElsewhere(symbols.section(place.index))) {
    return symbols.name(place.index)
  }
  for (let index = 1; index < symbols.count; index++) {
    if (symbols.address(index) === address) return symbols.name(index)
  }
  return null
}

/** The first name of a table of operations among the symbols; `pv_ops` before the older ones. */
function tableNamed({ symbols }: ElfImage): string | null {
  let older: string | null = null
  for (let index = 1; index < symbols.count; index++) {
    const name = symbols.name(index)
    if (name === oneTable) return name
    if (older === null && olderTable.test(name)) older = name
  }
  return older
}

interface Evidence {
  readonly version: string | null
  /** Of the table of operations. */
  readonly table: string | null
  /** Most sites call through one table, as those of 6.1 do. */
  readonly voted: boolean
  /** Bytes of an alternative; 0 where there are none that can be read. */
  readonly alternative: number
}

/** Whether the kernel has one table; null where nothing tells. */
function hasOneTable({ version, table }: Evidence): boolean | null {
  if (table !== null) return table === oneTable
  return version === null ? null : numberOf(version) >= firstOfOneTable
}

function evidenceOf(elf: ElfImage, pvOps: PvOps | null, alternative: number): Evidence {
  const voted = pvOps !== null && pvOps.agreeing >= pvOps.of * enoughAgreement
  const called = voted ? nameOfTable(elf, pvOps.address) : null
  const isTable = called === oneTable || olderTable.test(called ?? '')
  return {
    version: versionIn(elf),
    table: isTable ? called : voted ? null : tableNamed(elf),
    voted,
    alternative,
  }
}

function reasons({ version, table, voted, alternative }: Evidence, era: ImageEra): string[] {
  return [
    ...(version === null ? [] : [eraWords.version(version)]),
    ...(table === null ? [] : [eraWords.table(table)]),
    ...(voted && era === '6.1' ? [eraWords.voted()] : []),
    ...(alternative > 0 && era === '6.1' ? [eraWords.alternatives(alternative)] : []),
  ]
}

/** Kernels after 4.20 whose sites are not those of 6.1. */
function betweenFault({ arch }: ElfImage): ElfFault {
  return imageFault(arch === 'x86-32' ? 'image/late-32' : 'image/between-eras')
}

function chosen(elf: ElfImage, evidence: Evidence): ImageEra {
  const one = hasOneTable(evidence)
  return elf.arch === 'x86-64' && evidence.voted && one !== false ? '6.1' : '2.6.30'
}

/**
 * Tells by which kernel's rules records are to be read: by the version that the file names, by the name of the table
 * of operations, and by whether the sites call through one. `wanted`: what somebody chose.
 */
export function eraOf(
  elf: ElfImage,
  pvOps: PvOps | null,
  found: { readonly records: number; readonly alternative: number },
  wanted: ImageEra | null,
): FoundEra {
  const wide = elf.arch === 'x86-64'
  // 6.1 was read on x86-64 alone.
  const eras: readonly ImageEra[] = wide ? ['6.1', '2.6.30'] : ['2.6.30']
  if (found.records === 0) {
    return { era: wide ? '6.1' : '2.6.30', eras, certain: true, faults: [] }
  }
  const evidence = evidenceOf(elf, pvOps, found.alternative)
  const era = eras.find((each) => each === wanted) ?? chosen(elf, evidence)
  const why = reasons(evidence, era)
  const certain = why.length > 0
  const between = era === '2.6.30' && hasOneTable(evidence) === true
  const told =
    wanted === era
      ? imageFault('image/era-wanted', era)
      : certain
        ? imageFault('image/era', era, why)
        : imageFault('image/era-unknown', era, wide)
  return { era, eras, certain, faults: [told, ...(between ? [betweenFault(elf)] : [])] }
}
