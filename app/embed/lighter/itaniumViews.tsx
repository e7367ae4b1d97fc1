import { lazy } from 'react'
import { codecNeeded } from './linkCodec.ts'

const views = () => import('../../panels/Ia64/otherViews.ts')

/** Few figures of an Itanium show them. */
export const ItaniumComparePanel = lazy(async () => ({
  default: (await views()).ItaniumComparePanel,
}))

export const ItaniumEmpty = lazy(async () => {
  // It offers samples, which come with links.
  await codecNeeded()
  return { default: (await views()).ItaniumEmpty }
})

export const ItaniumRun = lazy(async () => ({ default: (await views()).ItaniumRun }))
