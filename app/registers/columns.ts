import type { Arch } from '../../src/x86/arch.ts'
import { type Reg, type RegSet, hasRegister, registerName } from '../../src/x86/registers.ts'

/** One column of cells; several registers where the callee-kept group is folded into one. */
export interface Column {
  readonly registers: readonly Reg[]
  /** What stands over it. */
  readonly head: string
  readonly name: string
  /** Pixels from the left edge of the columns. */
  readonly left: number
  readonly width: number
}

/** A bracket over columns: those that a C call may destroy, or those that it keeps. */
export interface ColumnGroup {
  readonly kind: 'destroy' | 'keep'
  /** Words over it, where it is neither of these two by itself. */
  readonly label?: string
  readonly left: number
  readonly width: number
}

/** Where the register columns stand. Pixels. */
export interface Columns {
  /** Letters in cells are small. */
  readonly narrow: boolean
  readonly columns: readonly Column[]
  readonly groups: readonly ColumnGroup[]
  readonly folded: boolean
  /** Names of what a folded column stands for. */
  readonly foldedNames: readonly string[]
  /** Left edge and width of the count. */
  readonly countLeft: number
  readonly countWidth: number
  readonly width: number
}

interface Measures {
  readonly destroy: readonly Reg[]
  readonly keep: readonly Reg[]
  readonly cell: number
  readonly step: number
  /** Between the two groups, beside what the step leaves free. */
  readonly gutter: number
  readonly foldedWidth: number
  /** Of the count: "peak 12" finds room. */
  readonly countWidth: number
}

const measures: Readonly<Record<Arch, Measures>> = {
  'x86-32': {
    destroy: [0, 1, 2],
    keep: [3, 6, 7, 5],
    cell: 26,
    step: 28,
    gutter: 4,
    foldedWidth: 28,
    countWidth: 50,
  },
  'x86-64': {
    destroy: [0, 1, 2, 6, 7, 8, 9, 10, 11],
    keep: [3, 5, 12, 13, 14, 15],
    cell: 17,
    step: 18,
    gutter: 3,
    foldedWidth: 24,
    countWidth: 58,
  },
}

/** On a phone and in a figure the code beside the columns needs every pixel. */
const tightMeasures: Readonly<Record<Arch, Measures>> = {
  'x86-32': { ...measures['x86-32'], cell: 22, step: 24, foldedWidth: 24, countWidth: 44 },
  'x86-64': measures['x86-64'],
}

const leftPadding = 4
/** On a phone only the count is shown. */
const narrowCountWidth = 56

/** Registers that the column of the folded group stands for. */
export const keptRegisters = (arch: Arch): readonly Reg[] => measures[arch].keep

/** Columns of 64 bits leave out the r. */
const headOf = (arch: Arch, reg: Reg): string =>
  arch === 'x86-64' ? registerName(arch, reg).slice(1) : registerName(arch, reg)

function columnsBy(measured: Measures, arch: Arch, folded: boolean): Columns {
  const { destroy, keep, cell, step, gutter, foldedWidth, countWidth } = measured
  const column = (reg: Reg, left: number): Column => ({
    registers: [reg],
    head: headOf(arch, reg),
    name: registerName(arch, reg),
    left,
    width: cell,
  })
  const keepLeft = leftPadding + destroy.length * step + gutter
  const keptColumns = folded
    ? [{ registers: keep, head: '', name: '', left: keepLeft, width: foldedWidth }]
    : keep.map((reg, at) => column(reg, keepLeft + at * step))
  const countLeft = keepLeft + (folded ? foldedWidth : keep.length * step)
  return {
    narrow: arch === 'x86-64',
    columns: [...destroy.map((reg, at) => column(reg, leftPadding + at * step)), ...keptColumns],
    groups: [
      { kind: 'destroy', left: leftPadding, width: destroy.length * step - (step - cell) },
      {
        kind: 'keep',
        left: keepLeft,
        width: folded ? foldedWidth : keep.length * step - (step - cell),
      },
    ],
    folded,
    foldedNames: keep.map((reg) => registerName(arch, reg)),
    countLeft,
    countWidth,
    width: countLeft + countWidth,
  }
}

export const columnsOf = (arch: Arch, folded: boolean): Columns =>
  columnsBy(measures[arch], arch, folded)

/** Where there is little room: closer together, and those that a C call keeps share one. */
export const tightColumns = (arch: Arch): Columns => columnsBy(tightMeasures[arch], arch, true)

/** No cells, only the count. */
export const countOnly = (arch: Arch): Columns => ({
  narrow: arch === 'x86-64',
  columns: [],
  groups: [],
  folded: false,
  foldedNames: [],
  countLeft: 0,
  countWidth: narrowCountWidth,
  width: narrowCountWidth,
})

/** Registers as their columns stand: what a C call may destroy first, by machine number, ebp last. */
export function registersInOrder(arch: Arch, set: RegSet): readonly Reg[] {
  const { destroy, keep } = measures[arch]
  return [...destroy, ...keep].filter((reg) => hasRegister(set, reg))
}

export const namesInOrder = (arch: Arch, set: RegSet): readonly string[] =>
  registersInOrder(arch, set).map((reg) => registerName(arch, reg))
