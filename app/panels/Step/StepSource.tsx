import type { Step } from '../../../src/patch/step.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { SourceChip } from '../SourceChip.tsx'
import { sourcesOfStep } from './sources.ts'

/** Where what a step says comes from. */
export const StepSource = ({ step }: { readonly step: Step }) => (
  <SourceChip of={sourcesOfStep(step)} about={provenanceWords.about.step} />
)
