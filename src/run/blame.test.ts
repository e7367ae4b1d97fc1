import { describe, expect, it } from 'vitest'
import { ran, type Run, summaryOf, verdictTexts } from '../testing/runs.ts'
import { machineIds } from './report.ts'

const lines = (...text: readonly string[]) => `f:\n${text.map((line) => ` ${line}`).join('\n')}\n`

/** Destroys eax, ecx and edx under every backend. */
const destroyer = 'PVOP_VCALL flush_tlb_user'

const native = (...text: readonly string[]): Run => ({ listing: lines(...text), variant: 'native' })

describe('who is blamed', () => {
  it.each(['native', 'kvm', 'xen', 'lguest', 'vmi'] as const)(
    'is the site that destroyed what restore_fl then takes: %s',
    (variant) => {
      const listing = lines(destroyer, 'mov %ecx, %eax', 'PVOP_VCALLEE restore_fl', 'ret # live:')
      for (const interrupts of [true, false]) {
        const texts = verdictTexts({ listing, variant, rules: '2.6.30', start: { interrupts } })
        expect(texts[0]).toMatch(/^broken-before-patch: (?:ecx|eax)/)
        expect(texts[1]).toBe('kept')
      }
    },
  )

  it.each(['flush_tlb_single', 'write_cr3'])(
    'is not the one that got it as an argument: %s',
    (op) => {
      const texts = verdictTexts(
        native(destroyer, 'mov %ecx, %eax', `PVOP_VCALL ${op}`, 'ret # live:'),
      )
      expect(texts[0]).toMatch(/^broken-before-patch: ecx at line 3/)
      expect(texts[1]).toBe('kept')
    },
  )

  it('is the call that left a slot of the stack destroyed, not the one that reads it', () => {
    const call = ['mov $1, %eax', 'mov $2, %edx', 'mov $3, %ecx', 'PVOP_VCALL write_gdt_entry']
    const texts = verdictTexts(native('push $7', ...call, ...call, 'add $4, %esp', 'ret # live:'))
    expect(texts).toEqual([expect.stringMatching(/^broken-before-patch: slot/), 'kept'])
  })

  it('is whoever destroyed an argument that was pushed', () => {
    const clean = ['xor %eax, %eax', 'xor %edx, %edx', 'xor %ecx, %ecx']
    const call = ['PVOP_VCALL write_gdt_entry', 'add $4, %esp', 'ret # live:']
    const texts = verdictTexts(native(destroyer, 'push %ecx', ...clean, ...call))
    expect(texts).toEqual([expect.stringMatching(/^broken-before-patch: ecx at line 3/), 'kept'])
  })

  it.each([
    ['32pae', 'INTERRUPT_RETURN', ['native', 'xen', 'lguest', 'vmi']],
    ['32pae', 'ENABLE_INTERRUPTS_SYSEXIT', ['native', 'xen']],
    ['64', 'USERGS_SYSRET64', ['native', 'xen']],
  ] as const)(
    'is the site whose loss goes back to the interrupted program: %s %s',
    (config, way, under) => {
      for (const variant of under) {
        const texts = verdictTexts({ listing: lines(destroyer, way), config, variant })
        expect(texts[0], variant).toMatch(/^broken-before-patch: /)
        expect(texts[1], variant).toBe('kept')
      }
    },
  )
})

describe('poison in memory', () => {
  it.each([
    ['32pae', 'mov %ecx, var', 'ecx'],
    ['64', 'mov %rcx, var(%rip)', 'rcx'],
  ] as const)('is found in data of the listing: %s', (config, store, register) => {
    const listing = `${lines(destroyer, store, 'ret # live:')} .data\nvar: .quad 0\n`
    expect(verdictTexts({ listing, config, variant: 'native' })[0]).toContain(
      `${register} at line 3`,
    )
  })

  it('may be put aside anywhere and taken back', () => {
    const text = ['mov %ecx, (%esi)', 'mov (%esi), %ecx', 'movl $0, (%esi)', 'ret # live:']
    expect(verdictTexts(native(destroyer, ...text))).toEqual(['kept'])
  })

  it('is told where it is read, not where it was stored', () => {
    const text = [
      'mov %ecx, (%esi)',
      'mov (%esi), %ebx',
      'cmp $1, %ebx',
      'je 1f',
      '1: movl $0, (%esi)',
    ]
    expect(verdictTexts(native(destroyer, ...text, 'ret # live:'))[0]).toContain('ebx at line 5')
  })
})

describe('the reading that matters', () => {
  it.each([
    ['a sum that is overwritten', ['lea 1(%ecx), %eax', 'mov $0, %eax']],
    ['a comparison that nobody asks about', ['cmp $1, %ecx']],
  ])('is told, not one before it: %s', (_, dead) => {
    const text = [destroyer, ...dead, 'mov %ecx, (%esi)', 'ret # live:']
    expect(verdictTexts(native(...text))[0]).toContain(`ecx at line ${3 + dead.length}`)
  })
})

describe('registers that move together', () => {
  it('stay apart through pusha and popa', () => {
    expect(
      verdictTexts(native(destroyer, 'pushal', 'popal', 'mov %ebx, (%esi)', 'ret # live:')),
    ).toEqual(['kept'])
    const text = ['pushal', 'mov 24(%esp), %ebx', 'mov %ebx, (%esi)', 'popal', 'ret # live:']
    expect(verdictTexts(native(destroyer, ...text))[0]).toMatch(
      /^broken-before-patch: ebx at line 5/,
    )
  })

  it('change places with memory', () => {
    const text = ['push $5', 'xchg %ecx, (%esp)', 'mov %ecx, (%esi)', 'add $4, %esp', 'ret # live:']
    expect(verdictTexts(native(destroyer, ...text))).toEqual(['kept'])
  })

  it('change halves', () => {
    const text = ['mov $1, %al', 'xchg %al, %ah', 'mov %ah, (%esi)', 'ret # live:']
    expect(verdictTexts(native(destroyer, ...text))).toEqual(['kept'])
    const other = ['mov $1, %al', 'xchg %al, %ah', 'mov %al, (%esi)', 'ret # live:']
    expect(verdictTexts(native(destroyer, ...other))[0]).toMatch(/^broken/)
  })
})

describe('destroyed flags', () => {
  it('may be put aside and come back', () => {
    expect(verdictTexts(native(destroyer, 'pushf', 'popf', 'ret # live:'))).toEqual(['kept'])
  })

  it('are found where they come back and are read', () => {
    const text = ['pushf', 'popf', 'jc 1f', '1: ret # live:']
    expect(verdictTexts(native(destroyer, ...text))[0]).toMatch(/^broken-before-patch: flags/)
  })

  it('are gone after a shift by something', () => {
    const text = ['mov $1, %ecx', 'shl %cl, %ebx', 'jz 1f', '1: ret # live:']
    expect(verdictTexts(native(destroyer, ...text))).toEqual(['kept'])
    const none = ['mov $0, %ecx', 'shl %cl, %ebx', 'jz 1f', '1: ret # live:']
    expect(verdictTexts(native(destroyer, ...none))[0]).toMatch(/^broken-before-patch: flags/)
  })

  it('are a use where a register is made the flags', () => {
    expect(verdictTexts(native(destroyer, 'push %ecx', 'popf', 'ret # live:'))[0]).toMatch(
      /^broken/,
    )
  })
})

describe('an event that waits while interrupts are on', () => {
  it.each(['native', 'kvm', 'vmi-none'] as const)(
    'comes in before the first instruction: %s',
    (variant) => {
      for (const config of ['32pae', '64'] as const) {
        if (config === '64' && variant === 'vmi-none') continue
        const listing = lines('DISABLE_INTERRUPTS(CLBR_NONE)', 'ENABLE_INTERRUPTS(CLBR_ANY)', 'ret')
        const run: Run = { listing, config, variant, start: { pending: true } }
        expect(verdictTexts(run)).toEqual(['kept', 'kept'])
      }
    },
  )
})

describe('memory that an operation is to write', () => {
  it.each(['native', 'xen', 'lguest', 'vmi', 'kvm-mmuop'] as const)(
    'ends every machine alike: %s',
    (variant) => {
      const run: Run = { listing: lines('xor %eax, %eax', 'PVOP_VCALL set_pte', 'ret'), variant }
      const { endings, verdicts } = summaryOf(run)
      expect(Object.values(endings).map(({ kind }) => kind)).toEqual(machineIds.map(() => 'page'))
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
    },
  )
})

/** A record over code of one's own. */
const recorded = (code: readonly string[], word: string): readonly string[] => [
  `771: ${code.join('\n ')}`,
  '772: .pushsection .parainstructions,"a"',
  '.balign 4',
  '.long 771b',
  '.byte 45, 772b-771b',
  `.short ${word}`,
  '.popsection',
]

describe('what a patch loses', () => {
  it('is found at the seventieth way through', () => {
    const site = recorded(
      ['call *pv_irq_ops+8', 'cmp $30, %ebx', 'ja 2f', 'inc %edi', '2:'],
      '0x107',
    )
    const text = ['mov $100, %ebx', '1:', ...site, 'dec %ebx', 'jnz 1b', 'ret # live:']
    const [verdict] = summaryOf(native(...text)).verdicts
    expect(verdict).toMatchObject({ verdict: 'broken-by-patch', visits: 100 })
    expect(verdict?.patched).toMatchObject({ why: 'promise-broken', place: { register: 'edi' } })
  })

  it('is found where the patched code no longer faults', () => {
    const text = [...recorded(['mov 0, %eax', 'call *pv_irq_ops+8'], '0x107'), 'ret']
    const [verdict] = summaryOf(native(...text)).verdicts
    expect(verdict?.verdict).toBe('broken-by-patch')
    expect(verdict?.patched?.ending).toMatchObject({ expected: { kind: 'page' } })
  })

  it('takes no memory for every way through', () => {
    const text = [
      'mov $2000, %edi',
      '1:',
      ...Array.from({ length: 20 }, () => destroyer),
      'dec %edi',
      'jnz 1b',
      'ret',
    ]
    const session = ran(native(...text))
    expect(session.summary().verdicts.every(({ visits }) => visits === 2000)).toBe(true)
  })

  it('is the way back, where a jump goes out of the site: vmi-jump', () => {
    const listing = lines('PVOP_VCALLEE irq_disable', 'nop', 'ret')
    const [verdict] = summaryOf({ listing, variant: 'vmi-jump', rules: '2.6.30' }).verdicts
    expect(verdict?.verdict).toBe('broken-by-patch')
    expect(verdict?.patched).toMatchObject({
      why: 'ending-differs',
      ending: { is: { kind: 'returned' } },
    })
  })
})

describe('a stack of one’s own', () => {
  it('is compared above its pointer only', () => {
    const text = [
      'mov %esp, %ebx',
      'mov $top, %esp',
      'PVOP_VCALLEE irq_disable',
      'mov %ebx, %esp',
      'ret',
    ]
    const listing = `${lines(...text)} .data\n .skip 256\ntop: .long 0\n`
    for (const variant of ['native', 'xen', 'lguest'] as const) {
      expect(verdictTexts({ listing, variant, rules: '2.6.30' }), variant).toEqual(['kept'])
    }
  })
})

describe('operations with a way of their own', () => {
  it('adjust_exception_frame loads rcx and r11 from the frame under Xen', () => {
    const listing = lines(
      'push $0x77',
      'push $0x66',
      'PARAVIRT_ADJUST_EXCEPTION_FRAME',
      'mov %rcx, %rbx',
      'ret',
    )
    for (const rules of ['design', '2.6.30'] as const) {
      const session = ran({ listing, config: '64', variant: 'xen', rules })
      const { last, verdicts, endings } = session.summary()
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
      expect(new Set(Object.values(endings).map(({ kind }) => kind))).toEqual(new Set(['returned']))
      const end = session.window(last).moments.at(-1)
      for (const id of machineIds) {
        expect([end?.[id].registers[3], end?.[id].registers[11]]).toEqual([0x66n, 0x77n])
      }
    }
  })

  it.each(['native', 'xen', 'lguest', 'vmi'] as const)(
    'halt with interrupts off halts for good: %s',
    (variant) => {
      const run: Run = {
        listing: lines('PVOP_VCALL halt', 'ret'),
        variant,
        start: { interrupts: false },
      }
      const { endings, verdicts } = summaryOf(run)
      expect(Object.values(endings).map(({ kind }) => kind)).toEqual(machineIds.map(() => 'halted'))
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
    },
  )

  it('safe_halt of VMI is the ROM’s', () => {
    const run: Run = {
      listing: lines('PVOP_VCALL safe_halt', 'ret'),
      variant: 'vmi',
      rules: '2.6.30',
    }
    expect(verdictTexts(run)).toEqual(['kept'])
  })
})

describe('events', () => {
  it('stand at the moment at which they happen', () => {
    const session = ran(native('nop', 'nop', 'nop', destroyer, 'ret'))
    const kinds = session
      .window(0)
      .moments.map(({ unpatched }) => unpatched.events.map(({ kind }) => kind))
    expect(kinds.filter((events) => events.length > 0)).toEqual([['call', 'flush']])
    expect(kinds.slice(0, 4)).toEqual([[], [], [], []])
  })
})
