import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { startRun } from '../../src/analysis/run.ts'
import { usualStart, usualSwitches } from '../../src/run/start.ts'
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

/** A loop around two sites, which C functions answer, so that poison is followed through every instruction. */
const sites: Readonly<Record<Arch, string>> = {
  'x86-32': `f: mov $20000, %edi
1: DISABLE_INTERRUPTS(CLBR_ANY)
 add %edi, (%esi)
 mov (%esi), %ebx
 ENABLE_INTERRUPTS(CLBR_NONE)
 dec %edi
 jnz 1b
 ret
`,
  'x86-64': `f: mov $20000, %ebx
1: DISABLE_INTERRUPTS(CLBR_ANY)
 add %rbx, (%r12)
 mov (%r12), %rbp
 ENABLE_INTERRUPTS(CLBR_NONE)
 dec %ebx
 jnz 1b
 ret
`,
}

interface Together {
  /** Million instructions a second, of all three machines. */
  readonly rate: number
  /** Milliseconds from asking for moments in the middle of a long run to having them. */
  readonly window: number
}

/** The three machines of a run in step: reference, unpatched, patched. */
function together(arch: Arch): Together {
  const session = startRun({
    input: {
      listing: sites[arch],
      config: arch === 'x86-32' ? '32pae' : '64',
      variant: 'xen-noplace',
      rules: '2.6.30',
      nops: 'p6',
      scan: false,
      framePointer: 'auto',
    },
    start: usualStart,
    switches: usualSwitches,
    breakpoints: [],
  })
  if (!session.ok) throw new Error(`the loop does not run: ${session.error.kind}`)
  const start = performance.now()
  while (!session.value.advance(50_000));
  const took = performance.now() - start
  const { last } = session.value.summary()
  const asked = performance.now()
  session.value.window(Math.floor(last / 3))
  const window = performance.now() - asked
  const end = session.value.window(last).moments.at(-1)
  const all = end ? Object.values(end).reduce((sum, { steps: own }) => sum + own, 0) : 0
  return { rate: all / took / 1000, window }
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
  const runs = Array.from({ length: 9 }, () => together(arch)).slice(2)
  return {
    arch,
    whole,
    single,
    snapshots,
    together: runs.map(({ rate }) => rate),
    windows: runs.map((one) => one.window),
  }
})
process.stdout.write(JSON.stringify(results))
