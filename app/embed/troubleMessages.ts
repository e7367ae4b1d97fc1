/** The engine of a figure that is drawn already is gone. */
export const silent = (message: string): string =>
  `The engine does not answer, so the figure stays as it is: ${message}. Reload the page to try again.`
