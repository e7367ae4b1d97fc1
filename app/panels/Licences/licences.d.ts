/** Made when the page is built, by scripts/build/licences.ts. */
declare module 'virtual:licences' {
  export interface Licence {
    readonly name: string
    readonly version: string
    /** SPDX. */
    readonly licence: string
    readonly text: string
  }
  export const licences: readonly Licence[]
}
