import { functionStarts, type Program } from '../asm/program.ts'
import { valuesOf } from '../isa/encode.ts'
import { cScratch, staticScratch } from '../stack/conventions.ts'
import { outputNames } from '../stack/frame.ts'
import { type Instruction, instructionsIn, targetOffset } from './code.ts'

/** Where a value in a register comes from. */
export type Origin =
  /** From outside, in this register. */
  | { readonly kind: 'entry'; readonly register: string }
  /** Given back in r8 by the call, or the unpatched site, whose last bundle is here. */
  | { readonly kind: 'result'; readonly offset: number }
  /** Worked out by the instruction of the bundle here, or destroyed there. */
  | { readonly kind: 'made'; readonly offset: number }
  /** Not the same on every way. */
  | { readonly kind: 'several' }

/** A call of a function by its name, with what its frame's outputs hold. */
export interface CallOrigins {
  /** Of its bundle, in the section. */
  readonly offset: number
  /** Null where no label of the listing is called. */
  readonly to: string | null
  readonly outputs: readonly Origin[]
}

type Holds = ReadonlyMap<string, Origin>

const several: Origin = { kind: 'several' }

const originOf = (holds: Holds, register: string): Origin =>
  holds.get(register) ?? { kind: 'entry', register }

/** The register whose value goes on in another one; null where something is worked out. */
function copied({ decoded, effects }: Instruction): string | null {
  const { form, word } = decoded
  const [from, ...more] = effects.reads
  if (!form || from === undefined || more.length > 0 || effects.predicate !== 0) return null
  if (form.mnemonic === 'mov') return from
  const { imm14, imm22 } = valuesOf(form, word)
  return /^add[sl]?$/.test(form.mnemonic) && (imm14 ?? imm22) === 0n ? from : null
}

const isSite = ({ effects }: Instruction): boolean =>
  effects.flow === 'branch' && effects.reads.includes('b7')

/** Outputs of the frame: a callee may take their places. */
const outputsOf = ({ frame }: Instruction): readonly string[] => (frame ? outputNames(frame) : [])

function written(instruction: Instruction): readonly string[] {
  const { effects } = instruction
  if (effects.flow === 'call') return [...effects.writes, ...cScratch, ...outputsOf(instruction)]
  return isSite(instruction) ? [...staticScratch] : effects.writes
}

function after(instruction: Instruction, before: Holds): Holds {
  const { offset, effects } = instruction
  const from = copied(instruction)
  const origin = from === null ? ({ kind: 'made', offset } as const) : originOf(before, from)
  const holds = new Map(before)
  for (const register of written(instruction)) {
    holds.set(register, effects.predicate === 0 ? origin : several)
  }
  if (effects.flow === 'call' || isSite(instruction)) holds.set('r8', { kind: 'result', offset })
  return holds
}

const same = (left: Origin, right: Origin): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

/** What holds on both ways; null where the second adds nothing. */
function met(known: Holds | undefined, more: Holds): Holds | null {
  if (!known) return more
  const holds = new Map(known)
  let changed = false
  for (const register of new Set([...known.keys(), ...more.keys()])) {
    const before = originOf(known, register)
    if (before.kind === 'several' || same(before, originOf(more, register))) continue
    holds.set(register, several)
    changed = true
  }
  return changed ? holds : null
}

function nextOf(instructions: readonly Instruction[], index: number): readonly number[] {
  const at = instructions[index] as Instruction
  const { flow, predicate } = at.effects
  const goesOn = predicate !== 0 || flow === 'next' || flow === 'call' || isSite(at)
  const target = flow === 'branch' ? targetOffset(at) : null
  const led = target === null ? -1 : instructions.findIndex(({ offset }) => offset === target)
  return [...(goesOn ? [index + 1] : []), ...(led === -1 ? [] : [led])]
}

/**
 * Follows the values of each function of a section by copies: what calls and sites give back, what came in, what
 * an instruction made. Memory is not followed, and of what depends on a predicate both ways count.
 */
function holdsBefore(program: Program, section: number, instructions: readonly Instruction[]) {
  const starts = functionStarts(program, section).map((start) =>
    instructions.findIndex(({ offset }) => offset === start),
  )
  const holds = new Map<number, Holds>()
  const waiting: number[] = []
  const arrive = (index: number, values: Holds) => {
    const now = index in instructions ? met(holds.get(index), values) : null
    if (!now) return
    holds.set(index, now)
    waiting.push(index)
  }
  for (const index of starts.length === 0 ? [0] : starts) arrive(index, new Map())
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const values = after(instructions[index] as Instruction, holds.get(index) as Holds)
    for (const next of nextOf(instructions, index)) arrive(next, values)
  }
  return holds
}

/** Calls of a section that are reached from the start of a function, in order. */
export function callsIn(program: Program, section: number): readonly CallOrigins[] {
  const instructions = instructionsIn(program, section)
  const holds = holdsBefore(program, section, instructions)
  return instructions.flatMap((instruction, index): readonly CallOrigins[] => {
    const values = holds.get(index)
    if (instruction.effects.flow !== 'call' || !values) return []
    const target = targetOffset(instruction)
    const to = program.symbols.find(
      (symbol) => symbol.section === section && symbol.offset === target,
    )
    const outputs = outputsOf(instruction).map((register) => originOf(values, register))
    return [{ offset: instruction.offset, to: to?.name ?? null, outputs }]
  })
}
