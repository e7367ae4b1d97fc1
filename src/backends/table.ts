import { err, ok, type Result } from '../base/result.ts'
import { lateConfig } from '../ops/configs.ts'
import { type ConfigId, earlyOf } from '../ops/op.ts'
import type {
  BackendTable,
  Refusal,
  SlotVariant,
  TableContent,
  TableMaker,
  VariantId,
} from './backend.ts'
import { implementationsOf } from './implementations.ts'
import { backendOf } from './index.ts'
import { lateTable } from './lateTable.ts'
import { native } from './native.ts'
import { refusalOf } from './refusal.ts'
import { romTable } from './rom.ts'
import { templatesOf } from './templates.ts'

/** What a backend's file makes its table with. */
function makerOf(config: ConfigId): TableMaker {
  const early = earlyOf(config)
  const maker: TableMaker = {
    config: early,
    implementations: (table, own) => implementationsOf(table, early, own),
    templates: (table) => templatesOf(table, early),
    native: () => (config === lateConfig ? lateTable('native') : native.table(maker)),
    rom: (answer) => romTable(early, answer),
  }
  return maker
}

function contentOf(variant: VariantId, config: ConfigId): TableContent {
  const { id, late, table } = backendOf(variant)
  if (config === lateConfig && late) return lateTable(id as SlotVariant)
  return table(makerOf(config), variant)
}

const made = new Map<string, BackendTable>()

/** The table of a variant; made once, since nothing in it changes. */
export function backendTable(variant: VariantId, config: ConfigId): Result<BackendTable, Refusal> {
  const backend = backendOf(variant)
  const refusal = refusalOf(variant, config)
  if (refusal) return err(refusal)
  const key = `${variant}/${config}`
  const table: BackendTable = made.get(key) ?? {
    variant,
    backend: backend.id,
    config,
    ...contentOf(variant, config),
  }
  made.set(key, table)
  return ok(table)
}
