import { defaultSettings } from '../../src/share/document.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'

/** A site whose length the last digit of line 1 decides: the byte strip shows a changed key. */
const head = `.set spare, 3
771: call *pv_irq_ops+8
     .fill spare, 1, 0x90
772: .pushsection .parainstructions,"a"
     .balign 4
     .long 771b
     .byte 45, 772b-771b
     .short CLBR_EAX|CLBR_EDX
     .popsection
`

/** A value whose register the last letter of line 1 decides: a cell of the columns shows a changed key. */
const written = `    mov   $1, %ebx
`

const linkTo = (listing: string): string => encodeLink({ ...defaultSettings, listing, site: 0 })

const listingOf = (start: string, lines: number): string =>
  `${start}${generatedListing('x86-32', lines - start.split('\n').length + 1)}`

/** All in one function: no name and no end before the last line, to which all jumps lead. */
function oneFunction(start: string, lines: number): string {
  const body = listingOf(start, 2 * lines)
    .split('\n')
    .filter((line) => !/^(?:fn_\d+:|#.*| +ret|1: +ret|)$/.test(line))
    .map((line) => line.replace(/^1:/, '  '))
  return `${body.slice(0, lines - 1).join('\n')}\n1:  ret\n`
}

/** Each line but the first ends in its number: where it is seen, it can be told which line it is. */
const numbered = (listing: string): string =>
  listing
    .split('\n')
    .map((line, at, { length }) => (at === 0 || at === length - 1 ? line : `${line} # ${at + 1}`))
    .join('\n')

/** As many sites as a long file has, of several operations, promises and outcomes. */
const manySites = (sites: number): string =>
  Array.from({ length: sites / 4 }, (_, at) => [
    `fn_${at}:`,
    '    mov   4(%esi), %ebx',
    '    DISABLE_INTERRUPTS(CLBR_NONE)',
    '    PVOP_CALLEE pte_val',
    '    PVOP_VCALLEE irq_enable',
    '    add   %ebx, %eax',
    '    PVOP_VCALL flush_tlb_single',
    '    ret',
  ])
    .flat()
    .join('\n')

process.stdout.write(
  JSON.stringify({
    bytes: [100, 1000, 10_000].map((lines) => ({ lines, link: linkTo(listingOf(head, lines)) })),
    registers: [200, 2000, 10_000].map((lines) => ({
      lines,
      link: linkTo(numbered(listingOf(written, lines))),
    })),
    manySites: { sites: 200, link: linkTo(`${manySites(200)}\n`) },
    oneFunction: { lines: 2000, link: linkTo(numbered(oneFunction(written, 2000))) },
  }),
)
