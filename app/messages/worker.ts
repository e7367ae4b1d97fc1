/** Why the engine did not answer, where the browser does not say. */
export const workerWords = {
  stopped: 'the worker stopped',
  unreadable: 'an answer could not be read',
} as const
