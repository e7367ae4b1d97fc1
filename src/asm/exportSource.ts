import { bitness } from '../x86/arch.ts'
import type { AssembleOptions } from './object.ts'
import { splitStatements } from './statement.ts'

/**
 * A listing as a file that GNU as takes as it is: the prelude before it, a line marker so that GNU as counts
 * the listing's own lines, and `#` for the comments that only we read.
 */
export function exportSource(listing: string, { arch, prelude }: AssembleOptions): string {
  const head = `# Assemble with: as --${bitness(arch)} -o listing.o listing.s`
  const text = plainComments(listing)
  const end = text.endsWith('\n') || text === '' ? '' : '\n'
  return `${head}\n${prelude}# 1 "listing"\n${text}${end}`
}

function plainComments(listing: string): string {
  let text = ''
  let done = 0
  for (const { from } of splitStatements(listing).slashComments) {
    text += `${listing.slice(done, from)}# `
    done = from + 2
  }
  return text + listing.slice(done)
}
