import cpuid from './cpuid.s?raw'
import frame from './frame.s?raw'
import fullFrame from './fullFrame.s?raw'
import irqDisable from './irqDisable.s?raw'
import irqRestore from './irqRestore.s?raw'
import leaf from './leaf.s?raw'
import leaveKernel from './leaveKernel.s?raw'
import lookAlike from './lookAlike.s?raw'
import noBoundary from './noBoundary.s?raw'
import rotating from './rotating.s?raw'
import shrinkWrapped from './shrinkWrapped.s?raw'
import threadPointer from './threadPointer.s?raw'
import twoAllocs from './twoAllocs.s?raw'

/** A listing for Itanium to start from. */
export interface Ia64Sample {
  readonly id: string
  readonly title: string
  readonly listing: string
  /** `scan`: what makes looking back for the alloc go wrong. */
  readonly about: 'site' | 'scan'
}

/** In the order of the picker. */
export const ia64Samples = [
  { id: 'frame', title: 'A function with a frame', listing: frame, about: 'site' },
  { id: 'cpuid', title: 'get_cpuid', listing: cpuid, about: 'site' },
  { id: 'irqDisable', title: 'Interrupts off', listing: irqDisable, about: 'site' },
  { id: 'irqRestore', title: 'Interrupts back', listing: irqRestore, about: 'site' },
  { id: 'threadPointer', title: 'The thread pointer', listing: threadPointer, about: 'site' },
  { id: 'leaveKernel', title: 'Out of the kernel', listing: leaveKernel, about: 'site' },
  { id: 'leaf', title: 'A leaf without an alloc', listing: leaf, about: 'scan' },
  { id: 'twoAllocs', title: 'Two allocs', listing: twoAllocs, about: 'scan' },
  {
    id: 'shrinkWrapped',
    title: 'The prologue behind the site',
    listing: shrinkWrapped,
    about: 'scan',
  },
  { id: 'noBoundary', title: 'No start of the function', listing: noBoundary, about: 'scan' },
  { id: 'lookAlike', title: 'Data that reads as an alloc', listing: lookAlike, about: 'scan' },
  { id: 'fullFrame', title: 'A full frame', listing: fullFrame, about: 'scan' },
  { id: 'rotating', title: 'Registers that rotate', listing: rotating, about: 'scan' },
] as const satisfies readonly Ia64Sample[]

export type Ia64SampleId = (typeof ia64Samples)[number]['id']
