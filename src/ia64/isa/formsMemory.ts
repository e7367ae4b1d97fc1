import { form, type Form } from './form.ts'

/**
 * Loads and stores. Source: Itanium manual, volume 3, formats M1 to M5, tables of x6 values; rows of the
 * sizes and kinds below were assembled with GNU as 2.40.
 */

const hex = (value: number): string => value.toString(16)

const widths = ['1', '2', '4', '8']

const loadKinds = [
  '',
  '.s',
  '.a',
  '.sa',
  '.bias',
  '.acq',
  null,
  null,
  '.c.clr',
  '.c.nc',
  '.c.clr.acq',
]

const loadHints = [
  ['', '0'],
  ['.nt1', '1'],
  ['.nta', '3'],
] as const

const storeHints = [
  ['', '0'],
  ['.nta', '3'],
] as const

/** Name and x6 of every load. */
const loads: readonly (readonly [string, number])[] = [
  ...loadKinds.flatMap((kind, number) =>
    kind === null
      ? []
      : widths.map((width, size) => [`ld${width}${kind}`, (number << 2) | size] as const),
  ),
  ['ld8.fill', 0x1b],
]

/** Name and x6 of every store. */
const stores: readonly (readonly [string, number])[] = [
  ...widths.map((width, size) => [`st${width}`, 0x30 | size] as const),
  ...widths.map((width, size) => [`st${width}.rel`, 0x34 | size] as const),
  ['st8.spill', 0x3b],
]

const loadForms: readonly Form[] = loads.flatMap(([name, x6]) =>
  loadHints.flatMap(([hint, h]) => [
    form('M1', 'M', name + hint, 'r1=[r3]', `40:37=4 36=0 35:30=${hex(x6)} 29:28=${h} 27=0`),
    form('M2', 'M', name + hint, 'r1=[r3],r2', `40:37=4 36=1 35:30=${hex(x6)} 29:28=${h} 27=0`),
    form('M3', 'M', name + hint, 'r1=[r3],imm9load', `40:37=5 35:30=${hex(x6)} 29:28=${h}`),
  ]),
)

const storeForms: readonly Form[] = stores.flatMap(([name, x6]) =>
  storeHints.flatMap(([hint, h]) => [
    form('M4', 'M', name + hint, '[r3]=r2', `40:37=4 36=0 35:30=${hex(x6)} 29:28=${h} 27=0`),
    form('M5', 'M', name + hint, '[r3]=r2,imm9store', `40:37=5 35:30=${hex(x6)} 29:28=${h}`),
  ]),
)

export const formsMemory: readonly Form[] = [...loadForms, ...storeForms]
