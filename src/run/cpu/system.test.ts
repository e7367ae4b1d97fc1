import { describe, expect, it } from 'vitest'
import {
  recordingHost,
  runMachine,
  runPlaces,
  valueOf,
  valuesOf,
} from '../../testing/runMachine.ts'
import type { Cpu } from './cpu.ts'
import { interruptFlag } from './flags.ts'
import { run, step } from './execute.ts'

const { text, data, stack } = runPlaces['x86-32']
const long = runPlaces['x86-64']

const interrupts = ({ flags }: Cpu) => (flags & interruptFlag) !== 0

describe('interrupts', () => {
  it('are switched by cli, sti and popf in ring 0', () => {
    const cpu = runMachine('x86-32', ['cli', 'sti', 'push $2', 'popf'])
    const seen = [1, 2, 4].map((steps) => {
      run(cpu, { steps: steps - cpu.steps })
      return interrupts(cpu)
    })
    expect(seen).toEqual([false, true, false])
  })

  it.each([
    'cli',
    'sti',
    'hlt',
    'clts',
    'invlpg (%eax)',
    'wbinvd',
    'mov %eax, %cr3',
    'mov %cr0, %eax',
  ])('and the like fault without privilege: %s', (line) => {
    const cpu = runMachine('x86-32', [line], { privileged: false })
    step(cpu)
    expect(cpu.stopped).toMatchObject({ kind: 'privileged', at: text })
  })

  it('stay on when popf without privilege wants them off, without a word', () => {
    const cpu = runMachine('x86-32', ['push $0x3043', 'popf', 'pushf', 'pop %eax'], {
      privileged: false,
    })
    run(cpu, { steps: 4 })
    expect(valueOf(cpu, 'eax')).toBe('0x243')
    expect(cpu.stopped).toBeNull()
  })

  it('may be switched where IOPL allows it', () => {
    const cpu = runMachine('x86-32', ['cli'], { privileged: false, flags: 0x3202 })
    step(cpu)
    expect(interrupts(cpu)).toBe(false)
  })
})

describe('hlt', () => {
  it('with interrupts off is the end', () => {
    const cpu = runMachine('x86-32', ['cli', 'hlt'])
    run(cpu)
    expect(cpu.stopped).toEqual({ kind: 'halted', at: text + 1 })
  })

  it('with interrupts on tells the host and goes on', () => {
    const { events, host } = recordingHost()
    const cpu = runMachine('x86-32', ['hlt', 'inc %eax'], { host })
    run(cpu, { steps: 2 })
    expect(events).toEqual([{ kind: 'halt', at: text }])
    expect(valueOf(cpu, 'eax')).toBe('0x1')
  })
})

describe('hypercalls', () => {
  it.each([
    ['int $0x82', 'int', 0x82],
    ['int3', 'int', 3],
    ['vmcall', 'vmcall', 0],
    ['vmmcall', 'vmmcall', 0],
    ['sysenter', 'sysenter', 0],
  ] as const)('go to the host: %s', (line, by, vector) => {
    const { events, host } = recordingHost(['hypercall'])
    const cpu = runMachine('x86-32', [line], { host })
    step(cpu)
    expect(events).toEqual([{ kind: 'hypercall', by, vector, at: text }])
    expect(cpu).toMatchObject({ stopped: null, steps: 1 })
  })

  it('stop the machine where the host knows nothing of them', () => {
    const cpu = runMachine('x86-64', ['syscall'], { registers: { rcx: 5, r11: 6 } })
    step(cpu)
    expect(cpu.stopped).toEqual({ kind: 'unhandled', by: 'syscall', vector: 0, at: long.text })
    expect(valuesOf(cpu)).toMatchObject({ rcx: '0x5', r11: '0x6' })
  })

  it('by syscall leave where to return in rcx and the flags in r11', () => {
    const { host } = recordingHost(['hypercall'])
    const cpu = runMachine('x86-64', ['syscall'], { host, flags: 0x246 })
    step(cpu)
    expect(valuesOf(cpu)).toMatchObject({ rcx: '0xffffffff81000002', r11: '0x246' })
  })
})

describe('iret', () => {
  it('goes on in the same ring, with the flags that it pops', () => {
    const lines = [
      'pushf',
      'push $0x60',
      'push $1f',
      'andl $~0x200, 8(%esp)',
      'iret',
      '1: inc %eax',
    ]
    const cpu = runMachine('x86-32', lines)
    run(cpu, { steps: 4 })
    // Where the text really is.
    cpu.memory.write32(stack + 0x7f4, text + 17)
    step(cpu)
    expect(cpu.ip).toBe(text + 17)
    expect(interrupts(cpu)).toBe(false)
    expect(valueOf(cpu, 'esp')).toBe('0xc0300800')
  })

  it('to an outer ring is the end, and tells where it goes', () => {
    const cpu = runMachine('x86-32', ['push $0x202', 'push $0x73', 'push $0x8048000', 'iret'])
    run(cpu)
    expect(cpu.stopped).toMatchObject({ kind: 'left', by: 'iret', to: 0x804_8000 })
  })

  it('pops the stack, too, in 64-bit code', () => {
    const lines = ['push $0x18', 'push $-8', 'push $0x246', 'push $0x10', 'push $0x1000', 'iretq']
    const cpu = runMachine('x86-64', lines)
    run(cpu, { steps: 6 })
    expect(cpu).toMatchObject({ ip: 0x1000, flags: 0x246 })
    expect(valueOf(cpu, 'rsp')).toBe('0xfffffffffffffff8')
  })
})

describe('sysexit and sysret', () => {
  it.each([
    ['sysexit', { rdx: 0x7000 }],
    ['sysretq', { rcx: 0x7000 }],
  ] as const)('are the end: %s', (line, registers) => {
    const cpu = runMachine('x86-64', [line], { registers })
    step(cpu)
    expect(cpu.stopped).toMatchObject({ kind: 'left', by: line.replace('q', ''), to: 0x7000 })
  })
})

describe('control registers', () => {
  it('are kept, and the host is told, of a flush as well', () => {
    const { events, host } = recordingHost()
    const cpu = runMachine(
      'x86-32',
      ['mov %eax, %cr3', 'mov %cr3, %ebx', 'clts', 'invlpg (%edx)'],
      {
        host,
        registers: { eax: 0x5000, edx: data },
      },
    )
    run(cpu, { steps: 4 })
    expect(valueOf(cpu, 'ebx')).toBe('0x5000')
    expect(events.map(({ kind }) => kind)).toEqual(['control', 'flush', 'control', 'flush'])
    expect(events.at(-1)).toMatchObject({ address: data })
  })
})

describe('ports', () => {
  it('read as ones where nothing answers', () => {
    const { events, host } = recordingHost()
    const cpu = runMachine('x86-32', ['in (%dx), %ax', 'out %al, $0x80'], {
      host,
      registers: { edx: 0x3f8, eax: 0 },
    })
    run(cpu, { steps: 2 })
    expect(valueOf(cpu, 'eax')).toBe('0xffff')
    expect(events).toMatchObject([
      { direction: 'in', port: 0x3f8, size: 2 },
      { direction: 'out', port: 0x80, size: 1, value: 0xff },
    ])
  })
})

describe('segments', () => {
  it('fs and gs add their base, in both widths', () => {
    const cpu = runMachine('x86-32', ['mov %gs:-4, %eax', 'mov %fs:(%ebx), %ecx'], {
      registers: { ebx: 8 },
    })
    cpu.system.gsBase = data + 4
    cpu.system.fsBase = data
    cpu.memory.poke(data, [1, 0, 0, 0, 0, 0, 0, 0, 2])
    run(cpu, { steps: 2 })
    expect(valuesOf(cpu)).toMatchObject({ eax: '0x1', ecx: '0x2' })
  })

  it('swap their bases with swapgs', () => {
    const cpu = runMachine('x86-64', ['swapgs', 'mov %gs:8, %rax'])
    cpu.system.kernelGsBase = long.data
    cpu.memory.poke(long.data + 8, [7])
    run(cpu, { steps: 2 })
    expect(valueOf(cpu, 'rax')).toBe('0x7')
  })

  it('take their base from model-specific registers', () => {
    const lines = ['mov $0xc0000101, %ecx', 'wrmsr', 'rdmsr', 'mov %gs:0, %rbx']
    const cpu = runMachine('x86-64', lines, { registers: { rax: long.data, rdx: -1 } })
    cpu.memory.poke(long.data, [9])
    run(cpu, { steps: 4 })
    expect(valuesOf(cpu)).toMatchObject({ rax: '0x82000000', rdx: '0xffffffff', rbx: '0x9' })
  })

  it('are only selectors otherwise', () => {
    const cpu = runMachine('x86-32', ['mov %cs, %eax', 'push %fs', 'pop %gs', 'mov %gs, %ecx'])
    run(cpu, { steps: 4 })
    expect(valuesOf(cpu)).toMatchObject({ eax: '0x60', ecx: '0xd8', esp: '0xc0300800' })
  })
})

describe('time and identity', () => {
  it('are the same in every run', () => {
    const lines = ['rdtsc', 'mov %eax, %esi', 'rdtsc', 'sub %esi, %eax', 'xor %eax, %eax', 'cpuid']
    const [first, second] = [0, 1].map(() => {
      const cpu = runMachine('x86-32', lines)
      run(cpu, { steps: 4 })
      const ticks = valueOf(cpu, 'eax')
      run(cpu, { steps: 2 })
      return { ticks, values: valuesOf(cpu) }
    })
    expect(first).toEqual(second)
    expect(first?.ticks).toBe('0x6')
    expect(first?.values).toMatchObject({ eax: '0x1', ebx: '0x756e6547' })
  })
})
