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

/** From the table to the listing. */
export const leaveKernel: Command = {
  id: 'leave-kernel',
  title: kernelWords.back,
  group: 'listing',
  keys: [{ key: 'Escape', where: 'page' }],
  leavesKey: true,
  available: selectKernelTable,
  perform: (store) => store.getState().hideKernel(),
}

export const kernelCommands: readonly Command[] = [
  showKernel,
  leaveKernel,
  ...kernelSamples.map(({ id, title }): Command => ({
    id: `open-${id}`,
    title: kernelWords.openSample(title),
    group: 'listing',
    keys: [],
    perform: (store) => void openKernelSample(store, id),
  })),
]
