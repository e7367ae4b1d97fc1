import { expect } from 'vitest'
import { siteListing } from '../analysis/imageListing.ts'
import { imageOutcomes } from '../analysis/imageOutcomes.ts'
import { imagePatcher } from '../analysis/imagePatcher.ts'
import { bootDecision, siteWindow, windowRows } from '../analysis/imageSite.ts'
import { openKernelImage } from '../analysis/kernelImage.ts'
import { containerOf } from '../elf/container.ts'

/** Opens a file and asks everything about it; whatever it holds, there is an answer. */
export function openEverything(bytes: Uint8Array): void {
  const container = containerOf(bytes)
  if (!container.ok) expect(container.error.message.length).toBeGreaterThan(20)
  const image = openKernelImage(bytes)
  if (!image.ok) {
    expect(image.error.message.length).toBeGreaterThan(20)
    return
  }
  const { sites } = image.value
  for (const variant of ['native', 'xen', 'kvm'] as const) {
    const choice = { rules: null, variant, features: null, pages: 'pae', nops: null } as const
    const patcher = imagePatcher(image.value, choice)
    if (!patcher.ok) continue
    const { outcomes } = imageOutcomes(image.value, patcher.value)
    outcomes.forEach(({ after }, at) => expect(after.length).toBe(sites[at]?.length))
    const [first] = sites
    if (first && patcher.value.rules === '6.1') bootDecision(image.value, first, patcher.value)
  }
  for (const site of sites.slice(0, 2)) {
    const window = siteWindow(image.value, site)
    if (window) windowRows(image.value, window)
    siteListing(image.value, site, String)
  }
}
