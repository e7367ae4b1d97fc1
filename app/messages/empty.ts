import { bytes } from './names.ts'
import { counted, phraseText } from './phrase.ts'

/** What stands in the place of a story where there is none. */
export const empty = {
  noText: 'Write a callsite, or start from one of these:',
  noSite: (instructions: number, size: number): string =>
    `This assembles (${phraseText(counted(instructions, 'instruction'))}, ${phraseText(bytes(size))}), but nothing in it is marked for patching.`,
  noParavirt: (instructions: number, size: number): string =>
    `Without paravirt the code stands here itself (${phraseText(counted(instructions, 'instruction'))}, ${phraseText(bytes(size))}): boot has nothing to rewrite.`,
  insertSite: 'insert irq_disable here',
  scan: 'try to find one (2007 scan)',
  tooLong: 'The first answer took too long and was stopped.',
  again: 'try again',
  goToLine: (line: number): string => `go to line ${line}`,
  undo: 'undo',
  switchTo: (cpu: string): string => `switch to ${cpu}`,
  stopped: (line: number, statement: string): string =>
    `That took too long and was stopped at line ${line} (${statement}).`,
  stale: (line: number): string => `from the last version that assembled · line ${line}`,
}
