import type { AnalysisInput } from '../analysis/analysis.ts'
import { defaultSettings, type SharedDocument } from '../share/document.ts'
import type { SceneDocument } from './lesson.ts'

/** A scene's document with every field; it opens wherever the scene points. */
export const wholeDocument = (scene: SceneDocument): SharedDocument => ({
  ...defaultSettings,
  ...scene,
})

/** What an analysis depends on. */
export function inputOf(document: SharedDocument): AnalysisInput {
  const { listing, config, variant, rules, nops, scan, framePointer, features } = document
  return { listing, config, variant, rules, nops, scan, framePointer, features }
}

/** The listing with one line replaced; `line` counts from 1. */
export const withLine = (listing: string, line: number, text: string): string =>
  listing
    .split('\n')
    .with(line - 1, text)
    .join('\n')
