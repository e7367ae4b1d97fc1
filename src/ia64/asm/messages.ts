import { diagnosticsOf, type Severity } from '../../base/diagnostic.ts'
import type { RegisterFile } from '../isa/registers.ts'

const hint = (near: string | null): string => (near === null ? '' : ` Did you mean "${near}"?`)

/** A word of the listing, shortened where it is no word any more. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

const instead = (found: string | null): string =>
  found === null ? 'the statement ends here' : `here stands "${shown(found)}"`

const fileWords: Readonly<Record<RegisterFile, string>> = {
  gr: 'a general register (r0 to r127)',
  br: 'a branch register (b0 to b7)',
  pr: 'a predicate (p0 to p63)',
  ar: 'an application register such as ar.pfs',
  cr: 'a control register such as cr.itm',
}

/** What no operand names. */
const unnamedWords = new Map([
  ['rse', 'the register stack engine'],
  ['tc', 'the translation cache'],
])

const accessed = (register: string): string => unnamedWords.get(register) ?? register

/** What cannot stand between braces. */
export const inBracesWords = { label: 'A label (write [name:])' } as const

const error: Severity = 'error'
const warning: Severity = 'warning'

const table = {
  'ia64/unknown-mnemonic': {
    severity: error,
    message: (name: string, near: string | null) =>
      `"${shown(name)}" is no instruction that this assembler knows.${hint(near)}`,
  },
  'ia64/branch-completers': {
    severity: error,
    message: (name: string) =>
      `${name} needs a prediction, and says how much to fetch: ${name}.sptk.many, for example. There are sptk, spnt, dptk and dpnt, then many and few.`,
  },
  'ia64/unknown-directive': {
    severity: error,
    message: (name: string, near: string | null) =>
      `"${shown(name)}" is no directive that this assembler knows.${hint(near)}`,
  },
  'ia64/register-expected': {
    severity: error,
    message: (file: RegisterFile, found: string | null) =>
      `Here must stand ${fileWords[file]}; ${instead(found)}.`,
  },
  'ia64/unknown-register': {
    severity: error,
    message: (name: string, near: string) => `There is no register "${name}".${hint(near)}`,
  },
  'ia64/no-such-register': {
    severity: error,
    message: (name: string, file: RegisterFile) =>
      `There is no register "${shown(name)}". Here may stand ${fileWords[file]}.`,
  },
  'ia64/no-register': {
    severity: error,
    message: (name: string) =>
      `There is no register "${shown(name)}"; general registers are r0 to r127, branch registers b0 to b7, predicates p0 to p63.`,
  },
  'ia64/register-range': {
    severity: error,
    message: (name: string, low: number, high: number) =>
      `${name} cannot stand here: this instruction reaches numbers ${low} to ${high}.`,
  },
  'ia64/outside-frame': {
    severity: error,
    message: (name: string) =>
      `${name} does not exist: the last alloc (or .regstk) made no room for it.`,
  },
  'ia64/number-expected': {
    severity: error,
    message: (found: string | null) => `Here must stand a number or a label; ${instead(found)}.`,
  },
  'ia64/number-range': {
    severity: error,
    message: (value: bigint, low: bigint, high: bigint) =>
      `${value} does not fit: the field holds ${low} to ${high}.`,
  },
  'ia64/data-range': {
    severity: warning,
    message: (value: bigint, size: number, kept: bigint) =>
      `${value} does not fit into ${size === 1 ? 'one byte' : `${size} bytes`}: only its low bits are kept, 0x${kept.toString(16)}.`,
  },
  'ia64/target-range': {
    severity: error,
    message: (distance: bigint, low: bigint, high: bigint) =>
      `The target is ${distance} bytes away; this branch reaches ${low} to ${high}. Use brl.`,
  },
  'ia64/target-unaligned': {
    severity: error,
    message: (distance: bigint) =>
      `A branch leads to a bundle, so to a multiple of 16 bytes; this one is ${distance} bytes away.`,
  },
  'ia64/expected': {
    severity: error,
    message: (wanted: string, found: string | null) =>
      `Here must stand "${wanted}"; ${instead(found)}.`,
  },
  'ia64/unexpected': {
    severity: error,
    message: (text: string) =>
      `"${shown(text)}" and what follows does not belong to this statement.`,
  },
  'ia64/predicate': {
    severity: error,
    message: (name: string) => `${name} cannot be predicated: it is always executed.`,
  },
  'ia64/frame-size': {
    severity: error,
    message: (registers: bigint) =>
      `A frame has at most 96 registers; this alloc asks for ${registers}.`,
  },
  'ia64/alloc-target': {
    severity: warning,
    message: (register: string, last: number) =>
      last < 32
        ? `${register} does not exist in the empty frame that this alloc makes: writing it raises a fault. Name a static register.`
        : `${register} lies outside of the frame that this alloc makes, r32 to r${last}: writing it raises a fault.`,
  },
  'ia64/frame-rotation': {
    severity: error,
    message: (rotating: bigint) =>
      `The rotating part is a multiple of 8 and lies inside the frame; ${rotating} is not.`,
  },
  'ia64/no-slot': {
    severity: error,
    message: (name: string, units: string) =>
      `${name} finds no slot in this ${units} bundle: the units that are left do not execute it.`,
  },
  'ia64/no-template': {
    severity: error,
    message: (name: string) =>
      `${name} fits no bundle together with the instructions before it in these braces.`,
  },
  'ia64/no-stop': {
    severity: error,
    message: (units: string) =>
      `No template of units ${units} stops here: only MMI stops after slot 0, and only MII after slot 1.`,
  },
  'ia64/not-first': {
    severity: error,
    message: (name: string) =>
      `${name} must be the first instruction of its group: write ";;" before it.`,
  },
  'ia64/not-last': {
    severity: error,
    message: (name: string) =>
      `${name} must be the last instruction of its group: write ";;" after it.`,
  },
  'ia64/read-after-write': {
    severity: warning,
    message: (register: string, line: number) =>
      `${accessed(register)} is read here and written in line ${line} of the same group: the value read is not defined. Write ";;" between them.`,
  },
  'ia64/write-after-write': {
    severity: warning,
    message: (register: string, line: number) =>
      `${accessed(register)} is written here and in line ${line} of the same group: which value stays is not defined. Write ";;" between them.`,
  },
  'ia64/written-twice': {
    severity: warning,
    message: (register: string) =>
      `This instruction writes ${register} twice: which value stays is not defined. Name two registers.`,
  },
  'ia64/write-constant': {
    severity: error,
    message: (register: string) => `${register} is a constant and cannot be written.`,
  },
  'ia64/brace-open': {
    severity: error,
    message: () => 'This "{" is never closed: add "}".',
  },
  'ia64/brace-close': {
    severity: error,
    message: () => 'This "}" closes nothing.',
  },
  'ia64/in-braces': {
    severity: error,
    message: (what: string) => `${what} cannot stand inside a bundle's braces.`,
  },
  'ia64/stop-nothing': {
    severity: warning,
    message: () => 'This stop ends no instruction: there is none before it.',
  },
  'ia64/duplicate-label': {
    severity: error,
    message: (name: string) => `"${name}" is defined already.`,
  },
  'ia64/undefined-label': {
    severity: error,
    message: (name: string, near: string | null) => `There is no label "${name}".${hint(near)}`,
  },
  'ia64/undefined-symbol': {
    severity: warning,
    message: (name: string) =>
      `"${name}" is defined neither here nor among the symbols of this model; its field stays 0.`,
  },
  'ia64/not-constant': {
    severity: error,
    message: () => 'Here must stand a number that is known at this place.',
  },
  'ia64/not-simple': {
    severity: error,
    message: () => 'This must come to a number, or to one label plus a number.',
  },
  'ia64/section-name': {
    severity: error,
    message: () => 'Here must stand the name of a section, such as .text.',
  },
  'ia64/section-flag': {
    severity: error,
    message: (flag: string) =>
      `"${flag}" is no section flag. Known are a (allocated), w (writable), x (executable), s (short data), o, M, S, G and T.`,
  },
  'ia64/section-stack': {
    severity: error,
    message: (name: string) => `${name} has no section to go back to.`,
  },
  'ia64/string-expected': {
    severity: error,
    message: (name: string) => `${name} needs a text in double quotes.`,
  },
  'ia64/string-open': {
    severity: error,
    message: () => 'This text is never closed: add a double quote.',
  },
  'ia64/comment-open': {
    severity: error,
    message: () => 'This comment is never closed: add "*/".',
  },
  'ia64/alignment': {
    severity: error,
    message: (value: bigint, power: boolean) =>
      power
        ? `2 to the power of ${value} is no alignment: the exponent must be 0 to 12.`
        : `${value} is no alignment: it must be a power of two, at most 4096.`,
  },
  'ia64/negative': {
    severity: error,
    message: (value: bigint) => `${value} bytes cannot be left free: write 0 or more.`,
  },
  'ia64/limit': {
    severity: error,
    message: (bytes: number) =>
      `The output would exceed ${bytes} bytes; the listing was read up to here.`,
  },
  'ia64/misplaced-bundle': {
    severity: warning,
    message: (bytes: number) =>
      `Bundles lie at multiples of 16; ${bytes} bytes of zeros were put before this one.`,
  },
  'ia64/record-size': {
    severity: error,
    message: (section: string, size: number) =>
      `${section} holds records of ${size} bytes each; the last one is cut short.`,
  },
  'ia64/record-place': {
    severity: error,
    message: (section: string) => `This record of ${section} points to no code of the listing.`,
  },
  'ia64/record-slot': {
    severity: error,
    message: () =>
      'A tag has a slot number of 0, 1 or 2 in its low bits; 3 stops the kernel with BUG().',
  },
  'ia64/record-aligned': {
    severity: error,
    message: () =>
      'A bundle site starts and ends at multiples of 16; the kernel stops with BUG() otherwise.',
  },
} as const

/** A diagnostic of this chapter; its words stand in the table above. */
export const ia64Diagnostic = diagnosticsOf(table)
