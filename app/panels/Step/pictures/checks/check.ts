import type { ComponentType } from 'react'
import type { Check, CheckId } from '../../../../../src/patch/checks/index.ts'
import type { Candidate } from '../../../../../src/patch/decision.ts'
import type { Scene } from '../../../../messages/story.ts'

export type CheckOf<Id extends CheckId> = Extract<Check, { readonly check: Id }>

export interface CheckProps<Id extends CheckId> {
  readonly scene: Scene
  readonly candidate: Candidate
  readonly check: CheckOf<Id>
}

export type CheckPictures = { readonly [Id in CheckId]?: ComponentType<CheckProps<Id>> }
