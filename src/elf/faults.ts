import type { ElfFault } from './messages.ts'

/** Faults of one sort that are told; more add nothing. */
const toldOfEach = 8

/** Collects what is wrong with a file that can be read all the same. */
export interface FaultList {
  readonly found: readonly ElfFault[]
  readonly add: (fault: ElfFault) => void
}

export function faultList(): FaultList {
  const found: ElfFault[] = []
  const counts = new Map<string, number>()
  return {
    found,
    add: (fault) => {
      const count = (counts.get(fault.code) ?? 0) + 1
      counts.set(fault.code, count)
      if (count <= toldOfEach) found.push(fault)
    },
  }
}
