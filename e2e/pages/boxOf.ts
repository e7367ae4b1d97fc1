import type { Locator } from '@playwright/test'

/** Where an element is drawn; throws where it is not. */
export async function boxOf(
  element: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox()
  if (!box) throw new Error('nothing is drawn of it')
  return box
}
