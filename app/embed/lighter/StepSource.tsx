import { lazy, Suspense } from 'react'
import type { Step } from '../../../src/patch/step.ts'
import { afterPicture } from './afterPicture.ts'

const Source = lazy(async () => {
  await afterPicture()
  const { StepSource } = await import('../../panels/Step/StepSource.tsx')
  return { default: StepSource }
})

/** Where what a step says comes from, told when the accounts of it are there. */
export const StepSource = ({ step }: { readonly step: Step }) => (
  <Suspense fallback={<Room />}>
    <Source step={step} />
  </Suspense>
)

/** As much room as a chip takes, so that nothing moves when it comes. */
const Room = () => (
  <span aria-hidden="true" style={{ display: 'inline-block', width: 208, height: '1lh' }} />
)
