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
import {
  type PackedChunks,
  packChunks,
  type PackedRows,
  packRows,
  unpackChunks,
  unpackRows,
} from './packedRows.ts'

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
  readonly chunks: PackedChunks
}

const packSection = ({ rows, chunks, ...section }: Section): PackedSection => ({
  ...section,
  rows: packRows(rows),
  chunks: packChunks(chunks),
})

const unpackSection = ({ rows, chunks, ...section }: PackedSection): Section => ({
  ...section,
  rows: unpackRows(rows),
  chunks: unpackChunks(chunks),
})

/** An analysis as it crosses from the worker to the page. */
export interface PackedAnalysis {
  readonly rest: Pick<Analysis, 'input' | 'patchedText' | 'counts'>
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

/** `last` is the analysis that came before by the same way. */
export function unpack(packed: PackedAnalysis, last: Analysis | null): Analysis {
  const sections = packed.sections.map(unpackSection)
  const rows = sections[packed.program.text]?.rows ?? []
  return {
    ...packed.rest,
    program: { ...packed.program, sections },
    rowsAfter: unpackShared(packed.rowsAfter, rows, unpackRows),
    diagnostics: unpackDiagnostics(packed.diagnostics),
    stories: unpackStories(packed.stories, last?.stories ?? []),
    pressure: unpackPressure(packed.pressure, last?.pressure ?? null),
  }
}
