import { lateConfig } from '../ops/configs.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Backend, Refusal, VariantId } from './backend.ts'
import { backendOf, defaultVariant } from './index.ts'
import { refusalWords as sentences } from './messages.ts'

/** The kernel of 6.1 has the backend, but no longer this way to run on it. */
const endedOf = (variant: VariantId): string | undefined =>
  backendOf(variant).variants.find(({ id }) => id === variant)?.left

const leftOf = (backend: Backend): string =>
  backend.words.left ?? sentences.gone(backend.words.name, backend.years)

/** The whole sentence for a refusal, with the years and the way out. */
export function refusalSentence({ variant, lacks }: Refusal): string {
  const backend = backendOf(variant)
  if (lacks === '32-bit') return sentences.wide
  if (lacks === 'config')
    return backend.words.refused ?? sentences.never(backend.words.name, backend.years)
  const ended = endedOf(variant)
  return ended === undefined
    ? sentences.otherRules(leftOf(backend))
    : sentences.plain(ended, backend.words.name)
}

/** The same where an image of 6.1 is at hand; `others` is who could run it, `native, xen or kvm`. */
export function imageRefusalSentence(variant: VariantId, others: string): string {
  const backend = backendOf(variant)
  const ended = endedOf(variant)
  if (ended !== undefined) return sentences.id(ended, backend.id)
  if (backend.configs.includes(lateConfig)) return sentences.noSites(others)
  return sentences.otherOrRules(leftOf(backend), others)
}

/** Rules of 6.1 on x86-32. */
export const wideRefusal = (variant: VariantId): Refusal => ({
  variant,
  lacks: '32-bit',
  nearest: { variant, config: lateConfig },
})

/** Null where the variant has the configuration. */
export function refusalOf(variant: VariantId, config: ConfigId): Refusal | null {
  const backend = backendOf(variant)
  const isLate = config === lateConfig
  if (isLate && endedOf(variant) !== undefined) {
    return { variant, lacks: '6.1', nearest: { variant: defaultVariant(backend.id), config } }
  }
  if (backend.configs.includes(config)) return null
  const [first = '32pae'] = backend.configs
  return { variant, lacks: isLate ? '6.1' : 'config', nearest: { variant, config: first } }
}
