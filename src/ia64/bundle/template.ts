/**
 * The 24 bundle templates and what they say about the three slots.
 *
 * Source: Intel Itanium Architecture Software Developer's Manual, volume 3, "Instruction Encoding
 * Overview"; every row was assembled with GNU as 2.40.
 */

/** Execution units of the slots. L and X together hold one instruction of 82 bits. */
export type Unit = 'M' | 'I' | 'F' | 'B' | 'L' | 'X'

export type Slot = 0 | 1 | 2

export const slots: readonly Slot[] = [0, 1, 2]

export interface Template {
  /** The five low bits of a bundle. */
  readonly code: number
  readonly units: readonly [Unit, Unit, Unit]
  /** A stop stands behind the slot. L never has one: it ends nothing. */
  readonly stops: readonly [boolean, boolean, boolean]
}

const rows = `
  00 MII ---  01 MII --;  02 MII -;-  03 MII -;;  04 MLX ---  05 MLX --;
  08 MMI ---  09 MMI --;  0a MMI ;--  0b MMI ;-;  0c MFI ---  0d MFI --;
  0e MMF ---  0f MMF --;  10 MIB ---  11 MIB --;  12 MBB ---  13 MBB --;
  16 BBB ---  17 BBB --;  18 MMB ---  19 MMB --;  1c MFB ---  1d MFB --;`

const triple = <Value>(items: readonly Value[]): readonly [Value, Value, Value] =>
  items as unknown as readonly [Value, Value, Value]

/** In the order of their codes; eight codes are reserved and stand for none. */
export const templates: readonly Template[] = [
  ...rows.matchAll(/([0-9a-f]{2}) ([A-Z]{3}) ([-;]{3})/g),
].map(([, code = '', units = '', stops = '']) => ({
  code: Number.parseInt(code, 16),
  units: triple([...units] as Unit[]),
  stops: triple([...stops].map((mark) => mark === ';')),
}))

const byCode = new Map(templates.map((template) => [template.code, template]))

/** Null for a reserved code. */
export const templateOf = (code: number): Template | null => byCode.get(code) ?? null

/** `MII` */
export const unitsText = ({ units }: Template): string => units.join('')

/** One sign for each unit, `;` where a stop follows; L and X count as one. */
export const stopsText = ({ units, stops }: Template): string =>
  stops
    .filter((_, slot) => units[slot] !== 'L')
    .map((stop) => (stop ? ';' : '-'))
    .join('')

/** The template with these units and these stops, or null where there is none. */
export const templateWith = (units: string, stops: readonly boolean[]): Template | null =>
  templates.find(
    (template) =>
      unitsText(template) === units.toUpperCase() &&
      template.stops.every((stop, slot) => stop === (stops[slot] ?? false)),
  ) ?? null
