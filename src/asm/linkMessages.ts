import { diagnosticsOf } from '../base/diagnostic.ts'

/** Words of the linker. */
export const linkMessage = diagnosticsOf({
  'link/unknown-symbol': {
    severity: 'warning',
    message: (name: string, near: string | null) =>
      `No symbol "${name}" is known in this kernel; a made-up address stands for it.` +
      (near === null ? '' : ` Did you mean "${near}"?`),
  },
  'link/out-of-range': {
    severity: 'error',
    message: (name: string, type: string, size: number) =>
      `The address of "${name}" does not fit into the ${size === 1 ? 'byte' : `${size} bytes`} of this field (${type}).`,
  },
})
