import type { OpId } from '../ops/op.ts'
import { opRows } from '../ops/ops.generated.ts'

/** Letters of the kinds of entries in the generated tables. */
const kindLetters: Readonly<Record<string, string>> = {
  c: 'c',
  k: 'c-keeping',
  t: 'thunk',
  r: 'routine',
  j: 'jump-routine',
  n: 'nop _paravirt_nop',
  i: 'ident32 _paravirt_ident_32',
  d: 'ident64 _paravirt_ident_64',
  z: 'null',
}
/** Kinds whose name the letter does not say already. */
const named = /[cktrj]/

/** What the kernel puts before the name of a C function to name its thunk (PV_CALLEE_SAVE_REGS_THUNK). */
export const thunkPrefix = '__raw_callee_save_'

function entryOf(word: string, member: string, prefix: string): string {
  const [letter = '', rest] = [word[0], word.slice(1)]
  const kind = kindLetters[letter] ?? ''
  if (!named.test(letter)) return kind
  return `${kind} ${letter === 't' ? thunkPrefix : ''}${rest || `${prefix}_${member}`}`
}

/**
 * Entries, `kind function` each, from a text with one word for each operation in the order of the structs. A number
 * passes over as many operations. Any other word is the letter of a kind and the function's name, which is left out
 * where it is the prefix and the operation's member.
 */
export function entriesOf(prefix: string, text: string): Readonly<Record<OpId, string>> {
  const entries: Record<OpId, string> = {}
  let at = 0
  for (const word of text.split(' ')) {
    const passed = Number(word)
    const id = opRows[at]?.[0] ?? ''
    at += passed || 1
    if (!passed) entries[id] = entryOf(word, id.slice(id.indexOf('.') + 1), prefix)
  }
  return entries
}

/** Place of function n among those that the vectors placed one after the other. */
const placeOf = (n: number): number => 0x100000 + n * 0x1d0 + (n % 7) * 3

/**
 * Offsets of all functions that entries name, from the kernel's base. They stand in the order of their names, one
 * place each, but for those in `told`: `name=hex` stands elsewhere, before `name+n` are n places of others.
 */
export function offsetsOf(
  entries: readonly Readonly<Record<OpId, string>>[],
  told: string,
): Readonly<Record<string, number>> {
  const otherwise = new Map<string, string>()
  for (const word of told.split(' ')) {
    const [, name = '', how = ''] = /^(\w+)(.+)$/.exec(word) ?? []
    otherwise.set(name, how)
  }
  const texts = entries.flatMap((each) => Object.values(each))
  const names = texts.flatMap((text) => /^(?:c|t|r|j)\S* (.*)/.exec(text)?.[1] ?? [])
  let next = 0
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => {
      const how = otherwise.get(name) ?? ''
      if (how.startsWith('=')) return [name, Number(`0x${how.slice(1)}`)]
      next += Number(how) + 1
      return [name, placeOf(next - 1)]
    }),
  )
}
