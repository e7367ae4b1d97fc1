import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchElfPage } from './elfPage.mjs'
import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, table } from './numbers.mjs'

const runs = 5
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

/** Runs the measurement in a process of its own each time, so that memory is counted from the start. */
async function measure(file) {
  process.env.PVSCOPE_ELF_FILE = file
  const results = []
  for (let count = 0; count < runs; count++) results.push(await jsonFrom('scripts/bench/elf.ts'))
  return results
}

function row(name, results) {
  const [{ bytes, sites, decisions }] = results
  const time = (key) => milliseconds(median(results.map((result) => result[key])))
  const memory = Math.max(...results.map((result) => result.memory))
  return [
    name,
    megabytes(bytes),
    sites.toLocaleString('en'),
    time('read'),
    time('opened'),
    time('named'),
    `${time('decided')} (${decisions.toLocaleString('en')})`,
    `${megabytes(memory)}, ${(memory / bytes).toFixed(2)} × the file`,
  ]
}

/** Makes a big kernel for `work`, which is given its file. */
async function withKernel(work) {
  const folder = mkdtempSync(join(tmpdir(), 'pvscope-elf-'))
  try {
    const made = join(folder, 'vmlinux')
    process.env.PVSCOPE_ELF_MAKE = made
    await jsonFrom('scripts/bench/elf.ts')
    delete process.env.PVSCOPE_ELF_MAKE
    return await work(made)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const measureElf = () =>
  withKernel(async (made) => {
    const results = await measure(made)
    const time = (key) => median(results.map((result) => result[key]))
    return {
      'elf-listed': time('opened'),
      'elf-decided': time('decided'),
      'elf-memory': Math.max(...results.map(({ memory, bytes }) => memory / bytes)),
    }
  })

/** A big kernel made here; PVSCOPE_VMLINUX names a real one to measure beside it. */
export const benchElf = () =>
  withKernel(async (made) => {
    const rows = [row('made, 40,000 sites and symbols', await measure(made))]
    const real = process.env.PVSCOPE_VMLINUX
    if (real) rows.push(row('PVSCOPE_VMLINUX', await measure(real)))
    const head = ['kernel', 'size', 'sites', 'file read', 'sites listed', 'functions named']
    const inNode = table(
      [...head, 'two backends decided', 'memory at most, the file counted'],
      rows,
    )
    return `${inNode}\n\n${await benchElfPage(made)}`
  })
