import type { Address } from '../../../src/base/address.ts'
import type { Op } from '../../../src/ops/op.ts'
import { broughtLinks } from './brought.ts'

/** Only a link or the page around leads to a kernel of 6.1, and both wait for what links take. */
export const lateOps = (): readonly Op[] => broughtLinks().lateOps()

export const lateBases = (): Readonly<Record<string, Address>> => broughtLinks().lateBases()
