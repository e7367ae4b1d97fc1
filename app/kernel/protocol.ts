import type {
  ImageSummary,
  ImageTotals,
  ImageView,
  RowPage,
  RowQuery,
} from '../../src/analysis/siteTable.ts'
import type { ImageEra } from '../../src/analysis/imageEra.ts'
import type { ImageChoice } from '../../src/analysis/imagePatcher.ts'
import type { Converted } from '../../src/analysis/convert/converted.ts'
import type { SiteSnippet } from '../../src/analysis/imageSnippet.ts'
import type { Result } from '../../src/base/result.ts'

/** What the page asks about a kernel file. The file itself goes over once and stays in the worker. */
export type KernelQuestion =
  | { readonly ask: 'open'; readonly name: string; readonly bytes: ArrayBuffer }
  /** The sites of a compiler's text, which was converted before. */
  | { readonly ask: 'open-text'; readonly converted: Converted }
  /** The same file, its records read as those of another kernel. */
  | { readonly ask: 'reopen'; readonly era: ImageEra }
  | { readonly ask: 'totals'; readonly choice: ImageChoice }
  | { readonly ask: 'rows'; readonly query: RowQuery; readonly choice: ImageChoice }
  | { readonly ask: 'site'; readonly index: number; readonly choice: ImageChoice }
  /** Has nothing to do with the file: a listing of a compiler's text. */
  | { readonly ask: 'convert'; readonly text: string }

/** How far the opening of a file is. */
export type OpeningStage = 'unpacking' | 'reading' | 'deciding'

export type KernelReply =
  /** The engine is loaded. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'stage'; readonly stage: OpeningStage }
  | { readonly kind: 'opened'; readonly summary: ImageSummary }
  /** The file is none that can be read; in words. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | {
      readonly kind: 'totals'
      readonly choice: ImageChoice
      readonly totals: Result<ImageTotals, string>
    }
  | { readonly kind: 'rows'; readonly page: RowPage }
  | { readonly kind: 'site'; readonly index: number; readonly snippet: SiteSnippet | null }
  /** Null for a text that is none of a compiler; `sites`: how many its listing has. */
  | {
      readonly kind: 'converted'
      readonly result: Result<Converted, string> | null
      readonly sites: number
    }
  /** An exception: a fault of ours. */
  | { readonly kind: 'crash'; readonly message: string }

/** Answers a question about an opened kernel. */
export function kernelReply(
  view: ImageView,
  question: Extract<KernelQuestion, { ask: 'totals' | 'rows' | 'site' }>,
): KernelReply {
  switch (question.ask) {
    case 'totals':
      return { kind: 'totals', choice: question.choice, totals: view.totals(question.choice) }
    case 'rows':
      return { kind: 'rows', page: view.rows(question.query, question.choice) }
    case 'site':
      return {
        kind: 'site',
        index: question.index,
        snippet: view.snippet(question.index, question.choice),
      }
  }
}
