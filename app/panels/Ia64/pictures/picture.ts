import type { ComponentType } from 'react'
import type { Picture } from '../../../../src/ia64/story/picture.ts'
import type { Ia64Story } from '../../../../src/ia64/story/told.ts'

/** What a drawing is made from: its data, the moment in it, the story that it belongs to. */
export interface PictureProps<Kind extends Picture['kind']> {
  readonly picture: Extract<Picture, { readonly kind: Kind }>
  readonly moment: number
  readonly story: Ia64Story
}

export type Drawing<Kind extends Picture['kind']> = ComponentType<PictureProps<Kind>>

export const addressText = (address: bigint): string => `0x${address.toString(16)}`
