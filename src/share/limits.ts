/** A longer link is refused before it is looked at; about 10,000 lines fit. */
export const longestLink = 262_144

/** A link that unfolds to more bytes than this is refused; a listing of 10,000 lines has a third of it. */
export const largestDocument = 1_048_576
