import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { StepSeen } from './story.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface ToldCheck {
  readonly check: string
  readonly needs?: number
  readonly room?: number
  readonly destroys?: readonly string[]
  readonly allowed?: readonly string[]
  readonly length?: number
  readonly limit?: number
  readonly words?: number
}

interface ToldCandidate {
  readonly scope: 'whole' | 'inner'
  readonly bytes: string
  readonly checks: readonly ToldCheck[]
}

/** A site as the command line tells of it: the same engine by another way. */
interface ToldSite {
  readonly address: string
  readonly type: number
  readonly length: number
  readonly clobbers: readonly string[]
  readonly allowedOnPaper: readonly string[]
  readonly targetAddress: string | null
  readonly patchedLength: number
  readonly chosen: number
  readonly candidates: readonly ToldCandidate[]
}

export function sitesTold(
  sample: string,
  arch: string,
  backend: string,
  rules: string,
): readonly ToldSite[] {
  const width = arch === 'x86-32' ? '32' : '64'
  const file = `app/samples/${sample}.${width}.s`
  const words = ['patch', file, '--arch', arch, '--backend', backend, '--rules', rules, '--json']
  const json = execFileSync('node', ['scripts/pvscope.mjs', ...words], { cwd: root })
  return (JSON.parse(String(json)) as { sites: readonly ToldSite[] }).sites
}

type Numbers = Readonly<Record<string, number | string | undefined>>

type Expectation = (site: ToldSite, step: StepSeen) => Numbers

const checkOf = ({ candidates }: ToldSite, { row }: StepSeen, id: string): Partial<ToldCheck> =>
  candidates[row]?.checks.find(({ check }) => check === id) ?? {}

/** Only what the picture shows: a question that comes later stays open. */
const onlyShown = (numbers: Numbers, { picture }: StepSeen): Numbers =>
  Object.fromEntries(Object.entries(numbers).filter(([name]) => name in picture))

const checkNumbers: Expectation = (site, step) => {
  const { needs, room } = checkOf(site, step, 'fits')
  const { destroys, allowed } = checkOf(site, step, 'destroys')
  const { limit } = checkOf(site, step, 'within-limit')
  const { words } = checkOf(site, step, 'register-arguments')
  const counts = { destroys: destroys?.length, allowed: allowed?.length }
  return onlyShown({ needs, room, ...counts, limit, words }, step)
}

const isInner = ({ candidates, chosen }: ToldSite): boolean => candidates[chosen]?.scope === 'inner'

/** What the picture of a step has to show, by the data of its site. */
const expectations: Readonly<Record<string, Expectation>> = {
  find: ({ address, length }, step) => ('start' in step.picture ? { start: address, length } : {}),
  record: ({ address, type, length, clobbers, allowedOnPaper }) => ({
    address,
    type,
    length,
    bit: clobbers.length + allowedOnPaper.length,
  }),
  lookup: ({ type }) => ({ type }),
  check: checkNumbers,
  choose: ({ chosen }) => ({ chosen: chosen + 1 }),
  write: (site) => ({
    length: site.patchedLength,
    ...(!isInner(site) && { room: site.length }),
  }),
  // Inline code may hold a call of its own, of which the command line has no address.
  distance: ({ targetAddress }) => (targetAddress === null ? {} : { target: targetAddress }),
  pad: (site) => (isInner(site) ? {} : { length: site.length - site.patchedLength }),
  done: ({ length, clobbers }) => ({ length, before: length, 'gave-up': clobbers.length }),
}

/** Numbers that stand more than once in a picture are told by their sum. */
const shown = (values: readonly string[]): string =>
  values.length === 1
    ? (values[0] ?? '')
    : String(values.reduce((sum, each) => sum + Number(each), 0))

/** Pictures whose numbers are not those of the step, each with what is wrong. */
export const wrongPictures = (
  steps: readonly StepSeen[],
  sites: readonly ToldSite[],
): readonly string[] =>
  steps.flatMap((step) => {
    const [, number = '0'] = /^Site (\d+)/.exec(step.label) ?? []
    const site = sites[Number(number) - 1]
    if (!site || step.pictureKind === '') return [`${step.label}: no picture or no site`]
    return Object.entries(expectations[step.pictureKind]?.(site, step) ?? {}).flatMap(
      ([name, value]) => {
        const drawn = shown(step.picture[name] ?? [])
        return drawn === String(value) ? [] : [`${step.label}: ${name} is ${drawn}, not ${value}`]
      },
    )
  })
