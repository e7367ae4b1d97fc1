import type { ComponentType } from 'react'
import type { Step } from '../../../../src/patch/step.ts'
import type { Scene } from '../../../messages/story.ts'
import { pictures } from './index.ts'
import styles from './parts.module.css'

interface StepPictureProps {
  readonly scene: Scene
  readonly step: Step
}

/** The picture of a step; the next one takes its place without moving what is below. */
export function StepPicture({ scene, step }: StepPictureProps) {
  const Content = pictures[step.kind] as ComponentType<StepPictureProps>
  return (
    <div className={styles.stage} data-picture={step.kind}>
      <Content scene={scene} step={step} />
    </div>
  )
}
