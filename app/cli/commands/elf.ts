import type { BootFeature } from '../../../src/backends/backend.ts'
import { siteListing } from '../../../src/analysis/imageListing.ts'
import {
  comparedPatchers,
  type ImageChoice,
  imagePatcher,
} from '../../../src/analysis/imagePatcher.ts'
import {
  type ImageSite,
  type KernelImage,
  openKernelImage,
} from '../../../src/analysis/kernelImage.ts'
import { err, ok, type Result } from '../../../src/base/result.ts'
import type { ElfFault } from '../../../src/elf/messages.ts'
import { bootFeatures } from '../../../src/rules/v6_1.ts'
import { plainElf } from '../../kernel/unpack.ts'
import { elfSiteJson, elfTotalsJson, faultsJson } from '../elfJson.ts'
import { elfSiteText, elfText } from '../elfReport.ts'
import { type ElfView, elfView } from '../elfView.ts'
import { verified } from '../elfVerify.ts'
import type { CliIo, ExitCode } from '../io.ts'
import { elfMessages as words, usageMessages } from '../messages.ts'
import type { Invocation } from '../options.ts'
import { readBinary } from '../plainFile.ts'
import { reasonOf, refuse } from '../source.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

const featureNames = Object.keys(bootFeatures) as readonly BootFeature[]

/** Null where the line does not say; an empty list for `none`. */
function featuresIn(text: string | null): Result<readonly BootFeature[] | null, string> {
  if (text === null) return ok(null)
  if (text === 'none') return ok([])
  const found: BootFeature[] = []
  for (const part of text.split(',')) {
    const feature = featureNames.find((name) => name === part.trim())
    if (!feature) return err(words.features(part, featureNames))
    found.push(feature)
  }
  return ok(found)
}

/** What is wrong with the options before the file is looked at. */
function wrongOptions({ verify, base, listing, site }: Invocation): string | null {
  if (verify !== null && base === null) return words.verifyBase()
  if (base !== null && verify === null) return words.baseAlone()
  if (base !== null && !/^0x[0-9a-f]{1,16}$/i.test(base)) return words.baseForm(base)
  return listing && site === null ? words.listing() : null
}

/** `notes`: also what is merely worth knowing. */
function reportFaults(
  name: string,
  faults: readonly ElfFault[],
  notes: boolean,
  io: CliIo,
): ExitCode {
  for (const { severity, message } of faults) {
    if (severity === 'info' && !notes) continue
    io.writeError(`${name}: ${severity === 'error' ? '' : `${severity}: `}${message}\n`)
  }
  return faults.some(({ severity }) => severity === 'error') ? 1 : 0
}

async function unreadable(
  name: string,
  fault: ElfFault,
  json: boolean,
  io: CliIo,
): Promise<ExitCode> {
  if (json) {
    const document = { sites: [], totals: {}, diagnostics: faultsJson([fault]) }
    await io.write(`${JSON.stringify(document)}\n`)
  }
  return reportFaults(name, [fault], true, io)
}

const sitesAtOnce = 500

async function writeJson(
  view: ElfView,
  sites: readonly ImageSite[],
  steps: boolean,
  io: CliIo,
): Promise<void> {
  await io.write('{"sites":[')
  for (let at = 0; at < sites.length; at += sitesAtOnce) {
    const piece = sites.slice(at, at + sitesAtOnce)
    const texts = piece.map((site) => JSON.stringify(elfSiteJson(view, site, steps)))
    await io.write(`${at === 0 ? '' : ','}${texts.join(',')}`)
  }
  await io.write(`],${JSON.stringify(elfTotalsJson(view)).slice(1)}\n`)
}

async function verify(
  view: ElfView,
  { verify: file, base, json }: Invocation,
  io: CliIo,
): Promise<ExitCode> {
  let memory: Uint8Array
  try {
    memory = await io.readBytes(file ?? '')
  } catch (error) {
    return refuse(io, usageMessages.unreadable(file ?? '', reasonOf(error)))
  }
  const told = verified(view, memory, BigInt(base ?? 0))
  if (json) await io.write(`${JSON.stringify(told)}\n`)
  else {
    const lines = [
      words.verified(told.equal, told.sites),
      ...(told.alike > 0 ? [words.alike(told.alike)] : []),
      ...(told.outside > 0 ? [words.outsideMemory(told.outside)] : []),
      ...told.differing.map(({ index, op, address, memory: there, ours }) =>
        words.differing(index + 1, address, op, there, ours),
      ),
    ]
    await io.write(`${lines.join('\n')}\n`)
  }
  // Where nothing could be compared nothing was shown to be right.
  return told.differing.length > 0 || told.sites === 0 ? 1 : 0
}

/** The sites that are asked for: one, or all. */
function sitesAsked({ image }: ElfView, site: string | null): Result<readonly ImageSite[], string> {
  if (site === null) return ok(image.sites)
  const found = /^\d+$/.test(site) ? image.sites[Number(site) - 1] : undefined
  return found ? ok([found]) : err(words.site(site, image.sites.length))
}

async function show(view: ElfView, invocation: Invocation, io: CliIo): Promise<ExitCode> {
  const { json, site, listing } = invocation
  const sites = sitesAsked(view, site)
  if (!sites.ok) return refuse(io, sites.error)
  const [first] = sites.value
  if (listing && first) {
    await io.write(siteListing(view.image, first, view.opOf) ?? '')
  } else if (json) {
    await writeJson(view, sites.value, site !== null, io)
  } else {
    const lines = site !== null && first ? elfSiteText(view, first) : elfText(view)
    await io.write(`${lines.join('\n')}\n`)
  }
  return reportFaults(view.name, view.faults, !json && site === null, io)
}

/** Where the file does not tell its era, the rules that are asked for do. */
function opened(bytes: Uint8Array, { asked }: Invocation): Result<KernelImage, ElfFault> {
  const image = openKernelImage(bytes)
  if (!image.ok || image.value.eraCertain || asked.rules === null) return image
  return openKernelImage(bytes, asked.rules === '6.1' ? '6.1' : '2.6.30')
}

function choiceOf({ asked }: Invocation, features: readonly BootFeature[] | null): ImageChoice {
  return { ...asked, features }
}

export const elf: Command = {
  name: 'elf',
  ...commandMessages.elf,
  options: [
    'backend',
    'rules',
    'features',
    'config',
    'nops',
    'site',
    'listing',
    'verify',
    'base',
    'json',
  ],
  run: async (invocation, io) => {
    const wrong = wrongOptions(invocation)
    if (wrong !== null) return refuse(io, wrong)
    const features = featuresIn(invocation.features)
    if (!features.ok) return refuse(io, features.error)
    const file = await readBinary(invocation.files, io)
    if (!file.ok) return refuse(io, file.error)
    const { name } = file.value
    const plain = await plainElf(name, file.value.bytes)
    if (!plain.ok) return unreadable(name, plain.error, invocation.json, io)
    const image = opened(plain.value, invocation)
    if (!image.ok) return unreadable(name, image.error, invocation.json, io)
    const choice = choiceOf(invocation, features.value)
    const patcher = imagePatcher(image.value, choice)
    if (!patcher.ok) return refuse(io, patcher.error)
    if (features.value !== null && patcher.value.rules !== '6.1') {
      return refuse(io, words.featuresEra())
    }
    const compared = comparedPatchers(image.value, choice)
    const view = elfView(name, image.value, patcher.value, compared)
    return invocation.verify === null ? show(view, invocation, io) : verify(view, invocation, io)
  },
}
