import { featuresOf, slotVariants } from '../backends/index.ts'
import { wasBooted } from '../backends/slots.ts'
import type { Address } from '../base/address.ts'
import { fromHex, hex } from '../base/bytes.ts'
import { err, ok, type Result } from '../base/result.ts'
import { slotOpOf } from '../ops/slots.ts'
import { bootedSite, type BootSlot, featureSet } from './v6_1.ts'
import type { Alternative } from '../sites/site.ts'
import { siteFaults as faults } from './lineMessages.ts'

/** A site as the vectors of 6.1 tell of it: only the fields named here are read. */
interface SiteFields {
  readonly addr?: unknown
  readonly type?: unknown
  readonly len?: unknown
  readonly clobbers?: unknown
  readonly orig?: unknown
  readonly alts?: unknown
}

interface AlternativeFields {
  readonly cpuid?: unknown
  readonly inv?: unknown
  readonly len?: unknown
  readonly repl?: unknown
  readonly repl_addr?: unknown
}

class BadSite extends Error {}

function bad(message: string): never {
  throw new BadSite(message)
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function addressIn(name: string, value: unknown): Address {
  return typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value)
    ? BigInt(value)
    : bad(faults.address(name))
}

function numberIn(name: string, value: unknown, limit: number): number {
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit
  return whole ? value : bad(faults.number(name, limit))
}

function bytesIn(name: string, value: unknown, length: number): Uint8Array {
  const bytes = typeof value === 'string' ? fromHex(value) : null
  return bytes?.length === length ? bytes : bad(faults.bytes(name, length))
}

function alternativeIn(fields: AlternativeFields & { readonly rlen?: unknown }): Alternative {
  const length = numberIn('rlen', fields.rlen ?? String(fields.repl ?? '').length / 2, 0xff)
  return {
    feature: numberIn('cpuid', fields.cpuid, 0x7fff),
    inverted: fields.inv === true,
    length: numberIn('len', fields.len, 0xff),
    replacement: bytesIn('repl', fields.repl, length),
    replacementAddress: addressIn('repl_addr', fields.repl_addr),
  }
}

function alternativesIn(value: unknown): readonly Alternative[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || !value.every(isObject)) return bad(faults.alternatives())
  return value.map(alternativeIn)
}

/** An operation without a target was never called: its slot held the empty function. */
function slotIn(targets: Json, variant: string, type: number): BootSlot {
  const name = `${variant}:${type}`
  const calleeSave = slotOpOf(type)?.calleeSave ?? false
  const target = targets[name]
  if (target === undefined) {
    return { kind: 'empty', name: null, address: 0n, known: true, calleeSave }
  }
  const address = addressIn(name, target)
  return { kind: 'function', name: null, address, known: true, calleeSave }
}

/** The backends of which booted kernels were read. */
const told = slotVariants.filter(wasBooted)

function answerTo(value: unknown, targets: Json): object {
  const fields: SiteFields = isObject(value) ? value : bad(faults.site())
  const address = addressIn('addr', fields.addr)
  const type = numberIn('type', fields.type, 0xff)
  const length = numberIn('len', fields.len, 0xff)
  const original = bytesIn('orig', fields.orig, length)
  const alternatives = alternativesIn(fields.alts)
  const site = { address, type, original, alternatives }
  const results = told.map((variant) => {
    const features = featureSet(featuresOf(variant))
    return [variant, hex(bootedSite(site, slotIn(targets, variant, type), features).after)]
  })
  return { addr: fields.addr, ...Object.fromEntries(results) }
}

/** One line of JSON. */
export interface SiteLine {
  readonly text: string
  /** What is wrong with the site; null where nothing is. */
  readonly error: string | null
}

function lineOf(value: unknown, targets: Json): SiteLine {
  try {
    return { text: JSON.stringify(answerTo(value, targets)), error: null }
  } catch (error) {
    if (!(error instanceof BadSite)) throw error
    return { text: JSON.stringify({ error: error.message }), error: error.message }
  }
}

/** What boot of a kernel of 6.1 leaves at each site, on bare hardware and on Xen. */
export function siteLines(document: unknown): Result<readonly SiteLine[], string> {
  if (!isObject(document)) return err(faults.document())
  const { sites, targets } = document
  if (!Array.isArray(sites) || !isObject(targets)) return err(faults.document())
  return ok(sites.map((site) => lineOf(site, targets)))
}
