import { expect, it } from 'vitest'
import type { VariantId } from '../../src/backends/backend.ts'
import { variants } from '../../src/backends/index.ts'
import { backendTable } from '../../src/backends/table.ts'
import { configs } from '../../src/ops/configs.ts'
import { archOf, type ConfigId } from '../../src/ops/op.ts'
import { ruleSets } from '../../src/rules/index.ts'
import { analysisOf } from '../../src/testing/registers.ts'
import { priceStrip } from '../panels/Price/strip.ts'
import { samples } from '../samples/index.ts'
import { pvscope } from './testing.ts'

interface SiteJson {
  readonly liveAcross: readonly string[]
  readonly destroyed: readonly string[]
  readonly results: readonly string[]
  readonly contract: Readonly<
    Record<
      string,
      {
        readonly places: number
        readonly spillsForced: number
        readonly movesForced: number
        readonly prologueSavesForced: number
        readonly mayDestroy: readonly string[]
      }
    >
  >
}

const argumentsOf = (config: ConfigId, variant: VariantId, rules: string): string => {
  const cpu = config === '64' ? '--arch x86-64' : `--config ${config.slice(2)}`
  return `${cpu} --backend ${variant} --rules ${rules}`
}

const combinations = configs.flatMap((config) =>
  variants
    .filter((variant) => backendTable(variant, config).ok)
    .flatMap((variant) =>
      ruleSets
        .filter((rules) => rules.configs.includes(config))
        .map(({ id }) => ({ config, variant, rules: id })),
    ),
)

it(
  'the price strip of every sample is what pvscope pressure --json prints',
  { timeout: 300_000 },
  async () => {
    let sites = 0
    for (const { listings } of samples) {
      for (const { config, variant, rules } of combinations) {
        const listing = listings[archOf(config)]
        const { out } = await pvscope(
          `pressure a.s --json ${argumentsOf(config, variant, rules)}`,
          { 'a.s': listing },
        )
        const printed = (JSON.parse(out) as { sites: readonly SiteJson[] }).sites
        const { pressure } = analysisOf(listing, { config, variant, rules })
        expect(printed).toHaveLength(pressure.sites.length)
        pressure.sites.forEach((cost, index) => {
          const strip = priceStrip(cost, { ...pressure, arch: archOf(config) })
          const json = printed[index]
          sites++
          expect([strip.alive, strip.destroyed, strip.returnsIn]).toEqual([
            json?.liveAcross,
            json?.destroyed,
            json?.results,
          ])
          for (const { promise, values, places, spills, mayDestroy } of strip.columns) {
            const contract = json?.contract[promise]
            expect([values, places, spills]).toEqual([
              json?.liveAcross.length,
              contract?.places,
              contract?.spillsForced,
            ])
            expect(mayDestroy).toEqual(
              contract?.mayDestroy.filter((name) => !json?.results.includes(name)),
            )
          }
        })
      }
    }
    expect(sites).toBeGreaterThan(500)
  },
)
