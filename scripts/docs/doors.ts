/** The doors of the engine: files whose exports others may rely on, by what they are for. */
export const doors: readonly {
  readonly id: string
  readonly title: string
  readonly files: readonly string[]
}[] = [
  {
    id: 'listings',
    title: 'From a listing to the story of its sites',
    files: [
      'analysis/analyze.ts',
      'analysis/compare.ts',
      'analysis/whatIf.ts',
      'analysis/patchedSource.ts',
      'analysis/analysis.ts',
    ],
  },
  {
    id: 'decisions',
    title: 'What a decision is',
    files: ['patch/decision.ts', 'patch/step.ts', 'sites/site.ts', 'program/program.ts'],
  },
  {
    id: 'registers',
    title: 'What is alive, and what a site costs',
    files: ['dataflow/pressure.ts', 'cost/cost.ts', 'x86/registers.ts'],
  },
  {
    id: 'runs',
    title: 'Running a listing before and after',
    files: ['analysis/run.ts', 'run/report.ts', 'run/start.ts'],
  },
  {
    id: 'kernels',
    title: 'Kernel files',
    files: [
      'analysis/kernelImage.ts',
      'analysis/imageView.ts',
      'analysis/listingView.ts',
      'analysis/siteTable.ts',
      'analysis/convert/index.ts',
    ],
  },
  {
    id: 'machines',
    title: 'Backends, operations and rule sets',
    files: [
      'backends/index.ts',
      'backends/backend.ts',
      'backends/table.ts',
      'ops/op.ts',
      'rules/index.ts',
    ],
  },
  {
    id: 'itanium',
    title: 'Itanium',
    files: ['ia64/analysis.ts', 'ia64/story/told.ts', 'ia64/patch/decision.ts'],
  },
  {
    id: 'sharing',
    title: 'Links, files, decks',
    files: [
      'share/document.ts',
      'share/encodeLink.ts',
      'share/decodeLink.ts',
      'share/documentFile.ts',
      'share/deck.ts',
    ],
  },
  {
    id: 'lessons',
    title: 'Lessons and what is handed in',
    files: [
      'lessons/index.ts',
      'lessons/lesson.ts',
      'lessons/goals.ts',
      'lessons/receipt.ts',
      'analysis/mark.ts',
    ],
  },
  {
    id: 'basics',
    title: 'What all of them speak',
    files: ['base/result.ts', 'base/span.ts', 'base/diagnostic.ts', 'base/address.ts'],
  },
]
