import type { RegisterValues, RunStart, RunSwitches } from '../run/start.ts'
import type { FieldGroup } from './fieldGroup.ts'
import type { SharedRun } from './sharedRun.ts'

/** A header holds letters, digits, "_", "." and "-" only: all else of a label is "-" and four digits. */
const escaped = (label: string): string =>
  label.replaceAll(
    /[^\w.]/g,
    (character) => `-${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const unescaped = (text: string): string =>
  text.replaceAll(/-([\da-f]{4})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )

/** `eax.1f-ebx.c0001000` */
const registersText = (registers: RegisterValues): string =>
  Object.entries(registers)
    .map(([name, value]) => `${name}.${value.toString(16)}`)
    .join('-')

export const registersPattern = /^[a-z]\w{1,2}\.[\da-f]{1,16}(?:-[a-z]\w{1,2}\.[\da-f]{1,16})*$/

const registersFrom = (text: string): RegisterValues =>
  Object.fromEntries(
    text.split('-').map((pair) => {
      const [name = '', digits = ''] = pair.split('.')
      return [name, BigInt(`0x${digits}`)]
    }),
  )

const flag = (set: boolean): string => (set ? '1' : '')

/** Settings by name, as a link's first line has them; only what differs from the usual. */
export function runFields({
  start,
  switches,
  breakpoints,
  moment,
}: SharedRun): Readonly<Record<string, string>> {
  const all = {
    registers: registersText(start.registers),
    flags: start.flags === 0 ? '' : start.flags.toString(16),
    disabled: flag(!start.interrupts),
    pending: flag(start.pending),
    entry: start.entry === null ? '' : escaped(start.entry),
    polite: flag(switches.polite),
    everything: flag(switches.everything),
    breakpoints: breakpoints.join('.'),
    moment: moment === null ? '' : String(moment),
  }
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''))
}

/** Status and direction flags: CF PF AF ZF SF DF OF. */
const knownFlags = 0xcd5

const withStart =
  (part: Partial<RunStart>) =>
  (run: SharedRun): SharedRun => ({ ...run, start: { ...run.start, ...part } })
const withSwitches =
  (part: Partial<RunSwitches>) =>
  (run: SharedRun): SharedRun => ({ ...run, switches: { ...run.switches, ...part } })

type Change = (run: SharedRun) => SharedRun

/** What a setting's text means; undefined where it means nothing. */
const readers: Readonly<Record<string, (text: string) => Change | undefined>> = {
  registers: (text) =>
    registersPattern.test(text) ? withStart({ registers: registersFrom(text) }) : undefined,
  flags: (text) => {
    const flags = /^[\da-f]{1,3}$/.test(text) ? Number.parseInt(text, 16) : -1
    return flags > 0 && (flags & ~knownFlags) === 0 ? withStart({ flags }) : undefined
  },
  disabled: (text) => (text === '1' ? withStart({ interrupts: false }) : undefined),
  pending: (text) => (text === '1' ? withStart({ pending: true }) : undefined),
  entry: (text) => withStart({ entry: unescaped(text) }),
  polite: (text) => (text === '1' ? withSwitches({ polite: true }) : undefined),
  everything: (text) => (text === '1' ? withSwitches({ everything: true }) : undefined),
  breakpoints: (text) => {
    const lines = text.split('.').map(Number)
    const right =
      /^[\d.]+$/.test(text) &&
      lines.every((line, at) => line > (lines[at - 1] ?? 0) && line < 1_000_000)
    return right ? (run) => ({ ...run, breakpoints: lines }) : undefined
  },
  moment: (text) =>
    /^\d{1,7}$/.test(text) ? (run) => ({ ...run, moment: Number(text) }) : undefined,
}

/** The run with one setting of `runFields` put in; null where this version has no such setting or value. */
export function withRunField(run: SharedRun, name: string, text: string): SharedRun | null {
  const read = Object.hasOwn(readers, name) ? readers[name]?.(text) : undefined
  return read ? read(run) : null
}

export const runGroup: FieldGroup = {
  write: runFields,
  read: (document, name, text) => {
    const run = withRunField(document, name, text)
    return run && { ...document, ...run }
  },
}
