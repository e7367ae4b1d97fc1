import type { BackendTable, VariantId } from '../backends/backend.ts'
import { backendTable } from '../backends/table.ts'
import { readdressed } from '../backends/readdress.ts'
import { refusalWords } from '../backends/messages.ts'
import { refusalSentence } from '../backends/refusal.ts'
import type { SlotVariant } from '../backends/backend.ts'
import { featuresOf, slotVariants } from '../backends/index.ts'
import { slotRefusal, wasBooted } from '../backends/slots.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ConfigId } from '../ops/op.ts'
import type { BootFeature } from '../backends/backend.ts'
import type { RuleSetId } from '../patch/eras.ts'
import { design } from '../rules/design.ts'
import { ruleSetOf } from '../rules/index.ts'
import { defaultNopTable, type NopTableId } from '../x86/nops.ts'
import { imageRefusals } from './imageMessages.ts'
import type { ImagePatcher } from './imageOutcomes.ts'
import type { KernelImage } from './kernelImage.ts'

/** What a user chose for an image; null where nothing was chosen. */
export interface ImageChoice {
  readonly rules: RuleSetId | null
  readonly variant: VariantId | null
  /** Features of 6.1 that are set; null for the backend's own. */
  readonly features: readonly BootFeature[] | null
  /** Of a 32-bit file: whether its kernel has PAE. */
  readonly pages: 'pae' | 'nopae'
  readonly nops: NopTableId | null
}

const isSlotVariant = (variant: VariantId): variant is SlotVariant =>
  slotVariants.some((each) => each === variant)

function bootPatcher(
  { elf, era, sites }: KernelImage,
  { variant, features }: ImageChoice,
): Result<ImagePatcher, string> {
  if (elf.arch === 'x86-32') return err(refusalWords.wideImage)
  if (era !== '6.1' && sites.length > 0) return err(imageRefusals.otherEra())
  const chosen = variant ?? 'xen'
  const refusal = slotRefusal(chosen)
  if (refusal !== null || !isSlotVariant(chosen)) return err(refusal ?? chosen)
  return ok({ rules: '6.1', variant: chosen, features: features ?? featuresOf(chosen) })
}

/** The table with the addresses of the functions that the file itself names. */
function ownAddresses({ functions }: KernelImage, table: BackendTable): BackendTable {
  const names = Object.values(table.implementations).flatMap(({ name }) => name ?? [])
  const symbols = functions.named(new Set(names))
  const none = { entries: new Map(), templates: new Map(), romBase: null, romStride: null }
  return readdressed(table, { config: table.config, symbols, ...none })
}

/** 32-bit code does not tell whether its kernel has PAE. */
export const narrowConfig = ({ pages }: ImageChoice): ConfigId =>
  pages === 'pae' ? '32pae' : '32nopae'

/** What a kernel runs on where nobody chose. */
export const usualVariant = (config: ConfigId): VariantId =>
  config === '32nopae' ? 'native' : 'xen'

function earlierPatcher(
  image: KernelImage,
  choice: ImageChoice,
  id: RuleSetId,
): Result<ImagePatcher, string> {
  if (image.era === '6.1' && image.sites.length > 0) return err(imageRefusals.otherRules(id))
  const config = image.elf.arch === 'x86-64' ? '64' : narrowConfig(choice)
  const variant = choice.variant ?? usualVariant(config)
  const table = backendTable(variant, config)
  if (!table.ok) return err(refusalSentence(table.error))
  return ok({
    rules: ruleSetOf(id) ?? design,
    table: ownAddresses(image, table.value),
    nops: choice.nops ?? defaultNopTable,
  })
}

/** Who is to patch an image; the error tells in words what never existed. */
export function imagePatcher(
  image: KernelImage,
  choice: ImageChoice,
): Result<ImagePatcher, string> {
  const rules = choice.rules ?? image.era
  return rules === '6.1' ? bootPatcher(image, choice) : earlierPatcher(image, choice, rules)
}

export const variantOf = (patcher: ImagePatcher): VariantId =>
  patcher.rules === '6.1' ? patcher.variant : patcher.table.variant

export const rulesOf = (patcher: ImagePatcher): RuleSetId =>
  patcher.rules === '6.1' ? '6.1' : patcher.rules.id

/** The backends beside which an outcome is shown: those of which booted kernels were read. */
export const comparedVariants = slotVariants.filter(wasBooted)

/** Patchers under the same switches on other backends; those that never existed are left out. */
export function comparedPatchers(
  image: KernelImage,
  choice: ImageChoice,
): readonly (readonly [VariantId, ImagePatcher])[] {
  return comparedVariants.flatMap((variant) => {
    const patcher = imagePatcher(image, { ...choice, variant })
    return patcher.ok ? [[variant, patcher.value] as const] : []
  })
}
