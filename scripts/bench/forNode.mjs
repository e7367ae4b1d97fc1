import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupError, run, runTool } from '../setup/process.mjs'

/** Bundles a TypeScript file as the command line is bundled, runs it, and parses what it prints as JSON. */
export async function jsonFrom(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'pvscope-bench-'))
  try {
    const flags = ['--config', 'vite.cli.config.ts', '--ssr', entry, '--logLevel', 'error']
    const built = await runTool('vite', ['build', ...flags, '--outDir', folder], {
      output: 'stderr',
    })
    if (built.code !== 0) throw new SetupError(`${entry} could not be bundled`)
    const { code, text } = await run(process.execPath, [join(folder, 'pvscope.mjs')], {
      output: 'capture',
    })
    if (code !== 0) throw new SetupError(`${entry} ended with ${code}: ${text}`)
    return JSON.parse(text)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
