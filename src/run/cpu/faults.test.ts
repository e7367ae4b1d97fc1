import { describe, expect, it } from 'vitest'
import {
  recordingHost,
  runMachine,
  runPlaces,
  valueOf,
  valuesOf,
} from '../../testing/runMachine.ts'
import type { Arch } from '../../x86/arch.ts'
import type { Cpu } from './cpu.ts'
import { instructionAt, run, step } from './execute.ts'
import { returnFrom } from './stack.ts'

const { text, data, stack } = runPlaces['x86-32']
const long = runPlaces['x86-64']

/** Runs to the stop. */
function stopped(
  arch: Arch,
  lines: readonly string[],
  options: Parameters<typeof runMachine>[2] = {},
) {
  const cpu = runMachine(arch, lines, options)
  run(cpu)
  return cpu
}

describe('memory that is not there', () => {
  it('stops a read at its first missing byte, before anything has changed', () => {
    const cpu = stopped('x86-32', ['add 0xffe(%esi), %eax'], { registers: { esi: data, eax: 7 } })
    expect(cpu.stopped).toEqual({
      kind: 'page',
      at: text,
      address: data + 0x1000,
      access: 'read',
      text: false,
    })
    expect(cpu).toMatchObject({ ip: text, steps: 0, flags: 0x202 })
    expect(valueOf(cpu, 'eax')).toBe('0x7')
  })

  it('stops a write that begins in memory and ends outside, and writes no byte of it', () => {
    const cpu = stopped('x86-64', ['movq $-1, 0xffc(%rsi)'], { registers: { rsi: long.data } })
    expect(cpu.stopped).toMatchObject({
      kind: 'page',
      address: long.data + 0x1000,
      access: 'write',
    })
    expect(cpu.memory.peek(long.data + 0xffc, 4)).toEqual(new Uint8Array(4))
  })

  it('calls a write into text what it is: code that would change itself', () => {
    const cpu = stopped('x86-32', ['movb $0x90, (%esi)'], { registers: { esi: text } })
    expect(cpu.stopped).toMatchObject({ kind: 'page', address: text, access: 'write', text: true })
  })

  it('stops where control leaves the text', () => {
    const cpu = stopped('x86-32', ['nop'])
    expect(cpu.stopped).toMatchObject({
      kind: 'page',
      address: text + 1,
      access: 'execute',
      at: text + 1,
    })
    expect(cpu.steps).toBe(1)
  })

  it('stops at an instruction that the end of the text cuts', () => {
    const cpu = stopped('x86-32', ['.byte 0xb8, 1, 2'])
    expect(cpu.stopped).toMatchObject({
      kind: 'page',
      address: text + 3,
      access: 'execute',
      at: text,
    })
  })

  it.each([
    ['push %eax', { esp: 0x1000 }],
    ['pop %eax', { esp: 0x1000 }],
    ['pop (%eax)', { eax: 0 }],
    ['call 1f; 1:', { esp: 0x1000 }],
    ['ret $8', { esp: 0x1000 }],
    ['leave', { ebp: 0x1000 }],
    ['enter $8, $0', { esp: 0x1000 }],
    ['enter $8, $3', { ebp: 0x1000 }],
    ['xchg %eax, (%ebx)', { ebx: text }],
    ['xadd %eax, (%ebx)', { ebx: text }],
    ['cmpxchg %ecx, (%ebx)', { ebx: text }],
    ['cmpxchg8b (%ebx)', { ebx: 0 }],
    ['incl (%ebx)', { ebx: text }],
    ['shll %cl, (%ebx)', { ebx: text, ecx: 3 }],
    ['pushf', { esp: 0x1000 }],
    ['popa', { esp: 0x1000 }],
    ['movsl', { esi: data, edi: text }],
    ['setc (%ebx)', { ebx: text }],
  ])('leaves all registers and flags alone: %s', (line, registers: Record<string, number>) => {
    const cpu = runMachine('x86-32', line.split('; '), { registers, flags: 0x247 })
    const before = valuesOf(cpu)
    step(cpu)
    expect(cpu.stopped).toMatchObject({ kind: 'page', at: text })
    expect(valuesOf(cpu)).toEqual(before)
    expect(cpu).toMatchObject({ ip: text, flags: 0x247, undefinedFlags: 0, steps: 0 })
  })

  it('keeps what a repeated instruction did before it, and the flags from before it', () => {
    const cpu = stopped('x86-32', ['repe cmpsb'], {
      registers: { ecx: 9, esi: data, edi: data + 0xffe },
      flags: 0x203,
    })
    expect(cpu.stopped).toMatchObject({ kind: 'page', address: data + 0x1000, access: 'read' })
    expect(valuesOf(cpu)).toMatchObject({ ecx: '0x7', esi: '0xc0200002', edi: '0xc0201000' })
    expect(cpu.flags).toBe(0x203)
  })
})

describe('an address that is none', () => {
  it('stops', () => {
    const cpu = stopped('x86-64', ['mov (%rax,%rcx,8), %rdx'], {
      registers: { rax: 2 ** 47, rcx: 0 },
    })
    expect(cpu.stopped).toEqual({ kind: 'non-canonical', at: long.text, low: 0, high: 0x8000 })
  })

  it('stops a return to it at the return', () => {
    const cpu = stopped('x86-64', ['movabs $0x1234567890abcdef, %rax', 'push %rax', 'ret'])
    expect(cpu.stopped).toMatchObject({ kind: 'non-canonical', at: long.text + 11 })
    expect(valueOf(cpu, 'rsp')).toBe('0xffff8800010007f8')
  })

  it('may come up on the way to one that is', () => {
    const cpu = runMachine('x86-64', ['mov (%rax,%rcx,8), %edx'], {
      registers: { rax: long.data - 8 * 2 ** 48, rcx: 2 ** 48 },
    })
    step(cpu)
    expect(cpu.stopped).toBeNull()
  })
})

describe('addresses of 32 bits', () => {
  it('go around at the end', () => {
    const page = {
      name: 'low',
      base: 0,
      bytes: Uint8Array.of(1, 2, 3, 4),
      writable: true,
      executable: false,
    }
    const top = { ...page, name: 'top', base: 0xffff_fffe, bytes: Uint8Array.of(8, 9) }
    const cpu = runMachine('x86-32', ['mov 2(%ebx), %eax', 'mov %eax, -2(%ecx)'], {
      registers: { ebx: -4, ecx: 0 },
      more: [page, top],
    })
    run(cpu, { steps: 2 })
    expect(valueOf(cpu, 'eax')).toBe('0x2010908')
  })

  it('go around at the end of what an address of 32 bits reaches in 64-bit code', () => {
    const cpu = runMachine('x86-64', ['lea 8(%eax), %rbx'], { registers: { rax: -4 } })
    step(cpu)
    expect(valueOf(cpu, 'rbx')).toBe('0x4')
  })
})

describe('divisions', () => {
  it.each([
    ['div %ecx', { ecx: 0 }, 'zero'],
    ['div %ecx', { edx: 1, ecx: 1 }, 'overflow'],
    ['idiv %ecx', { eax: -0x8000_0000, edx: -1, ecx: -1 }, 'overflow'],
    ['idiv %cl', { eax: 0x100, ecx: 1 }, 'overflow'],
    ['aam $0', {}, 'zero'],
  ])('stop without a quotient: %s of %j', (line, registers, reason) => {
    const cpu = stopped('x86-32', [line], { registers })
    expect(cpu.stopped).toEqual({ kind: 'divide', at: text, reason })
    expect(cpu.undefinedFlags).toBe(0)
  })

  it('of 64 bits stop where the quotient needs 65', () => {
    const registers = { rax: 0, rdx: 5, rcx: 5 }
    expect(stopped('x86-64', ['div %rcx'], { registers }).stopped).toMatchObject({
      reason: 'overflow',
    })
  })

  it('give the quotient and the rest of 128 bits', () => {
    const cpu = runMachine('x86-64', ['idiv %rcx'], { registers: { rax: -7, rdx: -1, rcx: 2 } })
    step(cpu)
    expect(valuesOf(cpu)).toMatchObject({ rax: '0xfffffffffffffffd', rdx: '0xffffffffffffffff' })
  })
})

describe('what is no instruction, or none that is modelled', () => {
  it.each(['ud2', '.byte 0x0f, 0x04, 0, 0'])('is undefined: %s', (line) => {
    expect(stopped('x86-32', [line]).stopped).toEqual({ kind: 'undefined', at: text })
  })

  it.each([
    ['fld1', 'fld1'],
    ['movaps %xmm0, %xmm1', 'movaps %xmm0,%xmm1'],
    ['ljmp *(%eax)', 'ljmp *(%eax)'],
    ['mov %db0, %eax', 'mov %db0,%eax'],
  ])('is named: %s', (line, written) => {
    expect(stopped('x86-32', [line]).stopped).toEqual({
      kind: 'unsupported',
      at: text,
      text: written,
    })
  })
})

describe('cmpxchg16b', () => {
  it('wants its memory at a multiple of 16', () => {
    const registers = { rbx: 1, rdi: long.data + 8 }
    const cpu = stopped('x86-64', ['cmpxchg16b (%rdi)'], { registers })
    expect(cpu.stopped).toEqual({ kind: 'unaligned', at: long.text, address: long.data + 8 })
  })
})

describe('endless programs', () => {
  it('stop at the limit, and say where', () => {
    const cpu = stopped('x86-32', ['1: jmp 1b'], { limit: 1000 })
    expect(cpu.stopped).toEqual({ kind: 'limit', at: text, steps: 1000 })
  })

  it('are cut in a repetition, too: a step makes so many rounds', () => {
    const cpu = runMachine('x86-32', ['rep lodsb'], { registers: { ecx: 2500, esi: data } })
    step(cpu)
    expect(cpu.ip).toBe(text)
    expect(valueOf(cpu, 'ecx')).toBe('0x5c4')
    run(cpu, { steps: 2 })
    expect(cpu).toMatchObject({ ip: text + 2, steps: 3, stopped: null })
  })

  it('of faults that a host takes care of for ever stop at the limit', () => {
    const { host } = recordingHost()
    const cpu = stopped('x86-32', ['ud2'], { host: { ...host, fault: () => true }, limit: 50 })
    expect(cpu.stopped).toMatchObject({ kind: 'limit' })
  })
})

describe('the host', () => {
  const callOf = 'mov $0xd0000000, %eax; call *%eax; inc %ebx'.split('; ')

  it('stands in for code that has no bytes', () => {
    const { host } = recordingHost()
    const entered: number[] = []
    const enter = (cpu: Cpu, address: number) => {
      entered.push(address)
      cpu.registers[2] = 0xdead_00cc | 0
      returnFrom(cpu)
      return true
    }
    const cpu = runMachine('x86-32', callOf, { host: { ...host, enter } })
    run(cpu, { steps: 4 })
    expect(entered).toEqual([0xd000_0000])
    expect(valuesOf(cpu)).toMatchObject({ ecx: '0xdead00cc', ebx: '0x1', esp: '0xc0300800' })
    expect(cpu.stopped).toBeNull()
  })

  it('may know nothing of it: a page fault there', () => {
    expect(stopped('x86-32', callOf).stopped).toMatchObject({
      kind: 'page',
      address: 0xd000_0000,
      access: 'execute',
    })
  })

  it('may fault in the midst of a model, as at its address', () => {
    const { host } = recordingHost()
    const enter = (cpu: Cpu) => {
      cpu.memory.write32(0, 1)
      return true
    }
    const cpu = stopped('x86-32', callOf, { host: { ...host, enter } })
    expect(cpu.stopped).toMatchObject({
      kind: 'page',
      address: 0,
      access: 'write',
      at: 0xd000_0000,
    })
  })

  it('may emulate what faults', () => {
    const { host } = recordingHost()
    const fault = (cpu: Cpu) => {
      cpu.ip += 2
      cpu.registers[0] = 42
      return true
    }
    const cpu = runMachine('x86-32', ['ud2', 'inc %eax'], { host: { ...host, fault } })
    run(cpu, { steps: 2 })
    expect(valueOf(cpu, 'eax')).toBe('0x2b')
    expect(cpu.steps).toBe(2)
  })
})

describe('breakpoints', () => {
  it('stop before their instruction, but not at the first', () => {
    const cpu = runMachine('x86-32', ['1: inc %eax', 'jmp 1b'])
    const breakpoints = new Set([text])
    expect(run(cpu, { breakpoints })).toBe('breakpoint')
    expect(run(cpu, { breakpoints })).toBe('breakpoint')
    expect(cpu).toMatchObject({ ip: text, steps: 4, stopped: null })
  })
})

describe('looking on', () => {
  it('tells what an instruction is before it is executed', () => {
    const cpu = runMachine('x86-32', ['push 4(%ebx,%ecx,2)'])
    const instruction = instructionAt(cpu, cpu.ip)
    expect(instruction).toMatchObject({ address: text, next: text + 4, copying: 'push' })
    expect(instruction?.row.text).toBe('push 0x4(%ebx,%ecx,2)')
    expect(instruction?.addressing).toBe((1 << 3) | (1 << 1) | (1 << 4))
    expect(instructionAt(cpu, 0)).toBeNull()
  })

  it('tells what memory it accessed, in order', () => {
    const cpu = runMachine('x86-32', ['push 4(%ebx)'], { registers: { ebx: data } })
    cpu.memory.log = []
    step(cpu)
    expect(cpu.memory.log).toEqual([
      { address: data + 4, size: 4, kind: 'read' },
      { address: stack + 0x7fc, size: 4, kind: 'write' },
    ])
  })
})
