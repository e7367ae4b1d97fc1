import { openKernelSample } from '../kernel/openSample.ts'
import { kernelWords } from '../messages/kernel.ts'
import { kernelSamples } from '../samples/kernels.ts'
import { selectKernelTable } from '../state/kernel.ts'
import type { Command } from './command.ts'

/** Shows the sites of the kernel file that is open, or asks for one. */
export const showKernel: Command = {
  id: 'kernel',
  title: kernelWords.command,
  group: 'listing',
  keys: [],
  inMenu: true,
  available: (state) => !selectKernelTable(state),
  perform: (store) => store.getState().showKernel(),
}

export const kernelCommands: readonly Command[] = [
  showKernel,
  ...kernelSamples.map(({ id, title }): Command => ({
    id: `open-${id}`,
    title: kernelWords.openSample(title),
    group: 'listing',
    keys: [],
    perform: (store) => void openKernelSample(store, id),
  })),
]
