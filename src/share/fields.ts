import type { VariantId } from '../backends/backend.ts'
import type { ConfigId } from '../ops/op.ts'
import type { RuleSetId } from '../patch/decision.ts'
import { type Result, err, ok } from '../base/result.ts'
import type { FramePointerChoice } from '../x86/framePointer.ts'
import type { NopTableId } from '../x86/nops.ts'
import { type Settings, type SharedDocument, defaultSettings } from './document.ts'
import { type SharedRun, defaultRun, runFields, withRunField } from './runFields.ts'

/** A document as a link spells it: settings that are not the default, as text, and the listing. */
export interface LinkFields {
  readonly settings: Readonly<Record<string, string>>
  readonly listing: string
}

/** Every id that this version knows; the types make a missing one an error. */
const ids = {
  config: { '32pae': true, '32nopae': true, '64': true, '64v61': true } satisfies Record<ConfigId, true>,
  variant: {
    native: true,
    xen: true,
    'xen-noplace': true,
    lguest: true,
    vmi: true,
    'vmi-jump': true,
    'vmi-nop': true,
    'vmi-none': true,
    'vmi-badtype': true,
    kvm: true,
    'kvm-mmuop': true,
    off: true,
  } satisfies Record<VariantId, true>,
  rules: { design: true, '2.6.30': true, '6.1': true } satisfies Record<RuleSetId, true>,
  nops: { intel: true, k8: true, k7: true, p6: true } satisfies Record<NopTableId, true>,
  framePointer: { auto: true, yes: true, no: true } satisfies Record<FramePointerChoice, true>,
} as const

type IdSetting = keyof typeof ids

const isIdSetting = (name: string): name is IdSetting => Object.hasOwn(ids, name)

const headerPattern = /^(?:[a-zA-Z]+=[\w.-]+(?:&[a-zA-Z]+=[\w.-]+)*)?$/

/** `name=value` pairs on the first line, the listing untouched after it. */
export const fieldsText = ({ settings, listing }: LinkFields): string =>
  `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}\n${listing}`

/** Null where the text has no such first line. */
export function fieldsFrom(text: string): LinkFields | null {
  const end = text.indexOf('\n')
  const header = text.slice(0, end)
  if (end === -1 || !headerPattern.test(header)) return null
  const pairs = header === '' ? [] : header.split('&').map((pair) => pair.split('=', 2))
  return { settings: Object.fromEntries(pairs), listing: text.slice(end + 1) }
}

/** All but the run's, which has fields of its own. */
const plainSettings = (Object.keys(defaultSettings) as (keyof Settings)[]).filter(
  (name) => !Object.hasOwn(defaultRun, name),
)

export function fieldsOf(document: SharedDocument): LinkFields {
  const changed = plainSettings.filter((name) => document[name] !== defaultSettings[name])
  return {
    settings: {
      ...Object.fromEntries(
        changed.map((name) => [name, document[name] === true ? '1' : String(document[name])]),
      ),
      ...runFields(document),
    },
    listing: document.listing,
  }
}

/** The value of one setting, or undefined where this version has no such setting or value. */
function settingFrom(name: string, value: string): unknown {
  if (isIdSetting(name)) return Object.hasOwn(ids[name], value) ? value : undefined
  if (name === 'scan') return value === '1' ? true : undefined
  if (name === 'site' || name === 'step') return /^\d{1,6}$/.test(value) ? Number(value) : undefined
  return undefined
}

/** Fails with the setting that is not understood. */
export function documentFrom({ settings, listing }: LinkFields): Result<SharedDocument, string> {
  const read: Record<string, unknown> = {}
  let run: SharedRun = defaultRun
  for (const [name, value] of Object.entries(settings)) {
    const setting = settingFrom(name, value)
    const changed = setting === undefined ? withRunField(run, name, value) : run
    if (changed === null) return err(`${name}=${value}`)
    run = changed
    if (setting !== undefined) read[name] = setting
  }
  return ok({ ...defaultSettings, ...(read as Partial<Settings>), ...run, listing })
}
