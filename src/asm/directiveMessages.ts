/** What the operands of directives are called, where a message names one that is missing. */
export const operandWords = {
  condition: 'a condition',
  repetitions: 'a number of repetitions',
  variable: 'the name of a variable',
  subsection: 'the number of a subsection',
  value: 'a value',
  alignment: 'an alignment',
  bytes: 'a number of bytes',
  place: 'a place',
  expression: 'an expression',
} as const

/** The same where a sentence begins with one. */
export const valueWords = {
  condition: 'The condition',
  repetitions: 'The number of repetitions',
  subsection: 'The number of a subsection',
  alignment: 'The alignment',
  fill: 'The fill',
  bound: 'The bound',
  size: 'The size',
  value: 'The value',
  number: 'The number',
} as const

/** What to write instead of a directive that this assembler does not have. */
export const insteadWords = {
  codeWidth: 'This tool knows 32-bit and 64-bit code.',
  prefix: 'Registers need their "%".',
  syntax: 'The listing is read as AT&T; Intel syntax is for reading only.',
  altmacro: 'Use \\name for the arguments of a macro and \\@ for new names.',
  mri: 'The listing is read as GNU as reads it by default.',
  include: 'Put the text into the listing itself.',
  incbin: 'Put the bytes into the listing with .byte.',
  reloc: 'Let a field name the symbol, and the relocation follows.',
  bytesWith: (directive: string): string => `Write the bytes with ${directive}.`,
  charactersWith: (directive: string): string => `Write the characters with ${directive}.`,
  set: 'Use .set.',
  skip: 'Use .skip with a fill of 0x90, or .balign.',
} as const

/** What `.error` and its like say where the listing gives them no words. */
export const endWords = {
  met: (directive: string): string => `${directive} was met.`,
  abort: '.abort ends the listing here.',
  near: (name: string): string => `. Did you mean "${name}"?`,
} as const

/** Before a message about a statement of the prelude. */
export const atCallWords = (called: string, line: number): string =>
  `Line ${line}, in the call of ${called}: `

/** Behind a message about a statement that a macro wrote. */
export const inMacroWords = (name: string, line: number): string =>
  ` In macro "${name}", line ${line}.`
