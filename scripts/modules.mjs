// npm run modules: fetches Debian's kernel 6.1 from the distribution's registry, reads all of its modules and its
// kernel, and compares with readelf and with the vectors of booted kernels. Says so loudly where it cannot be had.
// PVSCOPE_KERNEL_PACKAGE names another version, PVSCOPE_KERNEL_FOLDER a package that is unpacked already.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { jsonFrom } from './bench/forNode.mjs'
import { onStdout, tellFailures } from './setup/announce.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { endOnInterrupt, root } from './setup/process.mjs'

const { say } = onStdout

/** The version of which the vectors tell. */
const wanted = 'linux-image-6.1.0-50-amd64'

function output(command, args, cwd) {
  const { status, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return status === 0 ? stdout : null
}

/** The wanted version where the registry has it, else its newest. */
function packageName() {
  if (process.env.PVSCOPE_KERNEL_PACKAGE) return process.env.PVSCOPE_KERNEL_PACKAGE
  const names = (output('apt-cache', ['pkgnames', 'linux-image-6.1.0-']) ?? '')
    .split('\n')
    .filter((name) => /^linux-image-6\.1\.0-\d+-amd64$/.test(name))
    .toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
  return names.includes(wanted) ? wanted : (names.at(-1) ?? null)
}

/** The unpacked package, or null where it cannot be had. */
function unpacked(folder) {
  if (process.env.PVSCOPE_KERNEL_FOLDER) return process.env.PVSCOPE_KERNEL_FOLDER
  const name = packageName()
  if (name === null) return null
  say(`Fetching ${name} …`)
  if (output('apt-get', ['download', name], folder) === null) return null
  const file = readdirSync(folder).find((each) => each.endsWith('.deb'))
  if (!file || output('dpkg-deb', ['-x', file, 'package'], folder) === null) return null
  return join(folder, 'package')
}

const modulesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ko'))
    .map((entry) => join(entry.parentPath, entry.name))

/** Records of each module that has some, as readelf tells the size of their section. */
function countedByReadelf(folder) {
  const files = modulesIn(folder)
  const counts = {}
  for (let at = 0; at < files.length; at += 200) {
    const text = output('readelf', ['-SW', ...files.slice(at, at + 200)])
    if (text === null) return null
    let file = ''
    for (const line of text.split('\n')) {
      file = /^File: (.*)$/.exec(line)?.[1] ?? file
      const size = /\] \.parainstructions\s+PROGBITS\s+\S+\s+\S+\s+([0-9a-f]+)/.exec(line)?.[1]
      // 16 bytes a record; the last one may lack its 4 bytes of padding.
      if (size) counts[relative(folder, file)] = Math.floor((Number.parseInt(size, 16) + 4) / 16)
    }
  }
  return counts
}

/** The kernel that lies in the boot image, where xz is here to take it out. */
function kernelOf(folder, target) {
  const name = readdirSync(join(folder, 'boot')).find((each) => each.startsWith('vmlinuz'))
  if (!name) return null
  const image = readFileSync(join(folder, 'boot', name))
  const start = (image[0x1f1] + 1) * 512 + image.readUInt32LE(0x248)
  const payload = image.subarray(start, start + image.readUInt32LE(0x24c) - 4)
  const { status, stdout } = spawnSync('xz', ['-dc'], { input: payload, maxBuffer: 2 ** 28 })
  if (status !== 0) return null
  writeFileSync(target, stdout)
  return target
}

const same = (left, right) =>
  JSON.stringify(Object.entries(left).toSorted()) ===
  JSON.stringify(Object.entries(right).toSorted())

const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0)

function report(found, counted) {
  say(`${found.parsed} of ${found.modules} modules read; ${found.withSites} have sites.`)
  say(`${found.sites} records; ${counted ? total(counted) : 'nobody'} counted by readelf.`)
  say(`${found.consistent} of ${found.sites} sites call the slot that their record names.`)
  say(`${found.sameListings} of ${found.listings} listings assemble to the same bytes.`)
  say(`${found.sameTold} of ${found.told} sites come to the same bytes in their own listing.`)
  say(`Outcomes: ${JSON.stringify(found.outcomes)}; ${found.alternatives} alternatives.`)
  for (const fault of found.faults.slice(0, 20)) say(`!! ${fault}`)
  if (found.kernel) {
    const { sites, consistent, knownKernel, equal, vectors } = found.kernel
    say(`vmlinux: ${consistent} of ${sites} sites agree about pv_ops.`)
    if (knownKernel) say(`vmlinux: ${equal} of ${vectors} sites are as booted kernels had them.`)
  } else
    say('!! The kernel itself was NOT read: xz is missing, or the boot image is packed otherwise.')
  const good = [
    found.parsed === found.modules && found.modules > 0,
    found.consistent === found.sites && found.sites > 0,
    found.sameListings === found.listings,
    found.sameTold === found.told && found.told > 0,
    found.faults.length === 0,
    counted === null || same(found.counts, counted),
    !found.kernel?.knownKernel || found.kernel.equal === found.kernel.vectors,
  ]
  return good.every(Boolean)
}

endOnInterrupt()
await tellFailures(async () => {
  await ensureDependencies(onStdout)
  const folder = mkdtempSync(join(tmpdir(), 'pvscope-modules-'))
  try {
    const kernel = unpacked(folder)
    if (kernel === null) {
      say("!! Debian's kernel 6.1 cannot be had here: NO module was read.")
      return
    }
    const vectors = join(folder, 'vectors.json')
    const packed = join(root, 'src/testing/vectors/kernel-6.1-sites.json.gz')
    writeFileSync(vectors, gunzipSync(readFileSync(packed)))
    process.env.PVSCOPE_MODULES = join(kernel, 'lib/modules')
    process.env.PVSCOPE_VMLINUX = kernelOf(kernel, join(folder, 'vmlinux')) ?? ''
    process.env.PVSCOPE_VECTORS = vectors
    const counted = countedByReadelf(process.env.PVSCOPE_MODULES)
    if (counted === null) say('!! readelf is missing: records are NOT counted independently.')
    const start = performance.now()
    const found = await jsonFrom('scripts/modules/check.ts')
    const good = report(found, counted)
    say(
      `${good ? 'No fault found' : 'A fault'}, in ${Math.round((performance.now() - start) / 1000)} s.`,
    )
    process.exitCode = good ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
