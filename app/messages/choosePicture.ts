type Names = readonly string[]

/** The picture of a decision, which most figures open at: apart from the others, which come later there. */
export const choosePicture = {
  words: (passed: Names): string => `In order: ${passed.join('; ')}.`,
  verdicts: { chosen: 'chosen', 'would-work': 'would work', rejected: 'rejected' },
}
