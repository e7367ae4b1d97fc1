/** What comes for links, in one file: their codec, the texts that they may name, and operations of another kernel. */
export { lateBases, lateOps } from '../../../src/ops/lateOps.ts'
export { bootSteps } from '../../messages/bootSteps.ts'
export { decoded, encoded } from '../../state/linkCodec.ts'
export { ia64Samples } from '../../samples/ia64/index.ts'
export { samples } from '../../samples/index.ts'
