import { namesIn, type RegSet } from '../../../../src/x86/registers.ts'
import type { Scene } from '../../../messages/story.ts'

export const namesOfScene = ({ arch }: Scene, set: RegSet): readonly string[] => namesIn(arch, set)
