import { readLink } from '../state/address.ts'
import { codecNeeded, linkNeeded } from '../state/linkCodec.ts'
import type * as itanium from './itanium.ts'
import type { WantedState } from './protocol.ts'

type ItaniumPart = typeof itanium

type Needs = Pick<WantedState, 'link' | 'arch'>

let part: ItaniumPart | null = null

/** What only figures of an Itanium need; null until it was brought, which is before such a text comes into view. */
export const itaniumPart = (): ItaniumPart | null => part

const bring = async () => {
  part = await import('./itanium.ts')
}

const machineNeeded = (wanted: Needs): Promise<void> | null =>
  part === null && isOfItanium(wanted) ? bring() : null

/** What has to be loaded before what is wanted can be shown; null where nothing has. */
export function neededFor(wanted: Needs): Promise<void> | null {
  const { link, arch } = wanted
  // A text of Itanium to begin with comes with the codec.
  const codec = arch === 'ia64' ? codecNeeded() : isLink(link) ? linkNeeded(link) : null
  return codec ? codec.then(() => machineNeeded(wanted) ?? undefined) : machineNeeded(wanted)
}

/** The address of a page may have nothing from "#" on. */
export const isLink = (link: string | undefined): link is string =>
  link !== undefined && link.length > 1

function isOfItanium({ link, arch }: Needs): boolean {
  if (arch === 'ia64') return true
  if (!isLink(link)) return false
  const read = readLink(link)
  const shared = read.ok ? read.value : read.error.saved
  return shared?.machine === 'ia64'
}
