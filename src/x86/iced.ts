import * as iced from 'iced-x86'
import type { Arch } from './arch.ts'
import { bitness } from './arch.ts'
import { once } from '../base/once.ts'
import type { Flow, InstructionFacts } from './instructionFacts.ts'
import { freeing } from './icedMemory.ts'
import { flagsOf, registersOf } from './icedEffects.ts'
import type { EncodedBytes, EncodeOperand, EncodeRequest, Opcode } from './opcode.ts'

/** Bytes of iced_x86_bg.wasm, or a WebAssembly.Module made from them (the engine knows no platform types). */
export type CompiledCode = ArrayBuffer | Uint8Array | object

interface Loader {
  readonly __init: (source: CompiledCode) => void
  readonly __memory: () => { readonly buffer: ArrayBuffer }
}

/** Starts iced-x86 from its compiled code; a second call does nothing. Synchronous: call it off the main thread. */
export function loadIced(source: CompiledCode): void {
  ;(iced as unknown as Loader).__init(source)
}

/** Bytes that iced-x86 has taken. It never gives any back, so a leak shows as growth. */
export const icedMemorySize = (): number => (iced as unknown as Loader).__memory().buffer.byteLength

interface Formatters {
  readonly att: iced.Formatter
  readonly intel: iced.Formatter
}

let formatters: Formatters | null = null

/** Formatters live as long as the program, one each. */
function sharedFormatters(): Formatters {
  if (formatters) return formatters
  const made = [iced.FormatterSyntax.Gas, iced.FormatterSyntax.Intel].map((syntax) => {
    const formatter = new iced.Formatter(syntax)
    formatter.uppercaseHex = false
    formatter.smallHexNumbersInDecimal = false
    formatter.branchLeadingZeros = false
    formatter.ripRelativeAddresses = true
    formatter.showZeroDisplacements = true
    formatter.showUselessPrefixes = true
    formatter.hexPrefix = '0x'
    formatter.hexSuffix = ''
    return formatter
  })
  const [att, intel] = made
  if (!att || !intel) throw new Error('two formatters were made')
  formatters = { att, intel }
  return formatters
}

/** The instruction at the start of `bytes`, as if it stood at address 0; null where there is none. */
export function readInstruction(bytes: Uint8Array, arch: Arch): InstructionFacts | null {
  const decoder = new iced.Decoder(bitness(arch), bytes, iced.DecoderOptions.None)
  return freeing(decoder, () =>
    freeing(decoder.decode(), (instruction) =>
      instruction.isInvalid ? null : factsOf(decoder, instruction, arch),
    ),
  )
}

function factsOf(
  decoder: iced.Decoder,
  instruction: iced.Instruction,
  arch: Arch,
): InstructionFacts {
  const { att, intel } = sharedFormatters()
  const direct =
    instruction.op0Kind >= iced.OpKind.NearBranch16 &&
    instruction.op0Kind <= iced.OpKind.NearBranch64
  const name = intel.formatMnemonicOptions(instruction, iced.FormatMnemonicOptions.NoPrefixes)
  return {
    length: instruction.length,
    att: att.format(instruction),
    intel: intel.format(instruction),
    name,
    string: instruction.isStringInstruction,
    flow: flowOf(instruction),
    target: direct ? instruction.nearBranchTarget : null,
    operand: operandOf(instruction, arch),
    ...constantsOf(decoder, instruction, direct),
    flags: flagsOf(instruction, name),
    ...registersOf(instruction, name, arch),
  }
}

/** The distance of a direct branch is a displacement here, an immediate to iced-x86. */
function constantsOf(decoder: iced.Decoder, instruction: iced.Instruction, direct: boolean) {
  return freeing(decoder.getConstantOffsets(instruction), (offsets) => {
    const immediate = offsets.hasImmediate
      ? { offset: offsets.immediateOffset, size: offsets.immediateSize }
      : null
    const displacement = offsets.hasDisplacement
      ? { offset: offsets.displacementOffset, size: offsets.displacementSize }
      : null
    return direct ? { displacement: immediate, immediate: null } : { displacement, immediate }
  })
}

/** The general register at full width that is the first operand; null for anything else. */
function operandOf(instruction: iced.Instruction, arch: Arch): number | null {
  if (instruction.opCount === 0 || instruction.op0Kind !== iced.OpKind.Register) return null
  const register = instruction.op0Register
  const whole = arch === 'x86-32' ? iced.RegisterExt.isGPR32 : iced.RegisterExt.isGPR64
  return whole(register) ? iced.RegisterExt.number(register) : null
}

const flows: Readonly<Record<iced.FlowControl, Flow>> = {
  [iced.FlowControl.Next]: 'next',
  [iced.FlowControl.UnconditionalBranch]: 'jump',
  [iced.FlowControl.IndirectBranch]: 'indirect-jump',
  [iced.FlowControl.ConditionalBranch]: 'branch',
  [iced.FlowControl.Return]: 'return',
  [iced.FlowControl.Call]: 'call',
  [iced.FlowControl.IndirectCall]: 'indirect-call',
  [iced.FlowControl.Interrupt]: 'next',
  [iced.FlowControl.XbeginXabortXend]: 'next',
  [iced.FlowControl.Exception]: 'trap',
}

function flowOf(instruction: iced.Instruction): Flow {
  const flow = flows[instruction.flowControl]
  // syscall, vmmcall and their like come back to the next row.
  if (flow === 'call' && !instruction.isCallNear && !instruction.isCallFar) return 'next'
  return flow
}

/** Rows in the table of the pinned release; a test holds it to the package. */
export const codeCount = 4936

/** Of its mnemonics, those from 1 up to here are in the order of the alphabet; later ones were put behind. */
const sortedCount = 1538

/** Codes of opcodes by the number of their mnemonic. */
const codesByMnemonic = once(() => {
  const found: number[][] = []
  freeing(new iced.Instruction(), (instruction) => {
    for (let code = 0; code < codeCount; code++) {
      instruction.code = code
      ;(found[instruction.mnemonic] ??= []).push(code)
    }
  })
  return found
})

const names: string[] = []

/** In lower case. Reading all takes some tens of milliseconds in a browser that has just started, so few are read. */
function nameOf(mnemonic: number): string {
  const [code] = codesByMnemonic()[mnemonic] ?? []
  return (names[mnemonic] ??= code === undefined ? '' : withRow(code, nameIn))
}

/** The first word of a line such as "ADD r/m8, r8"; what is no instruction stands in angle brackets. */
const nameIn = ({ instructionString }: iced.OpCodeInfo) =>
  (/\w+/.exec(instructionString)?.[0] ?? '').toLowerCase()

const withRow = <Value>(code: number, read: (row: iced.OpCodeInfo) => Value): Value =>
  freeing(iced.CodeExt.opCode(code as iced.Code), read)

/** Mnemonics behind the alphabet by their names. */
const laterMnemonics = once(() => {
  const later = codesByMnemonic()
    .map((_, mnemonic) => mnemonic)
    .slice(sortedCount)
  return new Map(later.map((mnemonic) => [nameOf(mnemonic), mnemonic]))
})

function mnemonicNamed(name: string): number | undefined {
  let [from, to] = [1, sortedCount]
  while (from < to) {
    const middle = (from + to) >> 1
    const found = nameOf(middle)
    if (found === name) return middle
    if (found < name) from = middle + 1
    else to = middle
  }
  return laterMnemonics().get(name)
}

/** Codes of one of Intel's mnemonics (lower case). */
const codesNamed = (name: string): readonly number[] =>
  codesByMnemonic()[mnemonicNamed(name) ?? -1] ?? []

/** Opcodes that some early or never sold processor gave another meaning are left to the decoder's options. */
const isCurrent = (row: iced.OpCodeInfo) =>
  row.isInstruction &&
  [iced.DecoderOptions.None, iced.DecoderOptions.MPX, iced.DecoderOptions.MovTr].includes(
    row.decoderOption,
  )

/** All mnemonics of Intel's, in lower case. */
export const mnemonicNames = once((): readonly string[] =>
  codesByMnemonic().flatMap((codes, mnemonic) => (codes.some(isOfToday) ? nameOf(mnemonic) : [])),
)

const isOfToday = (code: number): boolean => withRow(code, isCurrent)

const opcodes = new Map<string, readonly Opcode[]>()

/** All opcodes of one of Intel's mnemonics (lower case), in the order of the opcode maps; none for an unknown one. */
export function opcodesOf(name: string): readonly Opcode[] {
  const known = opcodes.get(name)
  if (known) return known
  const rows = codesNamed(name)
    .filter(isOfToday)
    .map((code) => withRow(code, opcodeOf))
  // A text may hold any number of words that are none.
  if (rows.length > 0) opcodes.set(name, rows)
  return rows
}

const encodings: Readonly<Partial<Record<iced.EncodingKind, Opcode['encoding']>>> = {
  [iced.EncodingKind.Legacy]: 'legacy',
  [iced.EncodingKind.VEX]: 'vex',
  [iced.EncodingKind.EVEX]: 'evex',
}

const opcodeOf = (row: iced.OpCodeInfo): Opcode => ({
  code: row.code,
  name: nameIn(row),
  operands: Array.from({ length: row.opCount }, (_, at) => iced.OpCodeOperandKind[row.opKind(at)]),
  encoding: encodings[row.encoding] ?? 'other',
  arches: [
    ...(row.mode32 ? (['x86-32'] as const) : []),
    ...(row.mode64 ? (['x86-64'] as const) : []),
  ],
  operandSize: row.operandSize,
  addressSize: row.addressSize,
  memorySize: iced.MemorySizeExt.size(row.memorySize),
  broadcastSize: row.canBroadcast ? iced.MemorySizeExt.size(row.broadcastMemorySize) : 0,
  lockable: row.canUseLockPrefix,
  decorations: {
    mask: row.canUseOpMaskRegister,
    zeroing: row.canUseZeroingMasking,
    rounding: row.canUseRoundingControl,
    suppress: row.canSuppressAllExceptions,
  },
})

const encoders = new Map<Arch, iced.Encoder>()

function encoderOf(arch: Arch): iced.Encoder {
  const encoder = encoders.get(arch) ?? new iced.Encoder(bitness(arch))
  encoders.set(arch, encoder)
  return encoder
}

type Name<Enum> = keyof Enum & string
const register = (name: string) => iced.Register[name as Name<typeof iced.Register>]
const opKind = (name: string) => iced.OpKind[name as Name<typeof iced.OpKind>]

/** Bytes without segment, lock and repeat prefixes; null where the operands do not fit the opcode. */
export function encode(request: EncodeRequest, arch: Arch): EncodedBytes | null {
  const encoder = encoderOf(arch)
  return freeing(new iced.Instruction(), (instruction) => {
    instruction.code = request.code
    if (request.mask !== 'None') instruction.opMask = register(request.mask)
    if (request.zeroing) instruction.zeroingMasking = true
    if (request.rounding !== 0) instruction.roundingControl = request.rounding
    if (request.suppress) instruction.suppressAllExceptions = true
    request.operands.forEach((operand, at) => setOperand(instruction, operand, at))
    try {
      encoder.encode(instruction, 0n)
    } catch {
      encoder.takeBuffer()
      return null
    }
    const bytes = encoder.takeBuffer()
    if (!request.locate) return { bytes, displacementAt: -1, immediateAt: -1 }
    return freeing(encoder.getConstantOffsets(), (offsets) => ({
      bytes,
      displacementAt: offsets.hasDisplacement ? offsets.displacementOffset : -1,
      immediateAt: offsets.hasImmediate ? offsets.immediateOffset : -1,
    }))
  })
}

function setOperand(instruction: iced.Instruction, operand: EncodeOperand, at: number): void {
  switch (operand.kind) {
    case 'register':
      instruction.setOpKind(at, iced.OpKind.Register)
      instruction.setOpRegister(at, register(operand.register))
      return
    case 'immediate':
      instruction.setOpKind(at, opKind(operand.opKind))
      setImmediate(instruction, operand.opKind, operand.value, at)
      return
    case 'memory':
      instruction.setOpKind(at, iced.OpKind.Memory)
      instruction.memoryBase = register(operand.base)
      instruction.memoryIndex = register(operand.index)
      instruction.memoryIndexScale = operand.scale
      instruction.memoryDisplSize = operand.displacementSize
      instruction.memoryDisplacement = operand.displacement
      if (operand.broadcast) instruction.isBroadcast = true
      return
    case 'far':
      instruction.setOpKind(at, opKind(operand.size === 2 ? 'FarBranch16' : 'FarBranch32'))
      instruction.farBranchSelector = operand.selector
      if (operand.size === 2) instruction.farBranch16 = operand.offset
      else instruction.farBranch32 = operand.offset
      return
    default:
      instruction.setOpKind(at, opKind(operand.opKind))
  }
}

function setImmediate(instruction: iced.Instruction, kind: string, value: bigint, at: number) {
  if (kind === 'Immediate8_2nd') instruction.immediate8_2nd = Number(value & 0xffn)
  else if (kind === 'Immediate64') instruction.setImmediateI64(at, value)
  else instruction.setImmediateI32(at, Number(BigInt.asIntN(32, value)))
}
