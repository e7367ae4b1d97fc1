import { fromHex } from '../base/bytes.ts'
import { opById } from '../ops/index.ts'
import type { EarlyConfigId, OpId } from '../ops/op.ts'
import { noRegisters } from '../x86/registers.ts'
import type { Template } from './backend.ts'
import { resultRegisters } from './implementations.ts'
import { type TemplateTableId, templateTexts } from './tables.generated.ts'

/**
 * Inline code of a backend. Each template changes the registers of its operation's result and no other,
 * which a test holds against the bytes.
 */
export function templatesOf(
  table: TemplateTableId,
  config: EarlyConfigId,
): Readonly<Record<OpId, Template>> {
  return Object.fromEntries(
    Object.entries(templateTexts[config][table] ?? {}).map(([id, text]) => {
      const op = opById(config, id)
      return [
        id,
        {
          bytes: fromHex(text.bytes) ?? new Uint8Array(),
          clobbers: op ? resultRegisters(op, config) : noRegisters,
          slots: text.slots ?? [],
          linkedAt: text.linkedAt ?? null,
          fixup: text.fixup ?? null,
        },
      ]
    }),
  )
}
