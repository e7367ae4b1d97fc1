import type { Catalogue } from '../../src/share/shippedTexts.ts'
import cpuid from './former/cpuid.s?raw'
import frame from './former/frame.s?raw'
import fullFrame from './former/fullFrame.s?raw'
import irqDisable from './former/irqDisable.s?raw'
import irqRestore from './former/irqRestore.s?raw'
import leaf from './former/leaf.s?raw'
import leaveKernel from './former/leaveKernel.s?raw'
import lookAlike from './former/lookAlike.s?raw'
import noBoundary from './former/noBoundary.s?raw'
import rotating from './former/rotating.s?raw'
import shrinkWrapped from './former/shrinkWrapped.s?raw'
import threadPointer from './former/threadPointer.s?raw'
import twoAllocs from './former/twoAllocs.s?raw'

/** What shipped texts once were, under their ids: links that name them open for ever. */
export const former: Catalogue = [
  { id: 'cpuid', listing: cpuid },
  { id: 'frame', listing: frame },
  { id: 'fullFrame', listing: fullFrame },
  { id: 'irqDisable', listing: irqDisable },
  { id: 'irqRestore', listing: irqRestore },
  { id: 'leaf', listing: leaf },
  { id: 'leaveKernel', listing: leaveKernel },
  { id: 'lookAlike', listing: lookAlike },
  { id: 'noBoundary', listing: noBoundary },
  { id: 'rotating', listing: rotating },
  { id: 'shrinkWrapped', listing: shrinkWrapped },
  { id: 'threadPointer', listing: threadPointer },
  { id: 'twoAllocs', listing: twoAllocs },
]
