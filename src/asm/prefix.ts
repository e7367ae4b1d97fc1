import type { Arch } from '../x86/arch.ts'

/** GNU as keeps one prefix of a kind and writes them in this order. */
export const prefixKinds = ['segment', 'address', 'operand', 'repeat', 'lock', 'rex'] as const
export type PrefixKind = (typeof prefixKinds)[number]

export type Prefixes = Readonly<Partial<Record<PrefixKind, number>>>

export interface Prefix {
  readonly kind: PrefixKind
  readonly byte: number
}

const bytes: Readonly<Record<string, Prefix>> = {
  es: { kind: 'segment', byte: 0x26 },
  cs: { kind: 'segment', byte: 0x2e },
  ss: { kind: 'segment', byte: 0x36 },
  ds: { kind: 'segment', byte: 0x3e },
  fs: { kind: 'segment', byte: 0x64 },
  gs: { kind: 'segment', byte: 0x65 },
  notrack: { kind: 'segment', byte: 0x3e },
  data16: { kind: 'operand', byte: 0x66 },
  lock: { kind: 'lock', byte: 0xf0 },
  rep: { kind: 'repeat', byte: 0xf3 },
  repe: { kind: 'repeat', byte: 0xf3 },
  repz: { kind: 'repeat', byte: 0xf3 },
  repne: { kind: 'repeat', byte: 0xf2 },
  repnz: { kind: 'repeat', byte: 0xf2 },
  bnd: { kind: 'repeat', byte: 0xf2 },
  xacquire: { kind: 'repeat', byte: 0xf2 },
  xrelease: { kind: 'repeat', byte: 0xf3 },
}

const address: Readonly<Record<Arch, string>> = { 'x86-32': 'addr16', 'x86-64': 'addr32' }
const rexBits: Readonly<Record<string, number>> = { w: 8, r: 4, x: 2, b: 1 }

/** The prefix that a word (any case) means, or null where it means none. */
export function prefixNamed(word: string, arch: Arch): Prefix | null {
  const name = word.toLowerCase()
  if (Object.hasOwn(bytes, name)) return bytes[name] ?? null
  if (name === address[arch]) return { kind: 'address', byte: 0x67 }
  const rex =
    arch === 'x86-64' ? /^rex(?:\.(w?r?x?b?))?$/.exec(name === 'rex64' ? 'rex.w' : name) : null
  if (!rex) return null
  const set = [...(rex[1] ?? '')].reduce((all, letter) => all | (rexBits[letter] ?? 0), 0)
  return { kind: 'rex', byte: 0x40 | set }
}

export const segmentByte = (name: string): number => bytes[name]?.byte ?? 0

export const prefixNames: readonly string[] = Object.keys(bytes)

/** All prefixes in GNU as's order. */
export const prefixBytes = (prefixes: Prefixes): readonly number[] =>
  prefixKinds.flatMap((kind) => prefixes[kind] ?? [])
