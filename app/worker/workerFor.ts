import type { AppState } from '../state/store.ts'
import { type OpenPort, openWorker } from './client.ts'

/** How an engine is started where this is in view first. */
export const workerFor = (_state: AppState): OpenPort => openWorker
