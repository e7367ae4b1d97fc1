import { hex } from '../../src/base/bytes.ts'

/** Bytes for reading aloud and for braille: one word each. */
export const spaced = (bytes: Uint8Array): string => hex(bytes).replaceAll(/..(?=.)/g, '$& ')
