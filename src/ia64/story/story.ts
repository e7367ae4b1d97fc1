import { type Ia64Analysis, symbolsOf } from '../analysis.ts'
import { bundleOfTag } from '../bundle/tag.ts'
import type { PlatformId } from '../patch/types.ts'
import { bundlePicture } from './bundlePicture.ts'
import type { NotesPicture, Picture } from './picture.ts'
import {
  conventionPicture,
  copyPicture,
  fitPicture,
  recordsPicture,
  scanPicture,
  stubPicture,
} from './sitePictures.ts'
import { accidentScene } from './scene.ts'
import { accidentPicture, exampleCallee, stackPicture } from './stackPictures.ts'

/** Oddities of the kernel's code, each as far as it is backed. */
export const notesPicture: NotesPicture = {
  kind: 'notes',
  basis: 'source',
  notes: [
    { id: 'found-never-written', basis: 'kernel-run' },
    { id: 'itm-adds-address', basis: 'assembler' },
    { id: 'setreg-compares-value', basis: 'source' },
    { id: 'lost-stop', basis: 'assembler' },
    { id: 'late-option', basis: 'inference' },
    { id: 'old-documentation', basis: 'source' },
    { id: 'unchecked-reach', basis: 'kernel-run' },
  ],
}

/** The pictures of one site in the order of the story; those that it has no part in are left out. */
export function storyOf(
  analysis: Ia64Analysis,
  siteIndex: number,
  platform: PlatformId,
): readonly Picture[] {
  const decision = analysis.decisions[siteIndex]
  if (!decision) return [notesPicture]
  const { site, before } = decision
  const scan = scanPicture(analysis.program, decision)
  const accident = accidentScene(analysis, site)
  return [
    bundlePicture(before.slice(0, 16), bundleOfTag(site.start)),
    stackPicture(accident.caller, exampleCallee),
    accidentPicture('c', accident),
    ...(scan ? [scan] : []),
    accidentPicture('static', accident),
    conventionPicture(),
    ...(site.kind === 'bundle' ? [stubPicture(decision)] : []),
    recordsPicture(analysis.sites),
    copyPicture(decision, analysis.barriers),
    fitPicture(decision, platform, symbolsOf(analysis.program)),
    notesPicture,
  ]
}
