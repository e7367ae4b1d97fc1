import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** The command as a shell would start it; builds it first where the sources are newer. */
const start = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, ['scripts/pvscope.mjs', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  })

describe('the built command', { timeout: 120_000 }, () => {
  it('keeps standard output for the document', () => {
    const { status, stdout } = start(['asm', '-', '--json'], 'cli\n')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ sections: [{ name: '.text', hex: 'fa' }] })
  })

  it('passes the exit status on', () => {
    expect(start(['asm', '-'], 'frobnicate\n').status).toBe(1)
    expect(start(['frobnicate']).status).toBe(2)
  })

  it('streams more than a pipe holds', () => {
    const lines = Array.from({ length: 20_000 }, () => '{}').join('\n')
    const { status, stdout } = spawnSync(process.execPath, ['scripts/pvscope.mjs', 'records'], {
      cwd: root,
      input: lines,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    expect(status).toBe(1)
    expect(stdout.trim().split('\n')).toHaveLength(20_000)
  })
})
