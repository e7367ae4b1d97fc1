import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './process.mjs'

const lockFile = join(root, '.cache', 'setup.lock')
const oldestMinutes = 30

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The owner's text where the lock is held by nobody any more; null where it is held or gone. */
function abandonedOwner() {
  try {
    const owner = readFileSync(lockFile, 'utf8')
    const age = Date.now() - statSync(lockFile).mtimeMs
    // An empty file is an owner that has created it and not yet written its number.
    const held =
      owner === '' ? age < 10_000 : isAlive(Number(owner)) && age < oldestMinutes * 60_000
    return held ? null : owner
  } catch {
    return null
  }
}

function tryToTake() {
  try {
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes an abandoned lock; puts it back where another process replaced it in the meantime. */
function clearAbandoned() {
  const owner = abandonedOwner()
  if (owner === null) return
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
    if (readFileSync(aside, 'utf8') === owner) rmSync(aside)
    else renameSync(aside, lockFile)
  } catch {
    // Somebody else cleared it first.
  }
}

/** Only one process at a time installs or builds; the others wait and then find the work done. */
export async function withSetupLock(say, action) {
  let waiting = false
  while (!tryToTake()) {
    if (!waiting) say('Another pvscope command is setting up; waiting for it …')
    waiting = true
    clearAbandoned()
    await sleep(200)
  }
  const release = () => rmSync(lockFile, { force: true })
  process.once('exit', release)
  try {
    return await action()
  } finally {
    process.off('exit', release)
    release()
  }
}
