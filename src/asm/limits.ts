/** Bounds that keep any listing from running away; each is named in the message of who meets it. */
export const limits = {
  /** Macros, `.rept` and `.irp` inside one another. */
  macroDepth: 100,
  /** Rounds of one `.rept`, `.irp` or `.irpc`. */
  repetitions: 65_536,
  /** Statements that are read, those of expansions counted each time. */
  statements: 262_144,
  /** Instructions that are assembled. */
  instructions: 65_536,
  /** Characters that expansions may write altogether. */
  expandedCharacters: 8 * 1024 * 1024,
  /** Bytes of all sections together. */
  outputBytes: 16 * 1024 * 1024,
  /** Rounds in which branches may grow before the layout must stand still. */
  layoutRounds: 400,
  /** Symbols through which a `.set` may lead to another. */
  aliasDepth: 32,
  /** Operators inside of one another that such a chain may hold altogether. */
  aliasNesting: 1024,
  /** Symbols made by `.set` that one expression may go through altogether. */
  aliasVisits: 1000,
  /** Symbols in one sum. */
  terms: 16,
  /** Problems that are reported; more add nothing. */
  diagnostics: 200,
  /** `.if` inside `.if`. */
  conditionalDepth: 256,
  /** Characters of one statement after arguments are put in. */
  statementCharacters: 65_536,
} as const
