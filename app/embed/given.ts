/** Name of a frame to which the page around gives a text. */
export const givenText = 'text'
