import { type Result, ok } from '../../../src/base/result.ts'
import { lateConfig } from '../../../src/ops/index.ts'
import { configUnder } from '../../../src/rules/config.ts'
import type { SharedDocument } from '../../../src/share/document.ts'
import { intactDocument, intactFields } from '../../../src/share/intactLink.ts'
import type { Catalogue } from '../../../src/share/shippedTexts.ts'

/** What has to be there beside this file before a link can be shown. */
export type Needed = 'x86Texts' | 'ia64Texts' | 'links'

/** Null where nothing has; whatever is not plain (damaged, of a kernel of 6.1) takes all. */
export function neededBeside(hash: string, texts: Catalogue | null): Needed | null {
  const fields = intactFields(hash)
  if (!fields) return 'links'
  if (fields.settings['text'] !== undefined && texts === null) {
    return fields.settings['machine'] === 'ia64' ? 'ia64Texts' : 'x86Texts'
  }
  const document = intactDocument(fields, texts ?? [])
  const plain = document && configUnder(document.config, document.rules) !== lateConfig
  return plain ? null : 'links'
}

/** What a link holds; null where it takes more than this file to say. */
export function readPlain(hash: string, texts: Catalogue): Result<SharedDocument, never> | null {
  const fields = intactFields(hash)
  const document = fields && intactDocument(fields, texts)
  return document && ok(document)
}
