import { lazy, Suspense } from 'react'

/** Loaded when somebody turns the switch to ia64. */
const ItaniumStory = lazy(async () => {
  const module = await import('./ItaniumStory.tsx')
  return { default: module.ItaniumStory }
})

export const ItaniumView = () => (
  <Suspense>
    <ItaniumStory />
  </Suspense>
)
