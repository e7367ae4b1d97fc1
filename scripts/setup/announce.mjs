import { SetupError } from './process.mjs'

/** Words to people on standard output, tools' output beside them. */
export const onStdout = { say: (text) => console.log(text), output: 'inherit' }

/** The same on standard error, for commands whose standard output belongs to a program. */
export const onStderr = { say: (text) => console.error(text), output: 'stderr' }

/** Runs the body of a script; a failure of the surroundings is told in words, without a stack. */
export async function tellFailures(body, exitCode = 1) {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(`pvscope: ${error.message}`)
    process.exitCode = exitCode
  }
}
