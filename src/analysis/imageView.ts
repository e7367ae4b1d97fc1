import { addressText } from '../base/address.ts'
import { ok } from '../base/result.ts'
import { imageOutcomes, operationName, outcomeFaults } from './imageOutcomes.ts'
import { imagePatcher, rulesOf, variantOf } from './imagePatcher.ts'
import { functionOf } from './imageSite.ts'
import { siteSnippet } from './imageSnippet.ts'
import type { ImageSite, KernelImage } from './kernelImage.ts'
import { type ImageView, siteTable, type TableSite } from './siteTable.ts'

const unnamed = (image: KernelImage, { section, offset }: ImageSite): string =>
  `${image.elf.sections[section]?.name ?? ''}+${addressText(BigInt(offset))}`

const tableSites = (image: KernelImage): readonly TableSite[] =>
  image.sites.map((site) => ({
    index: site.index,
    address: site.address,
    function: functionOf(image, site)?.name ?? unnamed(image, site),
    length: site.length,
    mayDestroy: site.mayDestroy,
  }))

/** Makes an opened image ready to be looked at. */
export function imageView(image: KernelImage): ImageView {
  const { arch, form } = image.elf
  const sites = tableSites(image)
  return siteTable({
    summary: {
      arch,
      form,
      era: image.era,
      eras: image.eras,
      sites: sites.length,
      converted: null,
      faults: image.faults,
    },
    decided: (choice) => {
      const patcher = imagePatcher(image, choice)
      if (!patcher.ok) return patcher
      const decided = imageOutcomes(image, patcher.value)
      return ok({
        variant: variantOf(patcher.value),
        rules: rulesOf(patcher.value),
        sites,
        told: decided.counted,
        faults: outcomeFaults(decided),
      })
    },
    snippet: (index, choice) => {
      const site = image.sites[index]
      // Every era has it, and names are the same on all.
      const patcher = imagePatcher(image, { ...choice, variant: 'native' })
      const operationOf = (type: number) =>
        patcher.ok ? operationName(patcher.value, type) : `operation ${String(type)}`
      return site ? siteSnippet(image, site, operationOf) : null
    },
  })
}
