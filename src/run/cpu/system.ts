import type { Operand } from '../../x86/form.ts'
import { addressOf, highOf, lowOf } from './address.ts'
import { type Builder, type Builders, type Source, wordSize } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { ticksPerStep } from './cpu.ts'
import { directionFlag, interruptFlag, setFlags, status } from './flags.ts'
import { ownPlaceOf, placeOf, registerPlace } from './operands.ts'
import { demandInterrupts, demandPrivilege } from './popFlags.ts'
import type { Execute } from './prepared.ts'
import { Fault } from './stop.ts'

const cli: Builder =
  ({ text }) =>
  (cpu) => {
    demandInterrupts(cpu, text)
    cpu.flags &= ~interruptFlag
  }

const sti: Builder =
  ({ text }) =>
  (cpu) => {
    demandInterrupts(cpu, text)
    cpu.flags |= interruptFlag
  }

const cld: Builder = () => (cpu) => {
  cpu.flags &= ~directionFlag
}

const std: Builder = () => (cpu) => {
  cpu.flags |= directionFlag
}

const ah = registerPlace({ kind: 'register', number: 0, size: 1, high: true })
const lowFlags = 0xd5

const lahf: Builder = () => (cpu) => ah.write(cpu, (cpu.flags & lowFlags) | 2, 0)
const sahf: Builder = () => (cpu) => setFlags(cpu, status & lowFlags, ah.read(cpu), 0)

const hlt: Builder =
  ({ text, address }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    if ((cpu.flags & interruptFlag) === 0) throw new Fault({ kind: 'halted' })
    cpu.host.event(cpu, { kind: 'halt', at: address })
  }

const clts: Builder =
  ({ text, address }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    const { control } = cpu.system
    control[0] = (control[0] ?? 0) & ~8
    tellControl(cpu, 0, address)
  }

function tellControl(cpu: Cpu, register: number, at: number): void {
  const { control } = cpu.system
  const [low, high] = [control[2 * register] ?? 0, control[2 * register + 1] ?? 0]
  cpu.host.event(cpu, { kind: 'control', register, low, high, at })
  if (register === 3) cpu.host.event(cpu, { kind: 'flush', address: null, at })
}

const invlpg: Builder = ({ form, text, address }) => {
  const [operand] = form.operands
  if (operand?.kind !== 'memory') return null
  const place = addressOf(operand)
  return (cpu) => {
    demandPrivilege(cpu, text)
    cpu.host.event(cpu, { kind: 'flush', address: place(cpu), at: address })
  }
}

/** Told to the host, and without an effect that is modelled. */
const told: Builder =
  ({ text, address }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    cpu.host.event(cpu, { kind: 'system', text, at: address })
  }

const swapgs: Builder =
  ({ text, address }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    const { system } = cpu
    ;[system.gsBase, system.kernelGsBase] = [system.kernelGsBase, system.gsBase]
    cpu.host.event(cpu, { kind: 'swapgs', at: address })
  }

const eax = registerPlace({ kind: 'register', number: 0, size: 4, high: false })
const ecx = registerPlace({ kind: 'register', number: 1, size: 4, high: false })
const edx = registerPlace({ kind: 'register', number: 2, size: 4, high: false })
const ebx = registerPlace({ kind: 'register', number: 3, size: 4, high: false })

function putCounter(cpu: Cpu): void {
  const ticks = cpu.system.tsc + cpu.steps * ticksPerStep
  eax.write(cpu, lowOf(ticks), 0)
  edx.write(cpu, highOf(ticks), 0)
}

const rdtsc: Builder = () => putCounter

const rdtscp: Builder = () => (cpu) => {
  putCounter(cpu)
  ecx.write(cpu, 0, 0)
}

/** A plain processor of six generations ago: FPU TSC MSR PAE CX8 PGE CMOV. */
const identity: Readonly<Record<number, readonly [number, number, number, number]>> = {
  0: [1, 0x756e_6547, 0x6c65_746e, 0x4965_6e69],
  1: [0x6f0, 0, 0, 0xa171],
}

const cpuid: Builder =
  ({ address }) =>
  (cpu) => {
    if (cpu.host.event(cpu, { kind: 'cpuid', at: address })) return
    const [a, b, c, d] = identity[eax.read(cpu)] ?? [0, 0, 0, 0]
    eax.write(cpu, a, 0)
    ebx.write(cpu, b, 0)
    ecx.write(cpu, c, 0)
    edx.write(cpu, d, 0)
  }

/** Model-specific registers that are modelled, and what they are. */
const bases = {
  0xc000_0100: 'fsBase',
  0xc000_0101: 'gsBase',
  0xc000_0102: 'kernelGsBase',
} as const

const baseOf = (number: number) =>
  (bases as Readonly<Record<number, (typeof bases)[keyof typeof bases]>>)[number]

const rdmsr: Builder =
  ({ text, address }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    const number = ecx.read(cpu) >>> 0
    const base = baseOf(number)
    const event = { kind: 'msr', direction: 'read', number, at: address } as const
    if (base === undefined && cpu.host.event(cpu, event)) return
    const value = base === undefined ? 0 : cpu.system[base]
    eax.write(cpu, lowOf(value), 0)
    edx.write(cpu, highOf(value), 0)
  }

const wrmsr: Builder =
  ({ text, address }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    const number = ecx.read(cpu) >>> 0
    const [low, high] = [eax.read(cpu), edx.read(cpu)]
    const base = baseOf(number)
    if (base !== undefined) {
      const extension = high >> 15
      if (extension !== 0 && extension !== -1) throw new Fault({ kind: 'non-canonical', low, high })
      cpu.system[base] = high * 0x1_0000_0000 + (low >>> 0)
    }
    cpu.host.event(cpu, { kind: 'msr', direction: 'write', number, at: address })
  }

const undefinedOpcode: Builder = () => () => {
  throw new Fault({ kind: 'undefined' })
}

/** Moves from and to segment and control registers. */
export const systemMove: Builder = (source) => {
  const [to, from] = source.form.operands
  if (to?.kind === 'segment') return loadSelector(to.number, from)
  if (from?.kind === 'segment') return storeSelector(from.number, to)
  if (to?.kind === 'control') return loadControl(source, to.number, from)
  return from?.kind === 'control' ? storeControl(source, from.number, to) : null
}

function loadSelector(number: number, from: Operand | undefined): Execute | null {
  const place = placeOf(from, 2)
  return (
    place &&
    ((cpu) => {
      cpu.system.selectors[number] = place.read(cpu)
    })
  )
}

function storeSelector(number: number, to: Operand | undefined): Execute | null {
  const place = to?.kind === 'memory' ? placeOf(to, 2) : ownPlaceOf(to)
  return place && ((cpu) => place.write(cpu, cpu.system.selectors[number] ?? 0, 0))
}

function loadControl(source: Source, number: number, from: Operand | undefined): Execute | null {
  const place = placeOf(from, wordSize(source.arch))
  const { text, address } = source
  return (
    place &&
    ((cpu) => {
      demandPrivilege(cpu, text)
      const { control } = cpu.system
      control[2 * number] = place.read(cpu)
      control[2 * number + 1] = place.size === 8 ? cpu.high : 0
      tellControl(cpu, number, address)
    })
  )
}

function storeControl(source: Source, number: number, to: Operand | undefined): Execute | null {
  const place = placeOf(to, wordSize(source.arch))
  const { text } = source
  return (
    place &&
    ((cpu) => {
      demandPrivilege(cpu, text)
      const { control } = cpu.system
      place.write(cpu, control[2 * number] ?? 0, control[2 * number + 1] ?? 0)
    })
  )
}

/** The machine status word: the low half of cr0. */
const smsw: Builder = ({ form }) => {
  const [operand] = form.operands
  const place = operand?.kind === 'memory' ? placeOf(operand, 2) : ownPlaceOf(operand)
  return place && ((cpu) => place.write(cpu, cpu.system.control[0] ?? 0, 0))
}

const nothing: Builder = () => () => {}
const harmless =
  'nop pause lfence mfence sfence endbr32 endbr64 clflush prefetchnta prefetcht0 prefetcht1 prefetcht2 prefetch prefetchw'.split(
    ' ',
  )

const same = (names: readonly string[], builder: Builder): Builders =>
  Object.fromEntries(names.map((name) => [name, builder]))

export const systemBuilders: Builders = {
  cli,
  sti,
  cld,
  std,
  lahf,
  sahf,
  hlt,
  clts,
  invlpg,
  swapgs,
  rdtsc,
  rdtscp,
  cpuid,
  rdmsr,
  wrmsr,
  smsw,
  ...same(['ud0', 'ud1', 'ud2'], undefinedOpcode),
  ...same(['lgdt', 'lidt', 'lldt', 'ltr', 'wbinvd', 'invd'], told),
  ...same(harmless, nothing),
}
