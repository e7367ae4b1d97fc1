import { describe, expect, it } from 'vitest'
import {
  recordingHost,
  runMachine,
  runPlaces,
  valueOf,
  valuesOf,
} from '../../testing/runMachine.ts'
import { adjust, carry, overflow, parity, sign, status, zero } from './flags.ts'
import { run, step } from './execute.ts'
import { modelledMnemonics } from './prepare.ts'

const { data, stack } = runPlaces['x86-32']
const long = runPlaces['x86-64']

/** What the emulator beside which the rest is tested does not know. */
describe('newer instructions', () => {
  it.each([
    ['popcnt %ecx, %eax', 0x8000_00f1, '0x6', 0],
    ['popcnt %ecx, %eax', 0, '0x0', zero],
    ['tzcnt %ecx, %eax', 0x50, '0x4', 0],
    ['tzcnt %ecx, %eax', 1, '0x0', zero],
    ['tzcnt %ecx, %eax', 0, '0x20', carry],
    ['lzcnt %ecx, %eax', 0x50, '0x19', 0],
    ['lzcnt %ecx, %eax', -1, '0x0', zero],
    ['lzcnt %cx, %ax', 0, '0x10', carry],
  ])('%s of %i', (line, ecx, result, flags) => {
    const cpu = runMachine('x86-32', [line], { registers: { ecx }, flags: 0x246 })
    step(cpu)
    expect(valueOf(cpu, 'eax')).toBe(result)
    expect(cpu.flags & status & ~cpu.undefinedFlags).toBe(flags)
  })

  it('count the bits of both words', () => {
    const cpu = runMachine(
      'x86-64',
      ['popcnt %rcx, %rax', 'lzcnt %rcx, %rbx', 'tzcnt %rcx, %rdx'],
      {
        registers: { rcx: 0x7 * 2 ** 32 },
      },
    )
    run(cpu, { steps: 3 })
    expect(valuesOf(cpu)).toMatchObject({ rax: '0x3', rbx: '0x1d', rdx: '0x20' })
  })

  it('turn bytes around on the way to and from memory', () => {
    const lines = ['movbe %eax, (%esi)', 'movbe (%esi), %bx', 'mov (%esi), %ecx']
    const cpu = runMachine('x86-32', lines, { registers: { eax: 0x1234_5678, esi: data } })
    run(cpu, { steps: 3 })
    expect(valuesOf(cpu)).toMatchObject({ ecx: '0x78563412', ebx: '0x1234' })
  })
})

describe('flags that the manuals leave undefined', () => {
  it.each([
    ['and %eax, %ebx', adjust],
    ['mul %ecx', sign | zero | parity | adjust],
    ['shl $1, %eax', adjust],
    ['shl $2, %eax', adjust | overflow],
    ['shl $9, %al', adjust | overflow | carry],
    ['ror $3, %eax', overflow],
    ['bt $3, %eax', overflow | sign | parity | adjust],
    ['div %ecx', status],
    ['bsf %ecx, %eax', status & ~zero],
    ['shld $17, %cx, %ax', status],
  ])('are known after %s', (line, expected) => {
    const cpu = runMachine('x86-32', [line], { registers: { ecx: 3 } })
    step(cpu)
    expect(cpu.stopped).toBeNull()
    expect(cpu.undefinedFlags).toBe(expected)
  })

  it('stay so until something writes them, and no longer', () => {
    const lines = ['div %ecx', 'inc %eax', 'mov $0, %eax', 'stc', 'mul %ecx', 'add %eax, %eax']
    const cpu = runMachine('x86-32', lines, { registers: { ecx: 3 } })
    const seen = lines.map(() => {
      step(cpu)
      return cpu.undefinedFlags
    })
    const product = sign | zero | parity | adjust
    expect(seen).toEqual([status, carry, carry, 0, product, 0])
  })

  it('are told of apart from results that are undefined', () => {
    const { events, host } = recordingHost()
    const registers = { eax: 5 }
    const cpu = runMachine('x86-32', ['bsf %ecx, %eax', 'bsr %eax, %ecx'], { host, registers })
    run(cpu, { steps: 2 })
    expect(events.map(({ kind }) => kind)).toEqual(['undefined-result'])
    expect(valuesOf(cpu)).toMatchObject({ eax: '0x5', ecx: '0x2' })
  })
})

describe('the stack pointer as an operand', () => {
  it('is pushed as it was, and popped as it is read', () => {
    const cpu = runMachine('x86-32', ['push %esp', 'push (%esp)', 'pop 4(%esp)', 'pop %esp'])
    run(cpu, { steps: 3 })
    const top = stack + 0x800
    expect(cpu.memory.read32(top) >>> 0).toBe(top)
    run(cpu, { steps: 1 })
    expect(valueOf(cpu, 'esp')).toBe(`0x${top.toString(16)}`)
  })
})

describe('parts of registers', () => {
  it('leave what they do not cover, 32 bits of 64 excepted', () => {
    const registers = { rax: -1, rbx: -1, rcx: -1, rdx: -1 }
    const lines = ['mov $0, %ah', 'mov $0, %bx', 'mov $0, %ecx', 'cmovc %eax, %edx']
    const cpu = runMachine('x86-64', lines, { registers })
    run(cpu, { steps: 4 })
    expect(valuesOf(cpu)).toMatchObject({
      rax: '0xffffffffffff00ff',
      rbx: '0xffffffffffff0000',
      rcx: '0x0',
      rdx: '0xffffffff',
    })
  })
})

describe('what the emulator gets wrong, as a Xeon does it', () => {
  const high = 0xaaaa * 2 ** 32

  it('cmpxchg of 32 bits clears no upper half but that of the register that it writes', () => {
    const line = ['cmpxchg %edx, %ecx']
    const equal = runMachine('x86-64', line, {
      registers: { rax: high + 5, rcx: high + 5, rdx: high + 7 },
    })
    const other = runMachine('x86-64', line, {
      registers: { rax: high + 5, rcx: high + 6, rdx: high + 7 },
    })
    step(equal)
    step(other)
    expect(valuesOf(equal)).toMatchObject({ rax: '0xaaaa00000005', rcx: '0x7' })
    expect(valuesOf(other)).toMatchObject({ rax: '0x6', rcx: '0xaaaa00000006' })
  })

  it.each([
    [0x11, 0x293],
    [0x80, 0xa83],
    [0, 0x246],
    [0xff, 0x213],
  ])('lock neg of %i has the flags of neg', (value, flags) => {
    const cpu = runMachine('x86-32', ['lock negb (%esi)'], { registers: { esi: data } })
    cpu.memory.poke(data, [value])
    step(cpu)
    expect(cpu.flags).toBe(flags)
  })

  it('enter of 16 bits writes bp alone', () => {
    const cpu = runMachine('x86-64', ['enterw $0, $0'], { registers: { rbp: 0x1122_3344_5566 } })
    step(cpu)
    expect(valuesOf(cpu)).toMatchObject({ rbp: '0x1122334407fe', rsp: '0xffff8800010007fe' })
  })

  it('bsf of nothing keeps all of the register', () => {
    const cpu = runMachine('x86-64', ['bsf %ecx, %eax'], { registers: { rax: high + 5 } })
    step(cpu)
    expect(valueOf(cpu, 'rax')).toBe('0xaaaa00000005')
  })
})

describe('bits of memory', () => {
  it('reach as far as a register counts, to both sides', () => {
    const cpu = runMachine('x86-64', ['bts %rax, (%rbx)', 'bts %rcx, (%rbx)', 'btsw %dx, (%rbx)'], {
      registers: { rax: 8 * 100 + 3, rcx: -1, rdx: 17, rbx: long.data + 64 },
    })
    run(cpu, { steps: 3 })
    expect(cpu.memory.peek(long.data + 164, 1)).toEqual(Uint8Array.of(8))
    expect(cpu.memory.peek(long.data + 63, 1)).toEqual(Uint8Array.of(0x80))
    expect(cpu.memory.peek(long.data + 66, 1)).toEqual(Uint8Array.of(2))
  })
})

describe('code that may be written', () => {
  it('is read again where it changes', () => {
    const bytes = Uint8Array.of(0x40, 0xc6, 0x05, 0, 0x40, 0, 0, 0x43, 0xeb, 0xf6)
    const region = { name: 'scratch text', base: 0x4000, bytes, writable: true, executable: true }
    // inc %eax; movb $0x43,0x4000; jmp to the start, where then stands inc %ebx.
    const cpu = runMachine('x86-32', ['nop'], { more: [region], ip: 0x4000 })
    run(cpu, { steps: 4 })
    expect(valuesOf(cpu)).toMatchObject({ eax: '0x1', ebx: '0x1' })
  })

  it('is read again where somebody else changes it', () => {
    const cpu = runMachine('x86-32', ['1: inc %eax', 'jmp 1b'])
    run(cpu, { steps: 2 })
    cpu.memory.poke(cpu.ip, [0x4b])
    step(cpu)
    expect(valuesOf(cpu)).toMatchObject({ eax: '0x1', ebx: '0xffffffff' })
  })
})

describe('what is modelled', () => {
  it('is what the issue names', () => {
    const named =
      'mov movzx movsx movsxd xchg cmpxchg cmpxchg8b cmpxchg16b xadd lea push pop pusha popa pushf popf add adc ' +
      'sub sbb and or xor cmp test inc dec neg not mul imul div idiv shl shr sar rol ror rcl rcr shld shrd bt bts ' +
      'btr btc bsf bsr bswap sete cmove je jmp call ret enter leave cbw cwde cdqe cwd cdq cqo loop loope loopne ' +
      'jcxz jecxz jrcxz lahf sahf clc stc cmc cld std movs stos lods cmps scas nop pause lfence popcnt movbe daa ' +
      'das aaa aas aam aad cli sti hlt clts invlpg wbinvd swapgs rdtsc rdtscp cpuid rdmsr wrmsr ud2 int int3 ' +
      'vmcall vmmcall syscall sysenter iret sysexit sysret in out'
    expect(named.split(' ').filter((name) => !modelledMnemonics.includes(name))).toEqual([])
  })
})
