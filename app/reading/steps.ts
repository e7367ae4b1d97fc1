import { addressText } from '../../src/base/address.ts'
import type { Step } from '../../src/patch/step.ts'
import { phraseText } from '../messages/phrase.ts'
import { reading } from '../messages/reading.ts'
import { contextOf, headlineOf, type Scene } from '../messages/story.ts'
import { spaced } from './spaced.ts'
import { type Item, item } from './tree.ts'

const words = reading.steps

/** What the picture of a step shows beyond its words. */
function shownBy({ story }: Scene, step: Step): readonly string[] {
  const { after } = story.decision.edit
  switch (step.kind) {
    case 'record': {
      const { bytes, address, type, length, clobberWord } = step.record
      const word = addressText(BigInt(clobberWord))
      return [words.record(spaced(bytes), addressText(address), type, length, word)]
    }
    case 'lookup': {
      const target = step.address === null ? null : addressText(step.address)
      return [words.slot(addressText(step.slot), target)]
    }
    case 'write':
      return [words.bytes(spaced(after))]
    case 'pad':
      return [words.pads(step.chunks)]
    default:
      return []
  }
}

/** Every step with its headline, its sentence and the numbers of its picture. */
export const stepItems = (scene: Scene): readonly Item[] =>
  scene.story.steps.map((step) => {
    const headline = phraseText(headlineOf(scene, step))
    const lead = step.kind === 'choose' ? `${words.decision}: ${headline}` : headline
    return item(lead, contextOf(scene, step), shownBy(scene, step))
  })
