import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Functions of one module, by name; `{words}` is an object that only functions look into. */
type Module = Readonly<Record<string, readonly string[]>>

/**
 * Modules of the engine that most figures never call, or not before their first picture, by the part with which they are
 * loaded: words for what cannot be assembled (`words`) and for what is odd in a text that can (`remarks`), the linter
 * (`lint`), the kernel of 6.1 (`late`), directives and vector instructions that few texts have (`seldom`), calls within a listing and comments
 * on its registers (`flow`), what would flip a decision (`flips`), the scan of 2007 (`scan`), code without sites (`off`),
 * runs on an Itanium (`itaniumRun`).
 * Only functions can be called for, and objects looked into; a module that exports more than is named here has its other
 * exports for its own part alone.
 */
export const laterParts: Readonly<Record<string, Module>> = {
  words: {
    'src/asm/messages.ts': ['message'],
    'src/asm/directives/userMessages.ts': ['userError', 'userFailure', 'userWarning'],
    'src/asm/instructionMessages.ts': ['instructionDiagnostic', '{addressWords}'],
    'src/asm/expressionMessages.ts': ['expressionDiagnostic'],
    'src/asm/linkMessages.ts': ['linkMessage'],
    'src/asm/explain.ts': ['explain'],
    'src/backends/messages.ts': ['{refusalWords}', '{symbolFileWords}'],
    'src/base/nearest.ts': ['nearestWord'],
  },
  remarks: {
    'src/dataflow/messages.ts': ['dataflowDiagnostic'],
    'src/patch/messages.ts': ['patchDiagnostic'],
    'src/sites/messages.ts': ['siteDiagnostic'],
  },
  lint: { 'src/lint/index.ts': ['lint'] },
  late: {
    'src/backends/lateAddresses.ts': ['insideOf', 'lateAddressOf'],
    'src/backends/lateTable.ts': ['lateTable'],
    'src/ops/lateOps.ts': ['lateBases', 'lateOps'],
    'src/ops/slotCode.ts': ['{slotCode}'],
    'src/prelude/lateMacros.ts': ['lateMacros'],
    'src/rules/listing6_1.ts': ['decideListing6_1', 'stepsOf6_1'],
    'src/sites/alternatives.ts': ['alternativesIn'],
  },
  seldom: {
    'src/asm/comparisons.ts': ['comparison'],
    'src/asm/directives/common.ts': ['common', 'localCommon'],
    'src/asm/directives/repeats.ts': ['irp', 'irpc', 'repeat'],
  },
  flow: {
    'src/dataflow/followedCalls.ts': ['followedCalls'],
    'src/dataflow/misplaced.ts': ['misplacedAnnotations'],
    'src/dataflow/readAnnotations.ts': ['readAnnotations'],
  },
  flips: { 'src/patch/flips.ts': ['flipsOf'] },
  scan: { 'src/sites/scanned.ts': ['findScanned'] },
  itaniumRun: { 'src/ia64/run/run.ts': ['runIa64'] },
  off: { 'src/prelude/nativeMacros.ts': ['nativeMacros'] },
}

const root = join(import.meta.dirname, '../..')

/** Itanium's part of the engine comes with the little of x86's words that it calls. */
const isOfItanium = (importer: string): boolean => importer.startsWith(join(root, 'src/ia64'))

const runtime = join(root, 'app/worker/later.ts')

const modules = new Map(
  Object.entries(laterParts).flatMap(([part, files]) =>
    Object.entries(files).map(([file, names]) => [join(root, file), { part, names }] as const),
  ),
)

/**
 * Modules of this plugin: `door/PART/door` gives a part or throws (a chunk is named after what follows the last slash),
 * `whole/PART` is it, `calls/FILE` stands for a file.
 */
const own = '\0pvscope-later:'

const doorOf = (part: string): string => `
import { laterPart } from ${JSON.stringify(runtime)}
export const part = laterPart(() => import(${JSON.stringify(`${own}whole/${part}`)}))
`

const wholeOf = (part: string): string =>
  Object.entries(laterParts[part] ?? {})
    .map(
      ([file, names]) =>
        `export { ${names.map(bare).join(', ')} } from ${JSON.stringify(join(root, file).replaceAll('\\', '/'))}\n`,
    )
    .join('')

const bare = (name: string): string => name.replace(/[{}]/g, '')

const callOf = (name: string, isObject: boolean): string =>
  isObject
    ? `export const ${name} = new Proxy({}, { get: (_, key) => part().${name}[key] })\n`
    : `export const ${name} = (...all) => part().${name}(...all)\n`

function callsOf(file: string): string {
  const { part = '', names = [] } = modules.get(file) ?? {}
  const calls = names.map((name) => callOf(bare(name), name !== bare(name)))
  return `import { part } from ${JSON.stringify(`${own}door/${part}/door`)}\n${calls.join('')}`
}

/**
 * Puts calls of a part that may not be there in the place of its modules. What belongs to a part reaches the others
 * of it as they are.
 */
export const later = (): Plugin => ({
  name: 'pvscope-later',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source.startsWith(own)) return source
    if (importer === undefined || !source.startsWith('.')) return null
    const file = join(dirname(importer), source)
    const found = modules.get(file)
    if (!found || modules.get(importer)?.part === found.part) return null
    if (found.part === 'words' && isOfItanium(importer)) return null
    return `${own}calls/${file}`
  },
  load(id) {
    if (!id.startsWith(own)) return null
    const [, kind, rest = ''] = /^(\w+)\/(.*)$/.exec(id.slice(own.length)) ?? []
    return kind === 'door'
      ? doorOf(dirname(rest))
      : kind === 'whole'
        ? wholeOf(rest)
        : callsOf(rest)
  },
})
