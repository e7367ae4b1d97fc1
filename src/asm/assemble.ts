import type { ProgramSymbol } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import { addDiagnostic, type Assembly, type Groundwork, newAssembly } from './assembly.ts'
import { layOut } from './layout.ts'
import type { Macro } from './macro.ts'
import { message } from './messages.ts'
import type { AssembleOptions, CommonSymbol, ObjectFile, ObjectSection } from './object.ts'
import { readFrame } from './read.ts'
import { splitStatements } from './statement.ts'
import type { AsmSymbol } from './symbol.ts'
import { symbolValue } from './value.ts'
import { writeSection } from './writeSection.ts'

/**
 * Assembles a listing to what the object file of GNU as 2.40 would hold. Never throws; every problem is a
 * diagnostic, and the rest of the listing is assembled all the same.
 */
export function assemble(source: string, { arch, prelude }: AssembleOptions): ObjectFile {
  const { groundwork, faults } = preludeOf(arch, prelude)
  const assembly = newAssembly(arch, groundwork, false)
  for (const fault of faults) addDiagnostic(assembly, { ...fault, span: { from: 0, to: 0 } })
  read(assembly, source)
  const sections = layOut(assembly).map((layout) => writeSection(assembly, layout))
  const diagnostics = assembly.diagnostics.toSorted(
    (left, right) => left.span.from - right.span.from,
  )
  const symbols = symbolsOf(assembly, sections)
  return { arch, sections, symbols, commons: commonsOf(assembly), diagnostics }
}

function read(assembly: Assembly, source: string): void {
  const { statements, slashComments, openComment } = splitStatements(source)
  if (openComment) addDiagnostic(assembly, message('asm/comment-open', openComment))
  for (const span of slashComments) addDiagnostic(assembly, message('asm/comment-slashes', span))
  readFrame(assembly, {
    statements,
    index: 0,
    call: null,
    number: 0,
    ended: false,
    conditionals: 0,
    depth: 0,
  })
  for (const { name, span } of assembly.symbols.unansweredNumeric()) {
    if (span) addDiagnostic(assembly, message('asm/label-forward-missing', span, name))
  }
}

interface Prelude {
  readonly groundwork: Groundwork
  readonly faults: Assembly['diagnostics']
}

const preludes = new Map<string, Prelude>()
const preludesLimit = 16

/** A prelude's macros and constants; the same text is read once. */
function preludeOf(arch: Arch, text: string): Prelude {
  const key = `${arch}\n${text}`
  const known = preludes.get(key)
  if (known) return known
  const assembly = newAssembly(arch, { macros: new Map(), symbols: new Map() }, true)
  read(assembly, text)
  const macros = new Map<string, Macro>()
  for (const [lower, macro] of assembly.macros) if (macro) macros.set(lower, macro)
  const prelude = {
    groundwork: { macros, symbols: assembly.symbols.values() },
    faults: assembly.diagnostics,
  }
  if (preludes.size >= preludesLimit) preludes.clear()
  preludes.set(key, prelude)
  return prelude
}

/** Named symbols that the listing defines, in order of first mention. */
function symbolsOf(
  { symbols }: Assembly,
  sections: readonly ObjectSection[],
): readonly ProgramSymbol[] {
  const indices = new Map(sections.map(({ name }, index) => [name, index]))
  const found: ProgramSymbol[] = []
  for (const symbol of symbols.named()) {
    const place = placeOf(symbol, indices)
    if (!place) continue
    found.push({
      name: symbol.name,
      section: place.section,
      offset: place.offset,
      global: symbol.binding !== 'local',
      span: symbol.span,
    })
  }
  return found
}

function commonsOf({ symbols }: Assembly): readonly CommonSymbol[] {
  const found: CommonSymbol[] = []
  for (const { name, definition } of symbols.named()) {
    if (definition?.kind !== 'common') continue
    const { size, alignment } = definition
    found.push({ name, size, alignment })
  }
  return found
}

function placeOf(
  symbol: AsmSymbol,
  indices: ReadonlyMap<string, number>,
): Pick<ProgramSymbol, 'section' | 'offset'> | null {
  if (!symbol.definition || symbol.definition.kind === 'common') return null
  const value = symbolValue(symbol, symbol.span ?? { from: 0, to: 0 }, 'laid-out')
  if (value.kind === 'constant') return { section: null, offset: Number(value.value) }
  if (value.kind !== 'relative' || value.plus.length !== 1 || value.minus.length > 0) return null
  const place = value.plus[0]?.place
  const section = place ? indices.get(place.section) : undefined
  if (!place || section === undefined) return null
  return { section, offset: Number(place.offset + value.addend) }
}
