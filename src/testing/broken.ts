import fc from 'fast-check'

/** What comes from outside, as accidents and enemies send it: texts, JSON and bytes that were right once. */

export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  '\u0000\u2028\ud800',
  '%3Cscript%3E',
  '${alert(1)}',
] as const

interface TextAccident {
  readonly at: number
  readonly kind: 'cut' | 'change' | 'insert' | 'repeat' | 'number'
  readonly text: string
}

const textAccidents: fc.Arbitrary<TextAccident> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('cut', 'change', 'insert', 'repeat', 'number'),
  text: fc.oneof(
    fc.constantFrom(...hostileTexts, 'A', '_', '=', '&', '#', '%00', '-', '"', '{', ']'),
    fc.string({ maxLength: 8 }),
  ),
})

function withAccident(whole: string, { at, kind, text }: TextAccident): string {
  const from = Math.floor(at * whole.length)
  if (kind === 'cut') return whole.slice(0, from)
  if (kind === 'change') return whole.slice(0, from) + text + whole.slice(from + text.length)
  if (kind === 'insert') return whole.slice(0, from) + text + whole.slice(from)
  if (kind === 'repeat') return whole + whole.slice(from)
  return whole.replace(/\d+/, String(from))
}

/** Texts with up to four accidents; now and then one that never was right. */
export const brokenTexts = (wholes: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(wholes, fc.array(textAccidents, { maxLength: 4 }))
        .map(([whole, accidents]) => accidents.reduce(withAccident, whole)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.base64String() },
  )

/** Names and values that break a reader that believes them. */
const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...hostileTexts,
    null,
    true,
    '',
    -1,
    0,
    0.5,
    1e300,
    2 ** 53,
    'x'.repeat(3000),
    [[[[[[]]]]]],
  ),
  fc.anything({ maxDepth: 2, maxKeys: 3 }),
)
const hostileNames = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'length',
  'version',
  'id',
)

interface JsonAccident {
  /** Which part at each level; a number beyond the parts counts round. */
  readonly path: readonly number[]
  readonly kind: 'replace' | 'remove' | 'rename' | 'add' | 'wrap'
  readonly name: string
  readonly value: unknown
}

const jsonAccidents: fc.Arbitrary<JsonAccident> = fc.record({
  path: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('replace', 'remove', 'rename', 'add', 'wrap'),
  name: hostileNames,
  value: hostileValues,
})

/** `__proto__` too becomes a field of its own, as `JSON.parse` makes it. */
function withField(fields: readonly (readonly [string, unknown])[]): object {
  const made = {}
  for (const [name, value] of fields) {
    Object.defineProperty(made, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return made
}

function changedFields(
  fields: readonly (readonly [string, unknown])[],
  at: number,
  { kind, name, value }: JsonAccident,
): readonly (readonly [string, unknown])[] {
  const [own, old] = fields[at] ?? [name, value]
  const instead: readonly (readonly [string, unknown])[] = {
    replace: [[own, value] as const],
    remove: [],
    rename: [[name, old] as const],
    add: [[own, old] as const, [name, value] as const],
    wrap: [[own, [old]] as const],
  }[kind]
  return fields.toSpliced(at, 1, ...instead)
}

function withJsonAccident(whole: unknown, accident: JsonAccident): unknown {
  if (typeof whole !== 'object' || whole === null) return accident.value
  const fields = Object.entries(whole)
  if (fields.length === 0) return accident.value
  const [first = 0, ...path] = accident.path
  const at = first % fields.length
  const inner = fields[at]?.[1]
  const deeper = path.length > 0 && typeof inner === 'object' && inner !== null
  const changed = deeper
    ? fields.with(at, [fields[at]?.[0] ?? '', withJsonAccident(inner, { ...accident, path })])
    : changedFields(fields, at, accident)
  return Array.isArray(whole) ? changed.map(([, value]) => value) : withField(changed)
}

/** Values with up to four parts taken away, renamed, replaced or nested; now and then any value at all. */
export const brokenJson = (wholes: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(wholes, fc.array(jsonAccidents, { maxLength: 4 }))
        .map(([whole, accidents]) => accidents.reduce(withJsonAccident, whole)),
    },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 2, withBigInt: true, withMap: true }) },
  )

/** The same as texts, which may be broken as texts too. */
export const brokenJsonTexts = (wholes: fc.Arbitrary<unknown>): fc.Arbitrary<string> => {
  const texts = brokenJson(wholes).map((value) => {
    try {
      return JSON.stringify(value) ?? 'undefined'
    } catch {
      return String(value)
    }
  })
  return fc.oneof({ weight: 3, arbitrary: texts }, { weight: 1, arbitrary: brokenTexts(texts) })
}

/** Numbers that break a reader that trusts them. */
const hostileNumbers = fc.constantFrom(
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  0x7fff_ffffn,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x7fff_ffff_ffff_ffffn,
  0xffff_ffff_ffff_ffffn,
  0xffff_ffff_8100_0000n,
)

interface ByteAccident {
  readonly at: number
  readonly size: 1 | 2 | 4 | 8
  readonly value: bigint
  /** Counts from the end: the tables of sections stand there. */
  readonly fromEnd: boolean
}

const byteAccidents: fc.Arbitrary<ByteAccident> = fc.record({
  at: fc.oneof(
    { weight: 1, arbitrary: fc.nat(64) },
    { weight: 10, arbitrary: fc.nat(1500) },
    { weight: 10, arbitrary: fc.nat(12_000) },
  ),
  size: fc.constantFrom(1, 2, 4, 8),
  value: fc.oneof(
    hostileNumbers,
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.bigInt({ min: 0n, max: 4096n }),
  ),
  fromEnd: fc.boolean(),
})

function mutated(file: Uint8Array, accidents: readonly ByteAccident[], cut: number | null) {
  const bytes = file.slice()
  for (const { at, size, value, fromEnd } of accidents) {
    const place = fromEnd ? bytes.length - 1 - (at % bytes.length) : at % bytes.length
    for (let byte = 0; byte < size && place + byte < bytes.length; byte++) {
      bytes[place + byte] = Number((value >> BigInt(8 * byte)) & 0xffn)
    }
  }
  return cut === null ? bytes : bytes.slice(0, cut % bytes.length)
}

/** Half of them begin as an ELF file does. */
const noise = fc.uint8Array({ maxLength: 600 }).map((bytes) => {
  if ((bytes[0] ?? 0) % 2 === 0) bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1].slice(0, bytes.length))
  return bytes
})

/** Files with up to six numbers changed, some cut short; now and then noise. */
export const brokenFiles = (files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .record({
          file: fc.constantFrom(...files),
          accidents: fc.array(byteAccidents, { minLength: 1, maxLength: 6 }),
          cut: fc.oneof(
            { weight: 9, arbitrary: fc.constant(null) },
            { weight: 1, arbitrary: fc.nat(12_000) },
          ),
        })
        .map(({ file, accidents, cut }) => mutated(file, accidents, cut)),
    },
    { weight: 1, arbitrary: noise },
  )

/** Milliseconds that this process has had of the processor. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Does it, and throws where it took more than so many milliseconds of the processor: then it has run away. The clock
 * on the wall would count a busy machine too.
 */
export function inTime(milliseconds: number, does: () => void): void {
  const start = processorTime()
  does()
  const took = processorTime() - start
  if (took > milliseconds) throw new Error(`took ${Math.round(took)} ms of processor time`)
}
