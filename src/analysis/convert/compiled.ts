import { assemble } from '../../asm/assemble.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { lineIndex, positionAt } from '../../base/span.ts'
import type { Arch } from '../../x86/arch.ts'
import type { Converted } from './converted.ts'
import { convertWords as words } from './messages.ts'

/** What `gcc -S` writes: a listing already, but for what only debuggers and linkers read. */

/** It starts with the name of its source, its functions stand between these, or its inline assembly does. */
export const isCompiled = (text: string): boolean =>
  /^\s*\.file\s+"/m.test(text.slice(0, 400)) || /^(?:\s*\.cfi_startproc\b|#APP$)/m.test(text)

const debugLine =
  /^\s*(?:\.file|\.loc|\.ident|\.cfi_\w+|\.addrsig\w*)\b|^#(?:APP|NO_APP)\b|^# \d+ "/
/** Sites are looked for in one section: cold, init and per-function code stands behind the rest of it. */
const codeSection = /^\s*\.section\s+\.(?:text\.[\w.$-]+|\w+\.text)\s*(?:,.*)?$/
const sectionStart = /^\s*\.(?:push)?section\s+([\w.$-]+)|^\s*\.(text|data|bss)\b/
const unwanted = /^\.(?:debug_|note\.|eh_frame|comment|llvm_addrsig)/

const archIn = (text: string): Arch =>
  /%r(?:[abcd]x|[sd]i|[sb]p|ip|\d+)/.test(text) ? 'x86-64' : 'x86-32'

/** Position independent code asks the linker for tables; a kernel is linked at one place and has none. */
const plain = (line: string): string =>
  line
    .replace(codeSection, '\t.text')
    .replaceAll('@PLT', '')
    .replace(/\bmov(q|l)?(\s+)\*?([\w.$]+)@GOTPCREL\(%rip\)/, 'lea$1$2$3(%rip)')

/** Labels that debuggers alone know of. */
const isLabel = (line: string): string | null => /^(\.L[A-Z]\w*\d+):\s*$/.exec(line)?.[1] ?? null

function kept(text: string): { readonly lines: readonly string[]; readonly dropped: number } {
  const lines: string[] = []
  let [skipping, dropped] = [false, 0]
  for (const line of text.split('\n')) {
    const section = sectionStart.exec(line)
    if (section) skipping = unwanted.test(section[1] ?? section[2] ?? '')
    if (skipping || debugLine.test(line)) dropped++
    else lines.push(plain(line))
  }
  const whole = lines.join('\n')
  const wanted = lines.filter((line) => {
    const label = isLabel(line)
    return label === null || whole.split(label).length > 2
  })
  return { lines: wanted, dropped: dropped + lines.length - wanted.length }
}

const rounds = 8

/** Lines that the assembler refuses become comments with the reason. */
function acceptable(lines: readonly string[], arch: Arch, prelude: string) {
  const now = [...lines]
  let left = 0
  for (let round = 0; round < rounds; round++) {
    const text = now.join('\n')
    const index = lineIndex(text)
    const refused = new Map<number, string>()
    for (const { severity, span, message } of assemble(text, { arch, prelude }).diagnostics) {
      const { line } = positionAt(index, span.from)
      if (severity === 'error' && !refused.has(line)) refused.set(line, message)
    }
    if (refused.size === 0) break
    for (const [line, why] of refused) {
      now[line - 1] = `# ${(now[line - 1] ?? '').trim()}  # ${words.refused(why)}`
    }
    left += refused.size
  }
  return { lines: now, left }
}

/** The listing in the output of `gcc -S`. `prelude`: what the text may call beside itself. */
export function compiledListing(
  text: string,
  preludeOf: (arch: Arch) => string,
): Result<Converted, string> {
  if (/^\s*\.intel_syntax/m.test(text)) return err(words.intel())
  const arch = archIn(text)
  const { lines, dropped } = kept(text)
  const taken = acceptable(lines, arch, preludeOf(arch))
  const listing = [words.head('gcc -S'), ...taken.lines].join('\n')
  return ok({
    listing: `${listing.trimEnd()}\n`,
    config: configIn(listing, arch),
    message: words.compiled(dropped, taken.left),
  })
}

function configIn(listing: string, arch: Arch): Converted['config'] {
  if (arch === 'x86-32') return '32pae'
  return /\bpv_ops\b/.test(listing) ? '64v61' : '64'
}
