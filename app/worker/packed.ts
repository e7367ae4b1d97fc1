import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import type { Diagnostic } from '../../src/base/diagnostic.ts'
import type { Section } from '../../src/program/program.ts'
import {
  packShared,
  type Palette,
  paletteAt,
  paletteOf,
  type Shared,
  spanAt,
  type Spans,
  spansOf,
  unpackShared,
} from './columns.ts'
import { type PackedPressure, packPressure, unpackPressure } from './packedPressure.ts'
import { packChunks, type PackedRows, packRows, unpackChunks, unpackRows } from './packedRows.ts'

interface PackedDiagnostics {
  readonly spans: Spans
  readonly severity: Palette<Diagnostic['severity']>
  readonly code: Palette<string>
  readonly message: Palette<string>
}

const packDiagnostics = (diagnostics: readonly Diagnostic[]): PackedDiagnostics => ({
  spans: spansOf(diagnostics),
  severity: paletteOf(diagnostics, ({ severity }) => severity),
  code: paletteOf(diagnostics, ({ code }) => code),
  message: paletteOf(diagnostics, ({ message }) => message),
})

const noSpan = { from: 0, to: 0 }

const unpackDiagnostics = ({
  spans,
  severity,
  code,
  message,
}: PackedDiagnostics): readonly Diagnostic[] =>
  Array.from(code.at, (_, index) => ({
    span: spanAt(spans, index) ?? noSpan,
    severity: paletteAt(severity, index),
    code: paletteAt(code, index),
    message: paletteAt(message, index),
  }))

/** Told again of a site that has moved, or not at all: `told` is the number of the story that the last answer had. */
interface Retold {
  readonly told: number
  /** Null where it has not moved. */
  readonly site: SiteStory['site'] | null
}

type PackedStory = SiteStory | Retold

const toldFields = [
  'decision',
  'disagreements',
  'steps',
  'before',
  'after',
  'candidateRows',
] as const satisfies readonly Exclude<keyof SiteStory, 'site'>[]

/** The engine hands over the same objects for what has not changed. */
function packStories(
  stories: readonly SiteStory[],
  last: readonly SiteStory[],
): readonly PackedStory[] {
  const places = new Map(last.map(({ decision }, index) => [decision, index]))
  return stories.map((story) => {
    const told = places.get(story.decision)
    const before = last[told ?? -1]
    if (told === undefined || !before) return story
    if (!toldFields.every((field) => story[field] === before[field])) return story
    return { told, site: story.site === before.site ? null : story.site }
  })
}

const unpackStories = (
  stories: readonly PackedStory[],
  last: readonly SiteStory[],
): readonly SiteStory[] =>
  stories.flatMap((story) => {
    if (!('told' in story)) return story
    const before = last[story.told]
    if (!before) return []
    return story.site === null ? before : { ...before, site: story.site }
  })

type PackedSection = Omit<Section, 'rows' | 'chunks'> & {
  readonly rows: PackedRows
  readonly chunks: Int32Array
}

const packSection = ({ rows, chunks, ...section }: Section): PackedSection => ({
  ...section,
  rows: packRows(rows),
  chunks: packChunks(chunks),
})

/** What was unpacked last, from the same worker. */
export interface Unpacked {
  readonly packed: PackedAnalysis
  readonly analysis: Analysis
}

function unpackSection(
  { rows, chunks, ...section }: PackedSection,
  index: number,
  last: Unpacked | null,
): Section {
  const packed = last?.packed.sections[index]
  const before = last?.analysis.program.sections[index]
  const known = packed && before
  return {
    ...section,
    rows: unpackRows(rows, known ? { packed: packed.rows, items: before.rows } : null),
    chunks: unpackChunks(chunks, known ? { packed: packed.chunks, items: before.chunks } : null),
  }
}

/** An analysis as it crosses from the worker to the page. */
export interface PackedAnalysis {
  readonly rest: Pick<Analysis, 'input' | 'slotPlaces' | 'patchedText' | 'counts'>
  readonly program: Omit<Analysis['program'], 'sections'>
  readonly sections: readonly PackedSection[]
  readonly rowsAfter: Shared<PackedRows>
  readonly diagnostics: PackedDiagnostics
  readonly stories: readonly PackedStory[]
  readonly pressure: PackedPressure
}

/** `last` is the analysis that was sent before; null where none was. */
export function pack(analysis: Analysis, last: Analysis | null): PackedAnalysis {
  const { program, rowsAfter, diagnostics, stories, pressure, ...rest } = analysis
  const { sections, ...others } = program
  return {
    rest,
    program: others,
    sections: sections.map(packSection),
    rowsAfter: packShared(rowsAfter, sections[program.text]?.rows ?? [], packRows),
    diagnostics: packDiagnostics(diagnostics),
    stories: packStories(stories, last?.stories ?? []),
    pressure: packPressure(pressure, last?.pressure ?? null),
  }
}

/** `last` is what came before by the same way. */
export function unpack(packed: PackedAnalysis, last: Unpacked | null): Analysis {
  const sections = packed.sections.map((section, index) => unpackSection(section, index, last))
  const rows = sections[packed.program.text]?.rows ?? []
  const known = last && { packed: last.packed.pressure, pressure: last.analysis.pressure }
  return {
    ...packed.rest,
    program: { ...packed.program, sections },
    rowsAfter: unpackShared(packed.rowsAfter, rows, (own) => unpackRows(own, null)),
    diagnostics: unpackDiagnostics(packed.diagnostics),
    stories: unpackStories(packed.stories, last?.analysis.stories ?? []),
    pressure: unpackPressure(packed.pressure, known),
  }
}
