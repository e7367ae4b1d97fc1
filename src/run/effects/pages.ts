import { addressOf } from '../layout.ts'
import { type Doing, type Effect, pointer, type Value } from './effect.ts'

/** A page-table entry as an argument: two words with PAE. */
function entry({ guest, entrySize, argument }: Doing, word: number): Value {
  const first = argument(word)
  if (guest.cpu.arch === 'x86-64' || entrySize === 4) return first
  return { low: first.low, high: argument(word + 1).low }
}

function store({ guest, entrySize }: Doing, place: number, { low, high }: Value): void {
  if (entrySize === 8) guest.cpu.memory.write64(place, low, high)
  else guest.cpu.memory.write32(place, low)
}

function load({ guest, entrySize }: Doing, place: number): Value {
  const { memory } = guest.cpu
  if (entrySize === 4) return { low: memory.read32(place), high: 0 }
  const low = memory.read64(place)
  return { low, high: memory.high }
}

const empty: Value = { low: 0, high: 0 }

/** Stores the entry in argument `value` where argument `at` points; the pointer is one word. */
const storing =
  (at: number, value: number) =>
  (doing: Doing): null => {
    store(doing, pointer(doing, at), entry(doing, value))
    return null
  }

const clearing =
  (at: number) =>
  (doing: Doing): null => {
    store(doing, pointer(doing, at), empty)
    return null
  }

/** Page tables. Guest frames and machine frames are the same here, so the values pass as they are. */
export const pages: readonly Effect[] = [
  {
    members: ['set_pte', 'set_pte_atomic', 'set_pmd', 'set_pud', 'set_pgd'],
    perform: storing(0, 1),
  },
  { members: ['set_pte_at', 'ptep_modify_prot_commit'], perform: storing(2, 3) },
  { members: ['pte_clear'], perform: clearing(2) },
  { members: ['pmd_clear'], perform: clearing(0) },
  {
    members: ['ptep_modify_prot_start'],
    perform(doing) {
      const place = pointer(doing, 2)
      const before = load(doing, place)
      store(doing, place, empty)
      return before
    },
  },
  {
    members: [
      'pte_val',
      'pmd_val',
      'pud_val',
      'pgd_val',
      'make_pte',
      'make_pmd',
      'make_pud',
      'make_pgd',
    ],
    perform: (doing) => entry(doing, 0),
  },
]

/** What the processor remembers of page tables. */
export const flushes: readonly Effect[] = [
  {
    members: ['flush_tlb_user'],
    perform({ guest }) {
      guest.emit({ kind: 'flush', what: 'all', address: null })
      return null
    },
  },
  {
    members: ['flush_tlb_kernel'],
    perform({ guest }) {
      guest.emit({ kind: 'flush', what: 'global', address: null })
      return null
    },
  },
  {
    members: ['flush_tlb_single'],
    perform(doing) {
      const { guest } = doing
      const address = addressOf(guest.cpu.arch, pointer(doing, 0))
      guest.emit({ kind: 'flush', what: 'page', address })
      return null
    },
  },
]
