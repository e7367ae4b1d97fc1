// Runs the patcher of 2.6.30 over the whole grid that the kernel's own functions were run over (all
// operations × 33 lengths × clobber words × nop tables × two addresses) and compares the counts of outcomes:
//   node scripts/grid.mjs
// About 4.7 million decisions; not part of the tests, which hold the vectors and the canonical sites.
import { runnerImport } from 'vite'

const load = async (path) =>
  (
    await runnerImport(new URL(`../src/${path}`, import.meta.url).pathname, {
      configFile: false,
      logLevel: 'error',
    })
  ).module
const { outcomeCounts } = await load('testing/vectors/outcomeCounts.generated.ts')
const { backendTable } = await load('backends/table.ts')
const { opsOf } = await load('ops/index.ts')
const { patchRecord } = await load('patch/records.ts')
const { v2_6_30 } = await load('rules/v2_6_30.ts')

const lengths = [
  ...Array.from({ length: 19 }).keys(),
  20,
  21,
  22,
  24,
  26,
  27,
  28,
  29,
  32,
  40,
  64,
  128,
  254,
  255,
]
// As many words as the kernel's runs had; of these only CLBR_ANY allows a call, so the others may differ.
const words = {
  32: [0x0, 0x1, 0x2, 0x4, 0x5, 0x7, 0x8, 0xf],
  64: [0x0, 0x1, 0x2, 0x4, 0x8, 0x10, 0x7e, 0x7f, 0x180, 0x1f7, 0x1fe, 0x1ff],
}
const grids = {
  '32pae': { words: words[32], nops: ['intel', 'k8', 'k7', 'p6'], at: [0xc1020000n, 0xf8012345n] },
  64: { words: words[64], nops: ['k8', 'p6'], at: [0xffffffff81020000n, 0xffffffffa0012345n] },
}
grids['32nopae'] = grids['32pae']
const originals = new Map(
  lengths.map((length) => [length, Uint8Array.from({ length }, (_, index) => 0xa0 + index)]),
)

function countOp(op, table, { words, nops, at }, counts) {
  const sites = [...originals.values()].flatMap((original) =>
    words.flatMap((clobberWord) => at.map((address) => ({ op, address, clobberWord, original }))),
  )
  for (const site of sites) {
    for (const id of nops) {
      const { outcome } = patchRecord(v2_6_30, site, table, id)
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }
  }
}

const text = (counts) =>
  Object.entries(counts)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ')

let total = 0
let differing = 0
for (const [config, { grid }] of Object.entries(outcomeCounts)) {
  for (const [variant, wanted] of Object.entries(grid)) {
    const table = backendTable(variant, config)
    const counts = {}
    for (const op of opsOf(config).slice(1)) countOp(op, table.value, grids[config], counts)
    total += Object.values(counts).reduce((sum, count) => sum + count, 0)
    const same = text(counts) === text(wanted)
    if (!same) differing += 1
    console.log(`${same ? 'equal  ' : 'DIFFERS'} ${config} ${variant}: ${text(counts)}`)
    if (!same) console.log(`        the kernel's: ${text(wanted)}`)
  }
}
console.log(`${total} decisions, ${differing} of the counts differ`)
process.exitCode = differing === 0 ? 0 : 1
