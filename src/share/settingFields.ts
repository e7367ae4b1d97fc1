import type { VariantId } from '../backends/backend.ts'
import { variants } from '../backends/index.ts'
import type { ConfigId } from '../ops/op.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../ia64/patch/decision.ts'
import { ofEachEra } from '../patch/eras.ts'
import type { FramePointerChoice } from '../x86/framePointer.ts'
import type { NopTableId } from '../x86/nops.ts'
import { type MachineId, type Settings, defaultSettings } from './document.ts'
import type { FieldGroup } from './fieldGroup.ts'

/** Every id that this version knows, by setting; the types make a missing one an error. */
export const settingIds = {
  machine: { x86: true, ia64: true } satisfies Record<MachineId, true>,
  config: { '32pae': true, '32nopae': true, '64': true, '64v61': true } satisfies Record<
    ConfigId,
    true
  >,
  variant: Object.fromEntries(variants.map((id) => [id, true])) as Record<VariantId, true>,
  rules: ofEachEra(() => true as const),
  itaniumRules: { static: true, scan: true } satisfies Record<ItaniumRuleSetId, true>,
  nops: { intel: true, k8: true, k7: true, p6: true } satisfies Record<NopTableId, true>,
  framePointer: { auto: true, yes: true, no: true } satisfies Record<FramePointerChoice, true>,
} as const

type IdSetting = keyof typeof settingIds

const isIdSetting = (name: string): name is IdSetting => Object.hasOwn(settingIds, name)

/** Settings that are there as "1", or not. */
export const settingSwitches: readonly string[] = ['scan', 'compare']
/** Settings that count from 0. */
export const settingIndices: readonly string[] = ['site', 'step', 'features']

export const indexPattern = /^\d{1,6}$/

const names = [
  ...Object.keys(settingIds),
  ...settingSwitches,
  ...settingIndices,
] as (keyof Settings)[]

function valueFrom(name: string, text: string): unknown {
  if (isIdSetting(name)) return Object.hasOwn(settingIds[name], text) ? text : undefined
  if (settingSwitches.includes(name)) return text === '1' ? true : undefined
  if (settingIndices.includes(name)) return indexPattern.test(text) ? Number(text) : undefined
  return undefined
}

/** The switches and the place in the story. */
export const settingFields: FieldGroup = {
  write: (document) =>
    Object.fromEntries(
      names
        .filter((name) => document[name] !== defaultSettings[name])
        .map((name) => [name, document[name] === true ? '1' : String(document[name])]),
    ),
  read: (document, name, text) => {
    const value = valueFrom(name, text)
    return value === undefined ? null : { ...document, [name]: value }
  },
}
