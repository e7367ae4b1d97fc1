import { type KernelSlice, noKernel } from '../../state/kernel.ts'

export * from '../../state/kernel.ts'

/** A figure opens no files. */
export const kernelSlice = (): KernelSlice =>
  ({
    kernel: { ...noKernel, served: false },
    hideKernel: () => undefined,
  }) as Partial<KernelSlice> as KernelSlice
