import { diagnosticsOf, type Severity } from '../base/diagnostic.ts'

const hint = (near: string | null) => (near === null ? '' : ` Did you mean "${near}"?`)

const table = {
  'asm/limit-output': {
    severity: 'error',
    message: (limit: number) =>
      `The output would exceed the limit of ${limit} bytes; what follows is cut short.`,
  },
  'asm/limit-statements': {
    severity: 'error',
    message: (limit: number) =>
      `More than ${limit} statements, those of expansions counted; the listing was read up to here.`,
  },
  'asm/limit-instructions': {
    severity: 'error',
    message: (limit: number) => `More than ${limit} instructions; the listing was read up to here.`,
  },
  'asm/limit-expansion': {
    severity: 'error',
    message: (limit: number) =>
      `Expansions wrote more than ${limit} characters; the listing was read up to here.`,
  },
  'asm/limit-statement': {
    severity: 'error',
    message: (limit: number) =>
      `With its arguments put in this statement exceeds the limit of ${limit} characters; the listing was read up to here.`,
  },
  'asm/limit-macro-depth': {
    severity: 'error',
    message: (name: string, limit: number) =>
      `"${name}" is nested deeper than the limit of ${limit} expansions. Does it call itself without an end?`,
  },
  'asm/limit-repetitions': {
    severity: 'error',
    message: (name: string, limit: number) => `${name} may repeat at most ${limit} times.`,
  },
  'asm/limit-conditionals': {
    severity: 'error',
    message: (limit: number) => `Conditionals are nested deeper than the limit of ${limit}.`,
  },
  'asm/limit-layout': {
    severity: 'error',
    message: (limit: number) =>
      `The layout does not come to rest within the limit of ${limit} rounds.`,
  },
  'asm/limit-alias': {
    severity: 'error',
    message: (name: string, limit: number) =>
      `"${name}" goes through more than ${limit} other symbols, too long sums, or round in a circle.`,
  },
  'asm/comment-open': {
    severity: 'error',
    message: () => 'This comment is never closed: add "*/".',
  },
  'asm/comment-slashes': {
    severity: 'warning',
    message: () =>
      'GNU as takes "//" for a comment only at the start of a statement. Write "#" here.',
  },
  'asm/unknown-directive': {
    severity: 'error',
    message: (name: string, near: string | null) =>
      `"${name}" is no directive that this assembler knows.${hint(near)}`,
  },
  'asm/unsupported-directive': {
    severity: 'error',
    message: (name: string, instead: string) => `${name} is not supported. ${instead}`,
  },
  'asm/unknown-macro': {
    severity: 'error',
    message: (name: string, near: string) =>
      `"${name}" is neither an instruction nor a macro. Did you mean "${near}"?`,
  },
  'asm/operand-missing': {
    severity: 'error',
    message: (name: string, what: string) => `${name} needs ${what}.`,
  },
  'asm/operand-unexpected': {
    severity: 'error',
    message: (text: string, name: string) => `"${text}" is too much after ${name}.`,
  },
  'asm/constant-needed': {
    severity: 'error',
    message: (what: string, open?: string, near: string | null = null) =>
      open === undefined
        ? `${what} must be known here. A symbol that comes later, or a distance that may still change, will not do.`
        : `${what} must be known here, but "${open}" has no value so far.${hint(near)}`,
  },
  'asm/value-negative': {
    severity: 'error',
    message: (what: string) => `${what} must not be negative.`,
  },
  'asm/count-negative': {
    severity: 'warning',
    message: (what: string) => `${what} is negative and counts as 0.`,
  },
  'asm/value-truncated': {
    severity: 'warning',
    message: (value: string, kept: string) => `${value} does not fit; ${kept} is stored.`,
  },
  'asm/value-too-large': {
    severity: 'error',
    message: (value: string, size: number) =>
      `${value} does not fit into ${size === 1 ? '1 byte' : `${size} bytes`}.`,
  },
  'asm/branch-too-far': {
    severity: 'error',
    message: (distance: string, size: number) =>
      `The target is ${distance} bytes away, too far for a displacement of ${size === 1 ? '1 byte' : `${size} bytes`}.`,
  },
  'asm/not-relocatable': {
    severity: 'error',
    message: () =>
      'No relocation can express this value. Sums may hold one symbol, less a place in the same section.',
  },
  'asm/no-relocation': {
    severity: 'error',
    message: (size: number, arch: string) =>
      `${arch} has no relocation for a field of ${size === 1 ? '1 byte' : `${size} bytes`} of this kind.`,
  },
  'asm/unknown-modifier': {
    severity: 'error',
    message: (modifier: string) =>
      `@${modifier} is not supported; of the modifiers only @PLT is. The kernel is not linked dynamically.`,
  },
  'asm/symbol-defined-twice': {
    severity: 'error',
    message: (name: string, line: number | null) =>
      `"${name}" is already defined${line === null ? '' : ` in line ${line}`}.`,
  },
  'asm/symbol-name-missing': {
    severity: 'error',
    message: (name: string) => `${name} needs the name of a symbol.`,
  },
  'asm/label-back-missing': {
    severity: 'error',
    message: (text: string) =>
      `No label "${text.slice(0, -1)}:" stands before this. For one that follows write "${text.slice(0, -1)}f".`,
  },
  'asm/label-forward-missing': {
    severity: 'error',
    message: (text: string) =>
      `No label "${text}:" follows. For one that stands before write "${text}b".`,
  },
  'asm/label-malformed': {
    severity: 'error',
    message: (name: string) =>
      `"${name}" cannot be a label: names start with a letter, "_" or "."; local labels are numbers.`,
  },
  'asm/section-missing': {
    severity: 'error',
    message: (name: string) => `${name} needs the name of a section.`,
  },
  'asm/section-flag': {
    severity: 'error',
    message: (flag: string) =>
      `"${flag}" is no section flag. Known are a (allocated), w (writable), x (executable), M, S, G, T, o, e, R and ?.`,
  },
  'asm/section-type': {
    severity: 'error',
    message: (type: string, near: string | null) =>
      `"${type}" is no section type that this assembler knows.${hint(near)}`,
  },
  'asm/section-changed': {
    severity: 'warning',
    message: (name: string, flags: string) =>
      `"${name}" was already begun with the flags "${flags}"; they stay.`,
  },
  'asm/subsection': {
    severity: 'error',
    message: (most: number) => `A subsection has a number from 0 to ${most}.`,
  },
  'asm/section-stack-empty': {
    severity: 'error',
    message: () => '.popsection without a .pushsection before it.',
  },
  'asm/section-nobits': {
    severity: 'error',
    message: (name: string) =>
      `"${name}" holds no bytes in the file; only zeros may be reserved in it.`,
  },
  'asm/alignment': {
    severity: 'error',
    message: (value: string) => `${value} is no alignment: it must be a power of 2, at most 2^31.`,
  },
  'asm/alignment-pattern': {
    severity: 'error',
    message: (padding: number, size: number) =>
      `The padding of ${padding} bytes is no multiple of the fill pattern's ${size} bytes.`,
  },
  'asm/org-backwards': {
    severity: 'error',
    message: () => '.org cannot move backwards.',
  },
  'asm/org-section': {
    severity: 'error',
    message: () => 'The place that .org names must be in the same section.',
  },
  'asm/string-needed': {
    severity: 'error',
    message: (name: string) => `${name} needs a text between quotation marks.`,
  },
  'asm/macro-open': {
    severity: 'error',
    message: (name: string, end: string) => `${name} is never ended: add ${end}.`,
  },
  'asm/macro-end-alone': {
    severity: 'error',
    message: (end: string, name: string) => `${end} without a ${name} before it.`,
  },
  'asm/macro-exit-alone': {
    severity: 'warning',
    message: () => '.exitm outside of a macro does nothing.',
  },
  'asm/macro-defined-twice': {
    severity: 'error',
    message: (name: string, line: number) =>
      `A macro "${name}" is already defined in line ${line}. .purgem ${name} removes it.`,
  },
  'asm/macro-hides-prelude': {
    severity: 'error',
    message: (name: string) =>
      `The prelude already has a macro "${name}"; upper and lower case count as one. .purgem ${name} removes it.`,
  },
  'asm/macro-is-directive': {
    severity: 'error',
    message: (name: string) => `"${name}" is a directive and cannot be a macro.`,
  },
  'asm/macro-not-defined': {
    severity: 'error',
    message: (name: string, near: string | null) => `No macro "${name}" is defined.${hint(near)}`,
  },
  'asm/macro-name': {
    severity: 'error',
    message: () =>
      '.macro needs a name: a letter, "_" or ".", then letters, digits, "_", ".", "$".',
  },
  'asm/macro-parameters': {
    severity: 'error',
    message: (text: string) => `"${text}" cannot stand in a list of parameters here.`,
  },
  'asm/macro-qualifier': {
    severity: 'error',
    message: (text: string) =>
      `":${text}" is no kind of parameter. There are ":req" (must be given) and ":vararg" (takes the rest).`,
  },
  'asm/macro-parameter-twice': {
    severity: 'error',
    message: (text: string) => `The parameter "${text}" is there twice.`,
  },
  'asm/macro-argument-missing': {
    severity: 'error',
    message: (macro: string, text: string) => `${macro} needs a value for its parameter "${text}".`,
  },
  'asm/macro-argument-unknown': {
    severity: 'error',
    message: (macro: string, text: string, near: string | null) =>
      `${macro} has no parameter "${text}".${hint(near)}`,
  },
  'asm/macro-arguments-mixed': {
    severity: 'error',
    message: (macro: string) =>
      `${macro}: arguments without a name must stand before those with one.`,
  },
  'asm/macro-arguments-many': {
    severity: 'error',
    message: (macro: string, count: number) =>
      `${macro} takes ${count === 0 ? 'no arguments' : count === 1 ? '1 argument' : `${count} arguments`}; here are more.`,
  },
  'asm/conditional-open': {
    severity: 'error',
    message: () => 'This .if is never ended: add .endif.',
  },
  'asm/conditional-alone': {
    severity: 'error',
    message: (name: string) => `${name} without an .if before it.`,
  },
  'asm/conditional-after-else': {
    severity: 'error',
    message: (name: string) => `${name} cannot follow .else.`,
  },
  'asm/comma-missing': {
    severity: 'error',
    message: (name: string) => `${name} needs a comma between its operands.`,
  },
  'asm/user-error': { severity: 'error', message: (text: string) => text },
  'asm/user-warning': { severity: 'warning', message: (text: string) => text },
  'asm/code-width': {
    severity: 'error',
    message: (name: string, arch: string) =>
      `${name} does not match the chosen CPU: this listing is assembled for ${arch}.`,
  },
} as const satisfies Record<
  string,
  { readonly severity: Severity; readonly message: (...values: never[]) => string }
>

export type MessageCode = keyof typeof table
export type MessageValues<Code extends MessageCode> = Parameters<(typeof table)[Code]['message']>

/** Words of the assembler for statements, macros, directives, sections and layout. */
export const message = diagnosticsOf(table)
