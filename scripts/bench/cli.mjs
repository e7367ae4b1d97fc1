import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ensureBuild } from '../setup/build.mjs'
import { onStderr } from '../setup/announce.mjs'
import { root } from '../setup/process.mjs'
import { median, milliseconds, table } from './numbers.mjs'

const runs = 7
const wantedRecords = 100_000

/** Seconds until the program has ended, its output read to the end and thrown away. */
function timed(command, args, input = '') {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
    let lines = 0
    child.stdout.on('data', (chunk) => {
      for (const byte of chunk) if (byte === 10) lines++
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve({ took: performance.now() - start, lines })
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))
    })
    child.stdin.end(input)
  })
}

async function medianOf(command, args, input) {
  const took = []
  for (let count = 0; count < runs; count++) took.push((await timed(command, args, input)).took)
  return milliseconds(median(took))
}

function manyRecords() {
  const file = join(root, 'src/testing/vectors/kernel-2.6.30-x86-32.jsonl.gz')
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  const repeated = Array.from({ length: wantedRecords }, (_, index) => lines[index % lines.length])
  return `${repeated.join('\n')}\n`
}

async function manyRecordsTook() {
  const { took, lines } = await timed(
    process.execPath,
    ['scripts/pvscope.mjs', 'records'],
    manyRecords(),
  )
  if (lines !== wantedRecords) {
    throw new Error(`records answered ${lines} of ${wantedRecords} lines`)
  }
  return { took, lines }
}

export async function measureRecords() {
  await ensureBuild('cli', onStderr)
  return { records: (await manyRecordsTook()).took / 1000 }
}

/** Start of the command line, and how fast it goes through records. */
export async function benchCli() {
  await ensureBuild('cli', onStderr)
  const script = ['scripts/pvscope.mjs']
  const asm = ['asm', '-', '--json']
  const listing = '    DISABLE_INTERRUPTS(CLBR_NONE)\n    ret\n'
  const { took, lines } = await manyRecordsTook()
  return table(
    ['command line', 'median'],
    [
      ['node scripts/pvscope.mjs --help', await medianOf(process.execPath, [...script, '--help'])],
      [
        'node scripts/pvscope.mjs asm -',
        await medianOf(process.execPath, [...script, ...asm], listing),
      ],
      [
        'npm run --silent pvscope -- asm -',
        await medianOf('npm', ['run', '--silent', 'pvscope', '--', ...asm], listing),
      ],
      [
        `records, ${wantedRecords.toLocaleString('en')} lines (once)`,
        `${(took / 1000).toFixed(2)} s, ${Math.round(lines / (took / 1000)).toLocaleString('en')} a second`,
      ],
    ],
  )
}
