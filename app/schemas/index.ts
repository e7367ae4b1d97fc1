import { deckFile, documentFile, link, receipt } from './documents.ts'
import { itaniumPatch, itaniumRun, itaniumTrace, itaniumVector } from './itanium.ts'
import { bootedSite, elf, recordAnswer, verified } from './kernels.ts'
import { marks } from './marks.ts'
import { fromEmbed, toEmbed } from './messages.ts'
import { patch } from './patches.ts'
import { pressure } from './pressures.ts'
import { asm, itaniumAsm } from './programs.ts'
import { run, trace } from './runs.ts'
import { type Schema, shortened } from './schema.ts'

/** A form that others may rely on: keys may be added, never renamed. */
export interface PublishedSchema {
  /** Its file is `schemas/ID.json` beside the page. */
  readonly id: string
  readonly title: string
  readonly schema: Schema
}

export const schemas = [
  { id: 'link', title: 'What a link holds, unpacked', schema: link },
  { id: 'document', title: 'A .pvscope.json file', schema: documentFile },
  { id: 'deck', title: 'A .pvscope-deck.json file', schema: deckFile },
  { id: 'receipt', title: 'What a reader hands in', schema: receipt },
  { id: 'to-embed', title: 'A message to an embed', schema: toEmbed },
  { id: 'from-embed', title: 'A message of an embed', schema: fromEmbed },
  { id: 'trace', title: 'A run that the page saves', schema: trace },
  { id: 'trace-ia64', title: 'A trace of an Itanium that the page saves', schema: itaniumTrace },
  { id: 'asm', title: 'pvscope asm --json', schema: asm },
  { id: 'patch', title: 'pvscope patch --json', schema: patch },
  { id: 'pressure', title: 'pvscope pressure --json', schema: pressure },
  { id: 'run', title: 'pvscope run --json', schema: run },
  { id: 'elf', title: 'pvscope elf --json', schema: elf },
  { id: 'elf-verify', title: 'pvscope elf --verify --json', schema: verified },
  { id: 'sites61', title: 'A line of pvscope sites61', schema: bootedSite },
  { id: 'records', title: 'A line of pvscope records', schema: recordAnswer },
  { id: 'check', title: 'pvscope check --json', schema: marks },
  { id: 'ia64-asm', title: 'pvscope ia64 asm --json', schema: itaniumAsm },
  { id: 'ia64-patch', title: 'pvscope ia64 patch --json', schema: itaniumPatch },
  { id: 'ia64-run', title: 'pvscope ia64 run --json', schema: itaniumRun },
  { id: 'ia64-vectors', title: 'A line of pvscope ia64 vectors', schema: itaniumVector },
] as const satisfies readonly PublishedSchema[]

export type SchemaId = (typeof schemas)[number]['id']

/** The text of its file. */
export const schemaText = ({ id, title, schema }: PublishedSchema): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `pvscope:${id}`,
      title,
      ...shortened(schema),
    },
    null,
    2,
  )}\n`
