import type { Address } from '../base/address.ts'
import { onClearance } from '../base/recent.ts'
import type { Arch } from './arch.ts'
import { readInstruction } from './iced.ts'
import { type DecodedInstruction, type InstructionFacts, noFlags } from './instructionFacts.ts'
import { noRegisters } from './registers.ts'

/** An instruction at no particular place. `text` and `intel` of a direct branch lack their target. */
type Decoded = Omit<DecodedInstruction, 'offset'>

/** Instructions by their bytes. No encoding is the beginning of another, so a leaf is always a whole one. */
type Node = Map<number, Node | Decoded>

const leafLimit = 50_000
const longestInstruction = 15

interface Cache {
  root: Node
  leaves: number
  /** What was known at the last clearance; what is asked for of it is known on. */
  old: Node
}

const newCache = (): Cache => ({ root: new Map(), leaves: 0, old: new Map() })

const caches: Record<Arch, Cache> = { 'x86-32': newCache(), 'x86-64': newCache() }

onClearance(() => {
  for (const cache of Object.values(caches)) {
    cache.old = cache.root
    cache.root = new Map()
    cache.leaves = 0
  }
})

/**
 * Decodes all of `bytes`, which stand at `address`, without gaps. A byte that starts no instruction becomes a
 * "(bad)" of length 1. What was decoded before, anywhere, is not decoded again.
 */
export function decode(
  bytes: Uint8Array,
  arch: Arch,
  address: Address,
): readonly DecodedInstruction[] {
  const found: DecodedInstruction[] = []
  for (let offset = 0; offset < bytes.length;) {
    const decoded = known(caches[arch], bytes, offset) ?? read(bytes, offset, arch)
    found.push(
      decoded.target === null
        ? placed(decoded, offset, decoded.text, decoded.intel, null)
        : at(decoded, offset, address, arch),
    )
    offset += decoded.length
  }
  return found
}

function known(cache: Cache, bytes: Uint8Array, offset: number): Decoded | null {
  const young = leafAt(cache.root, bytes, offset)
  if (young) return young
  const old = leafAt(cache.old, bytes, offset)
  if (old) remember(cache, bytes.subarray(offset, offset + old.length), old)
  return old
}

function leafAt(root: Node, bytes: Uint8Array, offset: number): Decoded | null {
  let node = root
  for (let index = offset; index < bytes.length; index++) {
    const next = node.get(bytes[index] ?? 0)
    if (next === undefined) return null
    if (!(next instanceof Map)) return next
    node = next
  }
  return null
}

const bad: Decoded = {
  length: 1,
  text: '(bad)',
  intel: '(bad)',
  mnemonic: '(bad)',
  flow: 'trap',
  target: null,
  pushes: null,
  pops: null,
  reads: noRegisters,
  writes: noRegisters,
  kills: noRegisters,
  flags: noFlags,
  parts: null,
  displacement: null,
  immediate: null,
}

function read(bytes: Uint8Array, offset: number, arch: Arch): Decoded {
  const facts = readInstruction(bytes.subarray(offset, offset + longestInstruction), arch)
  // Whether a byte is bad hangs on what follows it, so that is not remembered.
  if (facts === null) return bad
  const decoded = decodedFrom(facts)
  remember(caches[arch], bytes.subarray(offset, offset + facts.length), decoded)
  return decoded
}

function remember(cache: Cache, bytes: Uint8Array, decoded: Decoded): void {
  if (cache.leaves >= leafLimit) {
    cache.root = new Map()
    cache.leaves = 0
  }
  cache.leaves++
  let node = cache.root
  for (const byte of bytes.subarray(0, -1)) {
    let next = node.get(byte)
    if (!(next instanceof Map)) {
      next = new Map()
      node.set(byte, next)
    }
    node = next
  }
  node.set(bytes.at(-1) ?? 0, decoded)
}

function decodedFrom(facts: InstructionFacts): Decoded {
  const { att, intel, name, string, operand, ...effects } = facts
  const mnemonic = plainMnemonic(name, string)
  const direct = effects.target !== null
  return {
    ...effects,
    text: direct ? withoutTarget(att) : objdumpText(facts, mnemonic),
    intel: direct ? withoutTarget(intel) : intel,
    mnemonic,
    pushes: mnemonic === 'push' ? operand : null,
    pops: mnemonic === 'pop' ? operand : null,
  }
}

/** The target is the last operand. */
const withoutTarget = (text: string) => text.slice(0, text.lastIndexOf('0x'))

/** Puts a branch at its place: targets were read as if the instruction stood at 0. */
function at(decoded: Decoded, offset: number, address: Address, arch: Arch): DecodedInstruction {
  const bits = arch === 'x86-32' ? 32 : 64
  const target = BigInt.asUintN(bits, (decoded.target ?? 0n) + address + BigInt(offset))
  const shown = `0x${target.toString(16)}`
  return placed(decoded, offset, decoded.text + shown, decoded.intel + shown, target)
}

/** Spelled out: this is done for every instruction after every key, and a spread takes several times as long. */
const placed = (
  decoded: Decoded,
  offset: number,
  text: string,
  intel: string,
  target: Address | null,
): DecodedInstruction => ({
  offset,
  length: decoded.length,
  text,
  intel,
  mnemonic: decoded.mnemonic,
  flow: decoded.flow,
  target,
  pushes: decoded.pushes,
  pops: decoded.pops,
  reads: decoded.reads,
  writes: decoded.writes,
  kills: decoded.kills,
  flags: decoded.flags,
  parts: decoded.parts,
  displacement: decoded.displacement,
  immediate: decoded.immediate,
})

const otherNames: Readonly<Record<string, string>> = {
  pushfd: 'pushf',
  pushfq: 'pushf',
  popfd: 'popf',
  popfq: 'popf',
  pushad: 'pusha',
  popad: 'popa',
  iretd: 'iret',
  iretq: 'iret',
  sysretq: 'sysret',
  sysexitq: 'sysexit',
  'ret far': 'lret',
  'jmp far': 'ljmp',
  'call far': 'lcall',
}

const plainMnemonic = (name: string, string: boolean) =>
  string ? name.replace(/[bwdq]$/, '') : (otherNames[name] ?? name)

const shifts = /^(?:ro[lr]|rc[lr]|sh[lr]|sa[lr])$/
const ports = /^(?:in|out|ins|outs)$/

/** iced-x86 spells a few things otherwise than objdump does. */
function objdumpText({ att, string, immediate }: InstructionFacts, mnemonic: string): string {
  const spelled = att
    .replace(/^((?:[\w.]+ )*)(call|jmp|push|pop)[lq] /, '$1$2 ')
    .replace(/\((%\w+),(%\w+)\)/, '($1,$2,1)')
    .replace(/\(,(%\w+)\)/, '(,$1,1)')
    .replace(/^(imul\w* \$[^,]+,)(%\w+)$/, '$1$2,$2')
    .replace(/^rep (?=ret|cmps|scas)/, 'repz ')
    .replace(/%dr(?=\d)/, '%db')
  if (shifts.test(mnemonic) && immediate === null) return spelled.replace(' $0x1,', ' ')
  const port = ports.test(mnemonic) ? spelled.replace(/%dx(?=,|$)/, '(%dx)') : spelled
  if (!string) return port
  return port
    .replace(/(^|[ ,])\((%[re]?si)\)/, '$1%ds:($2)')
    .replace(/(^|[ ,])\((%[re]?di)\)/, '$1%es:($2)')
}
