import type { Diagnostic } from '../base/diagnostic.ts'
import { nearestWord } from '../base/nearest.ts'
import type { Span } from '../base/span.ts'
import type { Arch } from '../x86/arch.ts'
import {
  noRegisters,
  registerNamed,
  type RegSet,
  registerNames,
  stackPointerOf,
  regSet,
  union,
} from '../x86/registers.ts'
import type { Annotation, Annotations } from './annotations.ts'
import { dataflowDiagnostic } from './messages.ts'

const comment = /(?:#|\/\/|\/\*)[ \t]*(live|args):([^\n#]*)/g

/** Reads the comments of a listing that has some. */
export function readAnnotations(listing: string, arch: Arch): Annotations {
  const found = { live: new Map<number, Annotation>(), args: new Map<number, Annotation>() }
  const diagnostics: Diagnostic[] = []
  let [line, counted] = [1, 0]
  for (const match of listing.matchAll(comment)) {
    const { index } = match
    const lineStart = listing.lastIndexOf('\n', index) + 1
    if (isQuoted(listing.slice(lineStart, index))) continue
    for (; counted < index; counted++) if (listing[counted] === '\n') line++
    const kind = match[1] === 'live' ? 'live' : 'args'
    const text = (match[2] ?? '').replace(/\*\/.*$/, '')
    const start = index + match[0].length - (match[2] ?? '').length
    const registers = registersOf(text, start, arch, diagnostics)
    const span = { from: index, to: start + text.trimEnd().length }
    found[kind].set(line, { line, span, registers })
  }
  return { ...found, diagnostics }
}

/** An odd number of quotes before it: the sign stands in a string. */
const isQuoted = (before: string): boolean =>
  (before.replaceAll(/\\./g, '').match(/"/g) ?? []).length % 2 === 1

function registersOf(text: string, start: number, arch: Arch, diagnostics: Diagnostic[]): RegSet {
  let set = noRegisters
  for (const match of text.matchAll(/[^\s,]+/g)) {
    const [word] = match
    if (/^(?:none|nothing)$/i.test(word)) continue
    const span = { from: start + match.index, to: start + match.index + word.length }
    const reg = registerNamed(arch, word.replace(/^%/, ''))
    if (reg === null) diagnostics.push(unknown(word, span, arch))
    else if (reg === stackPointerOf(arch)) {
      diagnostics.push(dataflowDiagnostic('dataflow/stack-pointer', span, word))
    } else set = union(set, regSet(reg))
  }
  return set
}

function unknown(word: string, span: Span, arch: Arch): Diagnostic {
  const names = registerNames(arch).map((name) => `%${name}`)
  const near = nearestWord(word.startsWith('%') ? word : `%${word}`, names)
  return dataflowDiagnostic('dataflow/unknown-register', span, word, arch, near)
}
