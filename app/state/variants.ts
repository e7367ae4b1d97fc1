import type { BackendId, VariantId } from '../../src/backends/backend.ts'

/** A variant is named after its backend, with the option that was settled behind a hyphen. */
export const backendOf = (variant: VariantId): BackendId => variant.split('-')[0] as BackendId

/** The variant without a hyphen is the backend as most kernels had it. */
export const defaultVariant = (backend: BackendId): VariantId => backend
