import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenizeLine } from './tokens.ts'

const coloured = (line: string, inComment = false) =>
  tokenizeLine(line, inComment)
    .tokens.filter(({ kind }) => kind !== 'plain')
    .map(({ from, to, kind }) => `${kind}:${line.slice(from, to)}`)

describe('tokenizeLine', () => {
  it.each([
    [
      '    mov   %eax, 4(%esi)  # keep',
      ['mnemonic:mov', 'register:%eax', 'number:4', 'register:%esi', 'comment:# keep'],
    ],
    ['1:  lock; incl counter', ['label:1:', 'mnemonic:lock', 'mnemonic:incl']],
    ['    DISABLE_INTERRUPTS(CLBR_NONE)', ['macro:DISABLE_INTERRUPTS', 'operation:CLBR_NONE']],
    ['    PVOP_CALLEE pte_val', ['macro:PVOP_CALLEE', 'operation:pte_val']],
    ['    .byte 772b-771b', ['directive:.byte', 'number:772b', 'number:771b']],
    ['    .ascii "a # b"', ['directive:.ascii', 'string:"a # b"']],
  ])('%s', (line, expected) => {
    expect(coloured(line)).toEqual(expected)
  })

  it('carries a block comment over lines', () => {
    expect(tokenizeLine('  nop /* one', false).inComment).toBe(true)
    expect(coloured('two */ ret', true)).toEqual(['comment:two */', 'mnemonic:ret'])
    expect(tokenizeLine('/* one */ nop', false).inComment).toBe(false)
  })

  it('covers every line without gaps', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab%$#/*"\\;:. 0x1,()') }),
        fc.boolean(),
        (line, inside) => {
          let at = 0
          for (const token of tokenizeLine(line, inside).tokens) {
            expect(token.from).toBe(at)
            expect(token.to).toBeGreaterThan(token.from)
            at = token.to
          }
          expect(at).toBe(line.length)
        },
      ),
    )
  })
})
