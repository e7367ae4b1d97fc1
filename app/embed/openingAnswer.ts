import type { PackedAnalysis } from '../worker/packed.ts'

/**
 * What the engine answers to the text with which a figure without a link opens: such a figure is drawn before the engine
 * has started. The answer is put here when the page is built, by `scripts/build/openingAnswer.ts`.
 */
export const packed: PackedAnalysis | null = null
