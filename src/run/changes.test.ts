import { describe, expect, it } from 'vitest'
import { ran } from '../testing/runs.ts'

describe('what a run changes in memory', () => {
  const listing = `f:
    movl  $0x0102, (%ebx)
    PVOP_VCALLEE irq_disable
    movb  $3, 1(%ebx)
    movb  $3, 1(%ebx)
    push  %eax
    pop   %eax
    PVOP_VCALLEE irq_enable
    ret
`
  const start = { registers: { ebx: 0xc900_0104n } }
  const session = ran({ listing, variant: 'native', start })

  it.each(['reference', 'unpatched', 'patched'] as const)(
    'is told byte by byte with whether interrupts were on, by the machine %s',
    (id) => {
      const told = session
        .changes(id)
        .map(({ address, byte, interrupts }) => [address - 0xc900_0104n, byte, interrupts])
      expect(told).toEqual([
        [0n, 2, true],
        [1n, 1, true],
        [2n, 0, true],
        [3n, 0, true],
        [1n, 3, false],
      ])
    },
  )

  it.each([
    ['with interrupts on', '    mov   (%ebx), %eax\n    PVOP_VCALLEE irq_disable\n', true],
    [
      'in another stretch with interrupts off',
      '    PVOP_VCALLEE irq_disable\n    mov   (%ebx), %eax\n    PVOP_VCALLEE irq_enable\n    PVOP_VCALLEE irq_disable\n',
      true,
    ],
    [
      'with interrupts on, and once more with interrupts off',
      '    mov   (%ebx), %eax\n    PVOP_VCALLEE irq_disable\n    mov   (%ebx), %ecx\n',
      true,
    ],
    ['with interrupts off', '    PVOP_VCALLEE irq_disable\n    mov   (%ebx), %eax\n', false],
    ['never', '    PVOP_VCALLEE irq_disable\n', false],
    [
      'beside it, with interrupts on',
      '    mov   4(%ebx), %eax\n    PVOP_VCALLEE irq_disable\n',
      false,
    ],
  ])('tells of a byte that was read before %s', (_, lines, wanted) => {
    const text = `f:\n${lines}    movb  $7, (%ebx)\n    PVOP_VCALLEE irq_enable\n    ret\n`
    const changes = ran({ listing: text, variant: 'native', start }).changes('patched')
    expect(changes.map(({ byte, readBefore }) => [byte, readBefore])).toEqual([[7, wanted]])
  })

  it('leaves the run as it was', () => {
    const before = session.summary()
    session.changes('patched')
    expect(session.summary()).toEqual(before)
  })
})
