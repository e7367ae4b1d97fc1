import type { Arch } from '../x86/arch.ts'
import type { CpuEvent } from './cpu/cpu.ts'
import { addressOf, valueOf } from './layout.ts'
import type { RunEvent } from './report.ts'

/** What an instruction did besides registers and memory, as a run tells it; null for what nobody need know. */
export function eventOf(arch: Arch, event: CpuEvent): RunEvent | null {
  switch (event.kind) {
    case 'halt':
      return { kind: 'halt' }
    case 'control':
      return {
        kind: 'control',
        register: `cr${event.register}`,
        value: valueOf(arch, event.low, event.high),
      }
    case 'flush':
      return event.address === null
        ? { kind: 'flush', what: 'all', address: null }
        : { kind: 'flush', what: 'page', address: addressOf(arch, event.address) }
    case 'port':
      return { kind: 'system', text: `${event.direction} port ${event.port}` }
    case 'msr':
      return { kind: 'system', text: `${event.direction} msr 0x${event.number.toString(16)}` }
    case 'system':
      return { kind: 'system', text: event.text }
    case 'swapgs':
    case 'cpuid':
      return { kind: 'system', text: event.kind }
    case 'hypercall':
    case 'undefined-result':
      return null
  }
}
