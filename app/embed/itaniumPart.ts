import { readLink } from '../state/address.ts'
import type * as itanium from './itanium.ts'

type ItaniumPart = typeof itanium

let part: ItaniumPart | null = null

/** What only figures of an Itanium need; null until it was brought, which is before such a text comes into view. */
export const itaniumPart = (): ItaniumPart | null => part

const bring = async () => {
  part = await import('./itanium.ts')
}

/** What has to be loaded before a link can be shown; null where nothing has. */
export function neededFor(hash: string | undefined): Promise<void> | null {
  if (part !== null || hash === undefined || hash.length < 2) return null
  const link = readLink(hash)
  const shared = link.ok ? link.value : link.error.saved
  return shared?.machine === 'ia64' ? bring() : null
}
