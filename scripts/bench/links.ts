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

const linksOf = (start: string, counts: readonly number[]) =>
  counts.map((lines) => ({
    lines,
    link: encodeLink({
      ...defaultSettings,
      listing: `${start}${generatedListing('x86-32', lines - start.split('\n').length + 1)}`,
      site: 0,
    }),
  }))

process.stdout.write(
  JSON.stringify({
    bytes: linksOf(head, [100, 1000, 10_000]),
    registers: linksOf(written, [200, 2000, 10_000]),
  }),
)
