import type { OpId } from '../ops/op.ts'
import type { Arch } from '../x86/arch.ts'
import type { Stop } from './cpu/stop.ts'
import { addressOf, valueOf } from './layout.ts'
import type { Ending } from './report.ts'

/** Why a machine stopped. `text` is the instruction's, `slot` the operation whose empty slot led there. */
export function endingOf(arch: Arch, stop: Stop, text: string, slot: OpId | null): Ending {
  switch (stop.kind) {
    case 'page': {
      const { access, text: inText } = stop
      const address = addressOf(arch, stop.address)
      return {
        kind: 'page',
        address,
        access,
        text: inText,
        slot: access === 'execute' ? slot : null,
      }
    }
    case 'non-canonical':
      return { kind: 'non-canonical', address: valueOf(arch, stop.low, stop.high) }
    case 'unaligned':
      return { kind: 'unaligned', address: addressOf(arch, stop.address) }
    case 'divide':
      return { kind: 'divide', why: stop.reason }
    case 'undefined':
      return { kind: 'undefined', text }
    case 'unsupported':
    case 'privileged':
      return { kind: stop.kind, text: stop.text }
    case 'unhandled':
      return { kind: 'unanswered', text }
    case 'limit':
      return { kind: 'limit', limit: stop.steps }
    case 'halted':
      return { kind: 'halted' }
    case 'left':
      return { kind: 'left', how: stop.by }
  }
}
