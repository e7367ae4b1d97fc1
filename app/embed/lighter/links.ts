/** What comes for links, in one file: their codec, and the texts that they may name. */
export { decoded, encoded } from '../../state/linkCodec.ts'
export { ia64Samples } from '../../samples/ia64/index.ts'
export { samples } from '../../samples/index.ts'
