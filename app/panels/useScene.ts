import { useMemo } from 'react'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { archOf } from '../../src/ops/op.ts'
import type { Scene } from '../messages/story.ts'
import { useApp } from '../state/store.ts'

/** A story with the machine whose registers it names: that of the picture, not of the switch. */
export function useScene(story: SiteStory): Scene {
  const config = useApp((state) => state.analysis.shown?.input.config ?? state.document.config)
  const arch = archOf(config)
  return useMemo(() => ({ story, arch }), [story, arch])
}
