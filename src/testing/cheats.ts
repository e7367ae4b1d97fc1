import { startRun } from '../analysis/run.ts'
import { inputOf, wholeDocument } from '../lessons/documents.ts'
import type { SceneDocument } from '../lessons/lesson.ts'
import { opById } from '../ops/index.ts'
import { archOf } from '../ops/op.ts'

/**
 * Answers to tasks that look done and are not. What was once found by hand in one task is tried in each. They start
 * from the scene's own text, whose task is open.
 */
export interface Cheat {
  readonly name: string
  readonly listing: string
  /** Sites of the operation that it is about: what it is worth shows only where they are seen. */
  readonly sites: number
}

/** A site that by itself has what the task wants. */
export interface GoodSite {
  /** `pv_irq_ops.irq_disable`. */
  readonly op: string
  readonly clobbers: string
  /** Lines that write it, each with its newline. */
  readonly lines: string
}

/** Comments and the label with which a function begins. */
const head = /^(?:#.*\n)*\w+:.*\n/m

const atStart = (listing: string, lines: string): string =>
  listing.replace(head, (label) => `${label}${lines}`)

const behindReturn = (listing: string, lines: string): string => `${listing}${lines}    ret\n`

/** Room for the code of every backend, without a call in it, and its record. */
function recordOnly(document: SceneDocument, { op, clobbers }: GoodSite): string {
  const { config } = wholeDocument(document)
  const type = opById(config, op)?.type
  if (type === undefined) throw new Error(`${config} has no ${op}`)
  const [alignment, word] = archOf(config) === 'x86-32' ? [4, '.long'] : [8, '.quad']
  return `990:
    .skip 23, 0x90
991:
    .pushsection .parainstructions,"a"
    .balign ${alignment}
    ${word} 990b
    .byte ${type}
    .byte 991b-990b
    .short ${clobbers}
    .popsection
`
}

/** The sites as calls that nothing records and no scan finds: they run as before, and boot leaves them alone. */
const unrecorded = (listing: string): string =>
  listing
    .replaceAll(/^( *)PVOP_\w+ +(\w+)/gm, '$1call  *PV_SLOT_$2')
    .replaceAll(/^( *)DISABLE_INTERRUPTS\(.*\)/gm, '$1call  *PV_SLOT_irq_disable')
    .replaceAll(/^ *call +paravirt_cli$/gm, '    mov   PV_SLOT_irq_disable, %ebp\n    call  *%ebp')
    .replaceAll(/^ *\.pushsection[^]*?\.popsection\n/gm, '')

/** What somebody may write who has understood the goals and not the lesson. */
export function siteCheats(
  document: SceneDocument,
  solution: Partial<SceneDocument>,
  site: GoodSite,
  given: number,
): readonly Cheat[] {
  const { listing } = wholeDocument(document)
  const solved = unrecorded(wholeDocument({ ...document, ...solution }).listing)
  const record = recordOnly(document, site)
  const beside = (name: string, text: string): Cheat => ({ name, listing: text, sites: given + 1 })
  const instead = (name: string, text: string): Cheat => ({ name, listing: text, sites: 1 })
  const bare = unrecorded(listing)
  return [
    beside('a record at the end for code that is no call', `${listing}${record}`),
    beside('a record at the start for code that is no call', atStart(listing, record)),
    beside('a good site behind the return', behindReturn(listing, site.lines)),
    beside('a good site before the given one', atStart(listing, site.lines)),
    instead('the same record, and none for the call', `${bare}${record}`),
    instead('that record at the start, and none for the call', atStart(bare, record)),
    instead(
      'that record beside the call, and none for the call',
      (solved.includes('call ') ? solved : bare).replace(
        /^ *call .*\n/m,
        (call) => `${call}${record}`,
      ),
    ),
    instead(
      'a good site behind the return, and no record for the call',
      behindReturn(bare, site.lines),
    ),
    instead('a good site before the call, and no record for that', atStart(bare, site.lines)),
  ]
}

/** What a run leaves behind. */
export interface LeftBehind {
  /** Bytes that a run changed, by address. */
  readonly memory: ReadonlyMap<bigint, number>
  /** The register in which a result comes back. */
  readonly result: bigint
}

/** What an answer leaves behind as the scene starts. */
export function leftBy(document: SceneDocument, answer: Partial<SceneDocument>): LeftBehind {
  const { start, switches } = wholeDocument(document)
  const input = inputOf(wholeDocument({ ...document, ...answer }))
  const session = startRun({ input, start, switches, breakpoints: [] })
  if (!session.ok || !session.value.advance(100_000)) throw new Error('no run to its end')
  const { value } = session
  const end = value.window(value.summary().last).moments.at(-1)
  const changes = value.changes('patched').map(({ address, byte }) => [address, byte] as const)
  return { memory: new Map(changes), result: end?.patched.registers[0] ?? 0n }
}

/** All that the solution leaves behind, known beforehand and taken out of another section. */
export function knownBeforehand(
  document: SceneDocument,
  { memory, result }: LeftBehind,
  { lines }: GoodSite,
): string {
  const wide = archOf(wholeDocument(document).config) === 'x86-64'
  const [pointer, move, base] = wide ? ['%rdx', 'movabs', '(%rip)'] : ['%edx', 'mov', '']
  const stores = [...memory.keys()].map((address, at) =>
    [
      `    ${move} $0x${address.toString(16)}, ${pointer}\n`,
      `    mov known+${at}${base}, %cl\n`,
      `    mov %cl, (${pointer})\n`,
    ].join(''),
  )
  const bytes = [...memory.values()].map((byte) => `    .byte ${byte}\n`)
  return `by_heart:
${lines}${stores.join('')}    mov known_result${base}, ${wide ? '%rax' : '%eax'}
    ret
    .data
known_result:
    ${wide ? '.quad' : '.long'} 0x${result.toString(16)}
known:
${bytes.join('')}`
}
