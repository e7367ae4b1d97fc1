import { diagnosticsOf } from '../base/diagnostic.ts'

/** Words of the expression parser and evaluator. */
export const expressionDiagnostic = diagnosticsOf({
  'asm/expression-missing': {
    severity: 'error',
    message: () => 'A number, a symbol or an expression is missing here.',
  },
  'asm/expression-unexpected': {
    severity: 'error',
    message: (text: string) => `"${text}" cannot stand in an expression here.`,
  },
  'asm/expression-unclosed': {
    severity: 'error',
    message: () => 'This "(" is never closed: add a ")".',
  },
  'asm/expression-too-deep': {
    severity: 'error',
    message: (limit: number) =>
      `This expression nests deeper than ${limit} levels. Name a part of it with .set.`,
  },
  'asm/number-malformed': {
    severity: 'error',
    message: (text: string) =>
      `"${text}" is no number. Numbers are decimal, 0x… (hexadecimal), 0b… (binary) or 0… (octal).`,
  },
  'asm/number-too-large': {
    severity: 'error',
    message: (text: string) => `${text} does not fit into 64 bits.`,
  },
  'asm/string-unclosed': {
    severity: 'error',
    message: () => 'This string has no closing quotation mark.',
  },
  'asm/division-by-zero': {
    severity: 'error',
    message: () => 'Division by zero.',
  },
})
