import type { ImagePatcher, ImageOutcomes } from '../../src/analysis/imageOutcomes.ts'
import type { KernelImage } from '../../src/analysis/kernelImage.ts'
import type { VariantId } from '../../src/backends/backend.ts'
import type { ElfFault } from '../../src/elf/messages.ts'
import { imageOutcomes, operationName, outcomeFaults } from '../../src/analysis/imageOutcomes.ts'

/** An image under one patcher, and beside it what the same rules make of it on other backends. */
export interface ElfView {
  readonly name: string
  readonly image: KernelImage
  readonly patcher: ImagePatcher
  readonly decided: ImageOutcomes
  readonly others: readonly (readonly [VariantId, ImageOutcomes])[]
  readonly opOf: (type: number) => string
  /** What is to be said about the file and about what was decided. */
  readonly faults: readonly ElfFault[]
}

export function elfView(
  name: string,
  image: KernelImage,
  patcher: ImagePatcher,
  compared: readonly (readonly [VariantId, ImagePatcher])[],
): ElfView {
  const decided = imageOutcomes(image, patcher)
  return {
    name,
    image,
    patcher,
    decided,
    faults: [...image.faults, ...outcomeFaults(decided)],
    others: compared.map(([variant, other]) => [variant, imageOutcomes(image, other)]),
    opOf: (type) => operationName(patcher, type),
  }
}

export const featuresOf = (patcher: ImagePatcher): readonly string[] =>
  patcher.rules === '6.1' ? patcher.features : []
