import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Cpu, createCpu, snapshot } from '../../src/run/cpu/cpu.ts'
import { instructionAt, run, step } from '../../src/run/cpu/execute.ts'
import { assembled, textOf } from '../../src/testing/programs/assembled.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { loadIced } from '../../src/x86/iced.ts'

const require = createRequire(`${process.cwd()}/package.json`)
loadIced(readFileSync(require.resolve('iced-x86/iced_x86_bg.wasm')))

/** A loop of what kernel code is made of: arithmetic, memory, branches, the stack, a call. */
const listings: Readonly<Record<Arch, readonly string[]>> = {
  'x86-32': [
    'start: mov $0, %ecx',
    '1: add %ecx, %eax',
    'mov 4(%esi), %edx',
    'xor %edx, %eax',
    'mov %eax, (%esi,%ebx,4)',
    'inc %ecx',
    'test $3, %cl',
    'jne 2f',
    'push %eax',
    'call f',
    'pop %eax',
    '2: lea 3(%eax,%ecx,2), %edi',
    'shl $3, %edi',
    'movzbl (%esi), %edx',
    'cmp %edi, %eax',
    'cmovb %edx, %edi',
    'and $15, %ebx',
    'cmp $-1, %ecx',
    'jne 1b',
    'ret',
    'f: push %ebp',
    'mov %esp, %ebp',
    'subl $1, 8(%ebp)',
    'pop %ebp',
    'ret',
  ],
  'x86-64': [
    'start: mov $0, %ecx',
    '1: add %rcx, %rax',
    'mov 8(%rsi), %rdx',
    'xor %edx, %eax',
    'mov %rax, (%rsi,%rbx,8)',
    'inc %rcx',
    'test $3, %cl',
    'jne 2f',
    'push %rax',
    'call f',
    'pop %rax',
    '2: lea 3(%rax,%rcx,2), %rdi',
    'shl $3, %rdi',
    'movzbl (%rsi), %edx',
    'cmp %rdi, %rax',
    'cmovb %rdx, %rdi',
    'and $15, %ebx',
    'cmp $-1, %rcx',
    'jne 1b',
    'ret',
    'f: push %rbp',
    'mov %rsp, %rbp',
    'subl $1, 16(%rbp)',
    'pop %rbp',
    'ret',
  ],
}

const places = {
  'x86-32': { text: 0xc010_0000, scratch: 0xc020_0000, stack: 0xc030_0000 },
  'x86-64': { text: -0x7f00_0000, scratch: -0x7e00_0000, stack: -0x77ff_ff00_0000 },
}

function machine(arch: Arch): Cpu {
  const program = assembled(listings[arch], arch)
  if (!program) throw new Error('the loop does not assemble')
  const { text, scratch, stack } = places[arch]
  const data = { writable: true, executable: false }
  const cpu = createCpu({
    arch,
    regions: [
      { name: 'scratch', base: scratch, bytes: new Uint8Array(4096), ...data },
      { name: 'stack', base: stack, bytes: new Uint8Array(8192), ...data },
      {
        name: 'text',
        base: text,
        bytes: Uint8Array.from(textOf(program).bytes),
        writable: false,
        executable: true,
      },
    ],
    ip: text,
    limit: Infinity,
  })
  for (const [number, value] of [
    [6, scratch],
    [4, stack + 4096],
  ] as const) {
    cpu.registers[2 * number] = value | 0
    if (arch === 'x86-64') cpu.registers[2 * number + 1] = Math.floor(value / 2 ** 32)
  }
  return cpu
}

const rounds = 12
const steps = 4_000_000

/** Steps a second, once a round; the first rounds warm up. */
function rates(count: number, go: (cpu: Cpu, count: number) => void, cpu: Cpu): readonly number[] {
  const found: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = cpu.steps
    const start = performance.now()
    go(cpu, count)
    found.push((cpu.steps - before) / (performance.now() - start) / 1000)
    if (cpu.stopped) throw new Error(`the loop stopped: ${JSON.stringify(cpu.stopped)}`)
  }
  return found.slice(3)
}

/** One at a time, looked at before, and every access noted: what a trace costs. */
function watched(cpu: Cpu, count: number): void {
  let looked = 0
  for (let left = count; left > 0; left--) {
    cpu.memory.log = []
    looked += instructionAt(cpu, cpu.ip)?.row.reads ?? 0
    step(cpu)
  }
  cpu.memory.log = null
  if (looked === 0) throw new Error('nothing was looked at')
}

const results = (['x86-32', 'x86-64'] as const).map((arch) => {
  const snapshots: number[] = []
  const cpu = machine(arch)
  const whole = rates(steps, (one, count) => run(one, { steps: count }), cpu)
  const single = rates(steps / 4, watched, cpu)
  for (let at = 0; at < 200; at++) {
    run(cpu, { steps: 100 })
    const start = performance.now()
    snapshot(cpu)
    snapshots.push(performance.now() - start)
  }
  return { arch, whole, single, snapshots }
})
process.stdout.write(JSON.stringify(results))
