import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..')

/** A failure of the surroundings, told in words; everything else that is thrown is a bug of ours. */
export class SetupError extends Error {}

/** What each tool of node_modules starts from, so that no shell and no PATH is needed. */
export const toolFiles = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
  knip: 'node_modules/knip/bin/knip.js',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/** Ends a child together with everything that it started. */
function endGroup(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Runs a program to its end. Never rejects: a program that cannot be started gives code 127.
 * `output` is where its standard output goes: 'inherit', 'stderr' or 'capture'.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, seconds?: number, output?: string }} options
 * @returns {Promise<{ code: number, timedOut: boolean, text: string }>}
 */
export function run(command, args, { env = {}, seconds = 1800, output = 'inherit' } = {}) {
  const out = { inherit: 'inherit', stderr: 2, capture: 'pipe' }[output]
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', out, output === 'capture' ? 'pipe' : 'inherit'],
      detached: process.platform !== 'win32',
    })
    let text = ''
    let timedOut = false
    child.stdout?.on('data', (chunk) => (text += chunk))
    child.stderr?.on('data', (chunk) => (text += chunk))
    const timer = setTimeout(() => {
      timedOut = true
      endGroup(child)
    }, seconds * 1000)
    const interrupted = () => endGroup(child)
    process.once('exit', interrupted)
    const finish = (code) => {
      clearTimeout(timer)
      process.off('exit', interrupted)
      resolve({ code, timedOut, text })
    }
    child.on('error', () => finish(127))
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** Runs a tool of node_modules. */
export const runTool = (tool, args, options) =>
  run(process.execPath, [toolFiles[tool], ...args], options)

/** A group started by `run` does not get the terminal's own interrupt: pass it on by ending. */
export function endOnInterrupt() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => process.exit(130))
}
