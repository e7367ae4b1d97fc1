import { selectIsAsking } from '../state/present.ts'
import type { AppState } from '../state/store.ts'

/** The reader is asked at every site; what became of others is not told beside it. */
export const selectIsCurtained = ({ present }: AppState): boolean => present.curtain

/** A question about the site in view is open. */
export const selectIsAsked: (state: AppState) => boolean = selectIsAsking
