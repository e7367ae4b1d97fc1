import { nearestWord } from '../base/nearest.ts'
import { addDiagnostic, type Assembly, macroNames, mayEmit, report, stop } from './assembly.ts'
import type { Branch, EncodedInstruction, EncodeOptions, Field } from './encoding.ts'
import type { Fragment } from './fragment.ts'
import type { Head } from './head.ts'
import { encodeInstruction } from './instruction.ts'
import { limits } from './limits.ts'
import { placeDiagnostic } from './origin.ts'
import { appendBytes, appendTail, noteEmission } from './section.ts'
import { bind, meaningHere } from './value.ts'

/** Assembles one instruction, prefixes included. */
export function emitInstruction(assembly: Assembly, head: Head): void {
  if (assembly.instructions++ >= limits.instructions) {
    return stop(assembly, 'asm/limit-instructions', limits.instructions)
  }
  const { nameFrom, text } = head
  const own = nameFrom === 0 ? text : text.slice(nameFrom)
  const encoded = encodeInstruction(own, optionsOf(assembly))
  if (!encoded.ok) {
    if (!suggestMacro(assembly, head, encoded.error[0]?.code)) {
      for (const diagnostic of encoded.error) {
        addDiagnostic(assembly, placeDiagnostic(assembly.origin, diagnostic, nameFrom))
      }
    }
    return
  }
  if (!mayEmit(assembly, encoded.value.bytes.length)) return
  const { branch } = encoded.value
  if (branch?.short && branch.near && branch.target.kind !== 'number') {
    emitBranch(assembly, branch, nameFrom)
  } else {
    emitFixed(assembly, encoded.value, nameFrom)
  }
}

const options = new WeakMap<Assembly, EncodeOptions>()

/** The same for all instructions of a listing: it has very many. */
function optionsOf(assembly: Assembly): EncodeOptions {
  const known = options.get(assembly)
  if (known) return known
  const made: EncodeOptions = {
    arch: assembly.arch,
    resolve: (name, span) => meaningHere(assembly, name, span),
  }
  options.set(assembly, made)
  return made
}

/** A misspelt macro looks like an unknown instruction. */
function suggestMacro(assembly: Assembly, head: Head, code: string | undefined): boolean {
  if (code !== 'asm/unknown-mnemonic') return false
  const near = nearestWord(head.name, macroNames(assembly))
  if (near === null) return false
  const part = { from: head.nameFrom, to: head.nameFrom + head.name.length }
  report(assembly, part, 'asm/unknown-macro', head.name, near)
  return true
}

function emitBranch(assembly: Assembly, branch: Branch, moved: number): void {
  const { short, near } = branch
  const target = bind(assembly, branch.target, moved)
  if (!target || !short || !near) return
  const tail = { kind: 'branch', short, near, target, grown: false, moved } as const
  appendTail(assembly.chain, { ...tail }, 'instruction', assembly.origin)
}

function emitFixed(assembly: Assembly, encoded: EncodedInstruction, moved: number): void {
  const { chain, origin } = assembly
  if (encoded.fields.length === 0) {
    appendBytes(chain, encoded.bytes)
    noteEmission(chain, encoded.bytes.length, 'instruction', origin)
    return
  }
  // "." in an operand is the start of the instruction, so names are settled before the bytes are there.
  const values = encoded.fields.map(({ expression }) => bind(assembly, expression, moved))
  const fragment = appendBytes(chain, encoded.bytes)
  noteEmission(chain, encoded.bytes.length, 'instruction', origin)
  const start = fragment.length - encoded.bytes.length
  encoded.fields.forEach((field, index) => {
    const value = values[index]
    if (value) addFixup(assembly, fragment, start, field, value, moved)
  })
}

function addFixup(
  { chain, origin }: Assembly,
  fragment: Fragment,
  start: number,
  field: Field,
  value: NonNullable<ReturnType<typeof bind>>,
  moved: number,
): void {
  const { offset, size, kind, toEnd } = field
  chain.fixups.push({
    fragment,
    offset: start + offset,
    size,
    kind,
    toEnd,
    value,
    origin,
    moved,
    use: 'instruction',
  })
}
