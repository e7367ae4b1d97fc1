import type { AnalysisInput, WhatIf } from '../analysis/analysis.ts'

/** What a test analyses, as far as it is not the usual: no text, x86-32 under Xen, as designed. */
export const inputFor = (part: Partial<AnalysisInput>): AnalysisInput => ({
  listing: '',
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  nops: 'p6',
  scan: false,
  framePointer: 'auto',
  ...part,
})

/** All but these stays as it is. */
export const supposing = (part: Partial<WhatIf>): WhatIf => ({
  length: null,
  clobbers: null,
  variant: null,
  rules: null,
  ...part,
})
