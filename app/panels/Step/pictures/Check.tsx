import type { ComponentType } from 'react'
import type { CheckId } from '../../../../src/patch/checks/index.ts'
import type { CheckPictures, CheckProps } from './checks/check.ts'
import { Gauges } from './checks/Gauges.tsx'
import {
  Asked,
  Feature,
  OneEntry,
  Reaches,
  Recorded,
  RegisterArguments,
  ReturnsNothing,
  RomAnswers,
  WithinLimit,
} from './checks/questions.tsx'
import type { PictureProps } from './picture.ts'

/** Pictures of single questions; the two that matter most share one, and a question without one has a plain one. */
export const checkPictures: CheckPictures = {
  fits: Gauges,
  destroys: Gauges,
  reaches: Reaches,
  'returns-nothing': ReturnsNothing,
  'register-arguments': RegisterArguments,
  'one-entry': OneEntry,
  'rom-answers': RomAnswers,
  recorded: Recorded,
  'within-limit': WithinLimit,
  feature: Feature,
}

/** A question put to a candidate, and its answer. */
export function Check({ scene, step }: PictureProps<'check'>) {
  const candidate = scene.story.decision.candidates[step.candidate]
  const Content = (checkPictures[step.check.check] ?? Asked) as ComponentType<CheckProps<CheckId>>
  return candidate ? <Content {...{ scene, candidate, check: step.check }} /> : null
}
