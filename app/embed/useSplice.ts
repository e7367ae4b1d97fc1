import { createContext, useContext } from 'react'
import type { Splice } from '../splice/splice.ts'

/** The platform that predictions are reported to; null where none are asked for. */
export const SpliceContext = createContext<Splice | null>(null)

export const useSplice = (): Splice | null => useContext(SpliceContext)
