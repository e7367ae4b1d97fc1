import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { VariantId } from '../../src/backends/backend.ts'
import { analyze, newMemory } from '../../src/analysis/analyze.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'
import { icedMemorySize, loadIced } from '../../src/x86/iced.ts'

const require = createRequire(`${process.cwd()}/package.json`)
loadIced(readFileSync(require.resolve('iced-x86/iced_x86_bg.wasm')))
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const cycles = 2000
const warmUp = 200
const listing = generatedListing('x86-32', 200)
const variants: readonly VariantId[] = ['native', 'xen', 'lguest', 'kvm']
const memory = newMemory()

/** Another number in the first line, under another backend. */
function cycle(count: number): void {
  analyze(
    {
      listing: `    mov $${count}, %ebx\n${listing}`,
      config: '32pae',
      variant: variants[count % variants.length] ?? 'xen',
      rules: 'design',
      nops: 'p6',
      scan: false,
      framePointer: 'auto',
    },
    memory,
  )
}

function held(): { heap: number; iced: number } {
  collect()
  return { heap: process.memoryUsage().heapUsed, iced: icedMemorySize() }
}

for (let count = 0; count < warmUp; count++) cycle(count)
const before = held()
for (let count = 0; count < cycles; count++) cycle(warmUp + count)
console.log(JSON.stringify({ cycles, before, after: held() }))
