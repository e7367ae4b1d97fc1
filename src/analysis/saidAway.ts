import { annotationsIn } from '../dataflow/annotations.ts'
import type { Arch } from '../x86/arch.ts'

/** The listing with every `live:` asking for nothing, so that only instructions read. Every position stays. */
export function saidAway(listing: string, arch: Arch): string {
  const { live } = annotationsIn(listing, arch)
  return [...live.values()].reduce((text, { span: { from, to } }) => {
    const behindColon = text.indexOf(':', from) + 1
    return text.slice(0, behindColon).padEnd(to) + text.slice(to)
  }, listing)
}
