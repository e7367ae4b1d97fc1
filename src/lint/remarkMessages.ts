import { diagnosticsOf } from '../base/diagnostic.ts'

/** Names in a sentence. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

const are = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are')

/** What the linter knows and holds against nobody: most listings have some. */
export const lintRemark = diagnosticsOf({
  'lint/saves-for-nothing': {
    severity: 'info',
    message: (dead: readonly string[], kept: readonly string[], bytes: number) =>
      [
        `This site saves ${listed([...dead, ...kept])}, which need${dead.length + kept.length === 1 ? 's' : ''} no saving:`,
        ...(dead.length > 0 ? [`nothing reads ${listed(dead)} after it`] : []),
        ...(dead.length > 0 && kept.length > 0 ? ['and'] : []),
        ...(kept.length > 0 ? [`${listed(kept)} ${are(kept)} kept by every function anyway`] : []),
      ].join(' ') +
      `. Without the pushes and pops it is ${bytes} bytes shorter, which is room that inline code may need.`,
  },
  'lint/callee-save-promised': {
    severity: 'info',
    message: (name: string, op: string, assembly: boolean) =>
      `${name} stands in ${op}'s callee-save slot without a thunk: ${assembly ? 'assembly' : 'a C function whose compiled body happens to be clean'} that only promises to keep the registers. The type cannot check that; PV_CALLEE_SAVE_REGS_THUNK would make sure.`,
  },
})
