import { bootDecision, functionOf, siteWindow, windowRows } from '../../src/analysis/imageSite.ts'
import type { ImageOutcome } from '../../src/analysis/imageOutcomes.ts'
import { rulesOf, variantOf } from '../../src/analysis/imagePatcher.ts'
import type { ImageSite } from '../../src/analysis/kernelImage.ts'
import { addressText } from '../../src/base/address.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import { registerName } from '../../src/x86/registers.ts'
import { cut, labelled, reportWidth, spacedHex } from './columns.ts'
import { type ElfView, featuresOf } from './elfView.ts'
import { elfMessages as words } from './messages.ts'
import { siteMessages } from './reportMessages.ts'
import { registersText } from './words.ts'

const { labels } = siteMessages

const labelWidth = 14
const line = (label: string, text: string): string => labelled(label, text, '  ', labelWidth)

const countsText = (counts: Readonly<Record<string, number | undefined>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

function headText({ name, image, patcher, decided }: ElfView): readonly string[] {
  const { elf, sites } = image
  const set = rulesOf(patcher) === '6.1' ? siteMessages.features(featuresOf(patcher)) : ''
  const cpu = `${words.kinds[elf.form]}, ${elf.arch}`
  const givenUp = decided.givenUp.flatMap((count, reg) =>
    count > 0 ? [`${registerName(elf.arch, reg)} ${count}`] : [],
  )
  return [
    name,
    `${siteMessages.under(cpu, variantOf(patcher), rulesOf(patcher))}${set}`,
    siteMessages.sites(sites.length),
    ...(sites.length === 0 ? [] : [labelled(words.outcomes, countsText(decided.totals), '', 22)]),
    ...(givenUp.length === 0 ? [] : [labelled(words.givenUp, givenUp.join(', '), '', 22)]),
  ]
}

function placeOf({ image }: ElfView, site: ImageSite): string {
  const found = functionOf(image, site)
  const section = image.elf.sections[site.section]?.name ?? ''
  return words.place(found?.name ?? null, site.address - (found?.address ?? 0n), section)
}

const targetText = ({ target, known }: ImageOutcome): string => {
  if (!target) return ''
  return `${target.name ?? addressText(target.address)}${known ? '' : words.standsIn}`
}

function siteLine(view: ElfView, site: ImageSite): string {
  const told = view.decided.outcomes[site.index]
  const number = String(site.index + 1).padStart(5)
  const op = cut(view.opOf(site.type), 30).padEnd(30)
  const outcome = (told?.outcome ?? '').padEnd(10)
  const head = `${number}  ${addressText(site.address)}  ${op} ${outcome} `
  return `${head}${cut(placeOf(view, site), Math.max(8, reportWidth - head.length))}`.trimEnd()
}

const operationLines = ({ decided }: ElfView): readonly string[] =>
  Object.entries(decided.byOperation)
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([op, counts]) => labelled(op, countsText(counts), '  ', 34))

/** All sites, a line each, and what they come to. */
export function elfText(view: ElfView): readonly string[] {
  const sites = view.image.sites.map((site) => siteLine(view, site))
  const operations = operationLines(view)
  return [
    ...headText(view),
    ...(operations.length > 0 ? ['', words.operations, ...operations] : []),
    ...(sites.length > 0 ? ['', ...sites] : []),
  ]
}

function candidateLines(candidate: Candidate): readonly string[] {
  const { kind, code, target, verdict } = candidate
  const check = candidate.checks.find((each) => each.check === 'feature')
  const test =
    check?.check === 'feature'
      ? [words.feature(check.name ?? String(check.feature), check.inverted, check.set, check.pass)]
      : []
  const chosen = verdict === 'chosen' ? siteMessages.stays : siteMessages.isWrittenOver
  const result = verdict === 'rejected' ? [] : [chosen]
  const bytes = code.length > 0 ? [spacedHex(code)] : []
  return [
    labelled(
      words.passes[candidate.pass ?? 'paravirt'],
      [kind, ...bytes, ...(target?.name ? [target.name] : []), ...test, ...result].join('; '),
      '  ',
      28,
    ),
  ]
}

function windowLines(view: ElfView, site: ImageSite): readonly string[] {
  const window = siteWindow(view.image, site)
  if (!window) return []
  const at = site.offset - window.offset
  return windowRows(view.image, window).map((row) => {
    const bytes = window.bytes.subarray(row.offset, row.offset + row.length)
    const mark = row.offset >= at && row.offset < at + site.length ? '>' : ' '
    const address = addressText(window.address + BigInt(row.offset))
    return `${mark} ${address}  ${cut(spacedHex(bytes), 30).padEnd(30)} ${row.text}`
  })
}

/** One site with its surroundings and both passes. */
export function elfSiteText(view: ElfView, site: ImageSite): readonly string[] {
  const { image, patcher, decided, others } = view
  const told = decided.outcomes[site.index]
  if (!told) return []
  const { arch } = image.elf
  const decision = patcher.rules === '6.1' ? bootDecision(image, site, patcher) : null
  const compared = others.map(([id, { outcomes }]) => `${id}: ${outcomes[site.index]?.outcome}`)
  return [
    siteMessages.head(site.index + 1, view.opOf(site.type)),
    line(
      labels.where,
      siteMessages.imagePlace(placeOf(view, site), addressText(site.address), site.length),
    ),
    line(labels.mayDestroy, registersText(arch, site.mayDestroy)),
    line(labels.before, spacedHex(site.original)),
    line(labels.after, spacedHex(told.after)),
    line(labels.outcome, [told.outcome, targetText(told)].filter(Boolean).join(', ')),
    line(labels.givenUp, registersText(arch, told.givenUp)),
    line(labels.backends, compared.join(', ')),
    ...(decision?.candidates ?? []).flatMap(candidateLines),
    '',
    ...windowLines(view, site),
  ]
}
