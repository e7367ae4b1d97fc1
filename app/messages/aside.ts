import type { MachineId } from '../../src/share/document.ts'

const machines: Readonly<Record<MachineId, string>> = { x86: 'x86', ia64: 'Itanium' }

/** Said where the reader's own text goes out of view without having been asked for. */
export const asideWords = {
  sample: 'A sample stands in the place of your text.',
  undo: 'Undo',
  machine: (now: MachineId, before: MachineId): string =>
    `${machines[now]} has a listing of its own. Your ${machines[before]} text waits: it is there again when you switch the CPU back.`,
  back: 'Back to your text',
}
