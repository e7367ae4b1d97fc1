import type { ComponentType } from 'react'
import type { Step } from '../../../../src/patch/step.ts'
import type { Scene } from '../../../messages/story.ts'

export type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>

/** A picture draws one step; every number in it is one of the step's. */
export interface PictureProps<Kind extends Step['kind']> {
  readonly scene: Scene
  readonly step: StepOf<Kind>
}

export type Pictures = {
  readonly [Kind in Step['kind']]: ComponentType<PictureProps<Kind>>
}
