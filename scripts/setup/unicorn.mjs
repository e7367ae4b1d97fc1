import { installPackage } from './debian.mjs'
import { run } from './process.mjs'

/** The same interpreters, in the same order, as in src/testing/programs/oracle.ts. */
const interpreters = ['/usr/bin/python3', 'python3']

async function oracleStarts() {
  for (const interpreter of interpreters) {
    const args = ['scripts/oracle/execute.py', '--version']
    const { code, text } = await run(interpreter, args, { output: 'capture' })
    if (code === 0 && text.startsWith('2.')) return true
  }
  return false
}

/** Unicorn, which runs programs to see what they need; false where there is none. */
export async function ensureUnicorn(announcer) {
  if (await oracleStarts()) return true
  return (await installPackage('python3-unicorn', announcer)) && (await oracleStarts())
}
