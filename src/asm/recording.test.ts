import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backendTable } from '../backends/table.ts'
import { preludeText } from '../prelude/prelude.ts'
import { assemble } from './assemble.ts'

function prelude(): string {
  const table = backendTable('xen', '32pae')
  if (!table.ok) throw new Error('refused')
  return preludeText('32pae', table.value)
}

const text = prelude()
const preludeLines = text.split('\n').length

/** What a listing comes down to, wherever its macros stand: places and sentences leave out what differs by that. */
function told(listing: string, given: string, above: number) {
  const { sections, symbols, diagnostics } = assemble(listing, { arch: 'x86-32', prelude: given })
  return {
    sections: sections.map(({ name, bytes, relocations, pieces }) => ({
      name,
      bytes: [...bytes],
      relocations: relocations.map(({ offset, size, type, symbol, addend }) =>
        [offset, size, type, symbol, addend].join(),
      ),
      pieces: pieces.map(({ kind, offset, length, line, expansion }) => {
        return { kind, offset, length, line: line - above, ...expansion }
      }),
    })),
    symbols: symbols
      .filter(({ span }) => (span?.from ?? 0) >= (above === 0 ? 0 : text.length))
      .map(({ name, section, offset, global }) => [name, section, offset, global].join())
      .toSorted(),
    // What is said of several statements of one macro is one sentence where the macro is the prelude's.
    codes: [...new Set(diagnostics.map(({ code }) => code))].toSorted(),
  }
}

const recorded = (body: string) => told(body, text, 0)
/** The macros stand in the listing itself: of its own macros nothing is recorded. */
const read = (body: string) => told(`${text}\n${body}`, '', preludeLines)

const lines = [
  'PVOP_VCALLEE irq_disable',
  'PVOP_CALL read_cr0',
  'here: PVOP_VCALL set_pte',
  'DISABLE_INTERRUPTS(CLBR_NONE)',
  'ENABLE_INTERRUPTS(CLBR_ANY)',
  'ENABLE_INTERRUPTS(spare)',
  'DISABLE_INTERRUPTS((1f - 771b))',
  'INTERRUPT_RETURN',
  '.set spare, 3',
  '.set spare, CLBR_EAX',
  '.set CLBR_EAX, 8',
  'CLBR_ECX:',
  '.set PV_TYPE_irq_disable, 7',
  '.globl CLBR_EDX',
  '.comm PV_TYPE_read_cr0, 4',
  '.data',
  '.text',
  '.section .init.text, "ax"',
  '.if spare == 3',
  '.endif',
  '771:',
  '1: mov %eax, CLBR_EAX(%ebx)',
  '.balign 16',
  '.popsection',
] as const

describe('a macro call that was recorded', () => {
  it('is the same as one that is read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 16 }), (body) => {
        const listing = body.join('\n')
        expect(recorded(listing)).toEqual(read(listing))
      }),
      { numRuns: 200 },
    )
  })

  it('no longer holds where the listing gives a name of its conditions a meaning of its own', () => {
    const call = 'DISABLE_INTERRUPTS(CLBR_NONE)'
    const length = (listing: string) => recorded(listing).sections[0]?.bytes.length ?? 0
    const plain = length(call)
    expect(length(call)).toBe(plain)
    expect(length(`.set CLBR_ECX, 0\n${call}`)).toBe(plain + 2)
    expect(length(call)).toBe(plain)
  })

  it('no longer holds where a macro of the listing takes a word of it', () => {
    const call = 'PVOP_VCALLEE irq_disable'
    const before = recorded(call).sections[0]?.bytes
    expect(recorded(call).sections[0]?.bytes).toEqual(before)
    const hidden = recorded(`.macro call where:vararg\nnop\n.endm\n${call}`)
    expect(hidden.sections[0]?.bytes).toEqual([0x90])
  })

  it('counts against the limits as if it were read', () => {
    const many = Array.from({ length: 30_000 }, () => 'PVOP_VCALLEE irq_disable').join('\n')
    expect(recorded(many).codes).toEqual(['asm/limit-statements'])
  })
})
