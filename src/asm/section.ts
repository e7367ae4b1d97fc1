import type { Form } from './encoding.ts'
import type { Chain, Emission, Fragment, SectionDraft, Tail } from './fragment.ts'
import type { Origin } from './origin.ts'

interface Usual {
  readonly prefix: string
  /** Also for names that go on with a dot, e.g. `.text.unlikely`. */
  readonly family: boolean
  readonly flags: string
  readonly type: string
}

/** What a section of a known name is without being told (special_sections of bfd/elf.c, 2.40). */
const usual: readonly Usual[] = [
  { prefix: '.text', family: true, flags: 'ax', type: 'progbits' },
  { prefix: '.init', family: false, flags: 'ax', type: 'progbits' },
  { prefix: '.fini', family: false, flags: 'ax', type: 'progbits' },
  { prefix: '.data', family: true, flags: 'aw', type: 'progbits' },
  { prefix: '.data1', family: false, flags: 'aw', type: 'progbits' },
  { prefix: '.bss', family: true, flags: 'aw', type: 'nobits' },
  { prefix: '.rodata', family: true, flags: 'a', type: 'progbits' },
  { prefix: '.rodata1', family: false, flags: 'a', type: 'progbits' },
  { prefix: '.tdata', family: true, flags: 'awT', type: 'progbits' },
  { prefix: '.tbss', family: true, flags: 'awT', type: 'nobits' },
  { prefix: '.init_array', family: true, flags: 'aw', type: 'init_array' },
  { prefix: '.fini_array', family: true, flags: 'aw', type: 'fini_array' },
  { prefix: '.gnu.linkonce.t', family: true, flags: 'ax', type: 'progbits' },
  { prefix: '.gnu.linkonce.d', family: true, flags: 'aw', type: 'progbits' },
  { prefix: '.gnu.linkonce.r', family: true, flags: 'a', type: 'progbits' },
  { prefix: '.gnu.linkonce.b', family: true, flags: 'aw', type: 'nobits' },
]

export function usualAttributes(name: string): { readonly flags: string; readonly type: string } {
  const known = usual.find(
    ({ prefix, family }) => name === prefix || (family && name.startsWith(`${prefix}.`)),
  )
  return known ?? { flags: '', type: 'progbits' }
}

export function newSection(name: string): SectionDraft {
  return { name, ...usualAttributes(name), alignment: 1, chains: new Map(), length: 0 }
}

export const isExecutable = (section: SectionDraft): boolean => section.flags.includes('x')

export function chainOf(section: SectionDraft, number: number): Chain {
  const known = section.chains.get(number)
  if (known) return known
  const chain: Chain = {
    section,
    number,
    bytes: new Uint8Array(64),
    size: 0,
    fragments: [],
    fixups: [],
    emissions: [],
  }
  section.chains.set(number, chain)
  return chain
}

function freshFragment(chain: Chain): Fragment {
  const fragment: Fragment = {
    key: `${chain.section.name}\u0001${chain.number}\u0001${chain.fragments.length}`,
    chain,
    start: chain.size,
    length: 0,
    tail: null,
    tailOrigin: null,
    address: 0,
    tailLength: 0,
    order: 0,
    region: 0,
  }
  chain.fragments.push(fragment)
  return fragment
}

/** The fragment to which fixed bytes go next. */
export function openFragment(chain: Chain): Fragment {
  const last = chain.fragments.at(-1)
  return last && !last.tail ? last : freshFragment(chain)
}

function reserve(chain: Chain, count: number): void {
  const wanted = chain.size + count
  if (wanted <= chain.bytes.length) return
  const larger = new Uint8Array(Math.max(wanted, chain.bytes.length * 2))
  larger.set(chain.bytes.subarray(0, chain.size))
  chain.bytes = larger
}

/** Appends fixed bytes and returns their fragment; their offset in it is its length before. */
export function appendBytes(chain: Chain, bytes: Uint8Array | readonly number[]): Fragment {
  const fragment = openFragment(chain)
  reserve(chain, bytes.length)
  // A loop: for the few bytes of an instruction, `set` takes longer.
  for (let at = 0; at < bytes.length; at++) chain.bytes[chain.size + at] = bytes[at] ?? 0
  chain.size += bytes.length
  fragment.length += bytes.length
  return fragment
}

/** Appends `count` times `unit`. */
export function appendRepeated(chain: Chain, unit: Uint8Array, count: number): void {
  const fragment = openFragment(chain)
  const length = unit.length * count
  reserve(chain, length)
  const end = chain.size + length
  if (unit.every((byte) => byte === unit[0])) chain.bytes.fill(unit[0] ?? 0, chain.size, end)
  else for (let at = chain.size; at < end; at += unit.length) chain.bytes.set(unit, at)
  chain.size = end
  fragment.length += length
}

/** Notes which statement made the last `length` fixed bytes. Data of one statement becomes one piece. */
export function noteEmission(
  chain: Chain,
  length: number,
  kind: Emission['kind'],
  origin: Origin,
): void {
  if (length === 0) return
  const fragment = openFragment(chain)
  const offset = fragment.length - length
  const last = chain.emissions.at(-1)
  const goesOn =
    last?.origin === origin &&
    last.fragment === fragment &&
    last.offset + last.length === offset &&
    last.kind === kind
  if (goesOn) last.length += length
  else chain.emissions.push({ fragment, offset, length, kind, origin })
}

/** Ends the open fragment with bytes whose number is not yet known. */
export function appendTail(
  chain: Chain,
  tail: Tail,
  kind: Emission['kind'],
  origin: Origin,
): Fragment {
  const fragment = openFragment(chain)
  fragment.tail = tail
  fragment.tailOrigin = origin
  chain.emissions.push({ fragment, offset: -1, length: 0, kind, origin })
  return fragment
}

/** The form of a branch that the layout chose. */
export const branchForm = (tail: Tail & { readonly kind: 'branch' }): Form =>
  tail.grown ? tail.near : tail.short
