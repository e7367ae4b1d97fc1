import { describe, expect, it } from 'vitest'
import type { AnalysisInput } from '../analysis/analysis.ts'
import { variants } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { lineIndex, positionAt } from '../base/span.ts'
import { configs } from '../ops/configs.ts'
import { archOf } from '../ops/op.ts'
import { analysisOf } from '../testing/registers.ts'
import { namesIn, regSetOf } from '../x86/registers.ts'
import { undeclared } from './exceeds.ts'
import { lintRules } from './index.ts'

/** What is found, as `line severity code`, in the order of the listing; hints on conventions apart. */
function found(listing: string, changes: Partial<AnalysisInput> = {}): readonly string[] {
  const lines = lineIndex(listing)
  return analysisOf(listing, changes)
    .diagnostics.filter(({ code }) => code.startsWith('lint/') && !code.endsWith('promised'))
    .map(({ span, severity, code }) => `${positionAt(lines, span.from).line} ${severity} ${code}`)
}

const words = (listing: string, code: string, changes: Partial<AnalysisInput> = {}) =>
  analysisOf(listing, changes).diagnostics.flatMap((one) =>
    one.code === code ? [one.message] : [],
  )

const record = (type: number, clobbers: string, call: string) => `771: ${call}
772: .pushsection .parainstructions,"a"
.balign 4
.long 771b
.byte ${type}, 772b-771b
.short ${clobbers}
.popsection`

describe('a value that a record lets the patch destroy', () => {
  const listing = `mov (%esi), %ecx
PVOP_VCALL flush_tlb_user
mov %ecx, (%edi)
ret # live:`

  it('is told at the reading instruction and at the site', () => {
    expect(found(listing)).toEqual(['2 error lint/site-destroys', '3 error lint/value-destroyed'])
    expect(words(listing, 'lint/value-destroyed')[0]).toContain(
      "%ecx is needed in line 3, but line 2's site may destroy it.",
    )
  })

  it('does not hang on who runs underneath', () => {
    for (const variant of ['xen', 'lguest', 'kvm', 'vmi'] as const) {
      expect(found(listing, { variant })).toEqual(found(listing))
    }
  })

  it('is none where a callee-save site keeps it, or nothing reads it', () => {
    expect(found(listing.replace('VCALL flush_tlb_user', 'VCALLEE irq_enable'))).toEqual([])
    expect(found(listing.replace('mov %ecx, (%edi)', 'mov (%ebx), %ecx'))).toEqual([])
  })

  it('is seen round a loop, and where only a comment needs it', () => {
    const loop = `mov $8, %ecx
1: PVOP_VCALL flush_tlb_user
dec %ecx
jnz 1b
ret # live:`
    expect(found(loop)).toEqual(['2 error lint/site-destroys', '3 error lint/value-destroyed'])
    const comment = 'mov (%esi), %edx\nPVOP_VCALL flush_tlb_user\nret # live: %edx'
    expect(found(comment)).toEqual(['2 error lint/site-destroys', '3 error lint/value-destroyed'])
  })

  it('is none where only a part is read that was written after the site', () => {
    for (const [first, ...rest] of [
      ['sete %al', 'movzbl %al, %eax'],
      ['movb (%esi), %al', 'testb %al, %al'],
      ['xorb %al, %al', 'movb $3, %ah', 'movw %ax, (%ebx)'],
      ['bsfl (%esi), %eax', 'mov %eax, (%ebx)'],
    ] as const) {
      const reading = ['PVOP_VCALL clts', 'cmpl $0, (%ebx)', first, ...rest, 'ret # live:']
      expect(found(reading.join('\n'))).toEqual([])
    }
    const whole = 'PVOP_VCALL clts\nmovb (%esi), %al\nmov %eax, (%ebx)\nret # live:'
    expect(found(whole)).toEqual(['1 error lint/site-destroys', '3 error lint/value-destroyed'])
  })

  it('does not go through a function that jumps on, nor behind one that never returns', () => {
    const passing =
      'main: PVOP_VCALL clts\ncall helper\nmov %eax, (%ebx)\nret # live:\nhelper: jmp away'
    expect(found(passing)).toEqual([])
    const ending = 'main: PVOP_VCALL clts\nmov $1, %eax\ncall panic\nnext: mov %edx, %ebx\nret'
    expect(found(ending)).toEqual([])
  })

  it('says to mend the record only where that mends something', () => {
    const told = (site: string) =>
      words(`mov (%esi), %ecx\n${site}\nmov %ecx, (%edi)\nret # live:`, 'lint/site-destroys')[0]
    expect(told('PVOP_VCALL flush_tlb_user')).not.toContain('record')
    expect(told('DISABLE_INTERRUPTS(CLBR_ANY)')).toContain('take %ecx out of the record')
  })

  it('may be the flags, but putting them on the stack asks for none', () => {
    expect(found('add $8, %ebx\nPVOP_VCALLEE irq_enable\npushf\npop %ebx\nret # live:')).toEqual([])

    const flags = 'cmp $1, %ebx\nPVOP_VCALLEE irq_enable\nje 1f\nnop\n1: ret # live:'
    expect(found(flags)).toEqual([
      '2 error lint/site-destroys-flags',
      '3 error lint/flags-destroyed',
    ])
  })

  it('is a warning at a call that is no site', () => {
    const call = 'mov (%esi), %edx\ncall foo\nmov %edx, (%edi)\nret # live:'
    expect(found(call)).toEqual(['3 warning lint/value-lost-in-call'])
    expect(words(call, 'lint/value-lost-in-call')[0]).toContain('64 bits in edx:eax')
    const kept = call.replaceAll('edx', 'ebx')
    expect(found(kept)).toEqual([])
  })

  it('knows the functions that a listing calls by name', () => {
    const thunk =
      'mov (%esi), %ecx\ncall __raw_callee_save_xen_pte_val\nmov %ecx, (%edi)\nret # live:'
    expect(found(thunk)).toEqual([])
    expect(found(thunk.replace('__raw_callee_save_', ''))).toHaveLength(1)
  })
})

describe('code that destroys more than was said', () => {
  const mistake = `f: # args: %eax %edx
mov %eax, %ebx
${record(45, 'CLBR_EAX', 'call *pv_irq_ops+8')}
mov %edx, (%ebx)
ret # live:`

  it('is the thunk of 2.6.31: the record names eax, edx goes too', () => {
    expect(found(mistake, { variant: 'lguest', rules: '2.6.30' })).toEqual([
      '3 error lint/callee-destroys-more',
      '3 error lint/record-forgets',
      '10 error lint/value-destroyed-unsaid',
    ])
    expect(found(mistake, { variant: 'xen' })).toEqual([
      '3 error lint/record-forgets',
      '10 error lint/value-at-thunk',
    ])
    expect(found(mistake.replace('CLBR_EAX', 'CLBR_RET_REG'))).toEqual([
      '3 error lint/site-destroys',
      '10 error lint/value-destroyed',
    ])
  })

  it('is no template of any backend', () => {
    let templates = 0
    for (const config of configs) {
      for (const variant of variants) {
        const table = backendTable(variant, config)
        for (const template of Object.values(table.ok ? table.value.templates : {})) {
          templates++
          expect(undeclared(archOf(config), template)).toBe(0)
        }
      }
    }
    expect(templates).toBeGreaterThan(60)
  })

  it('would be found in a template that declares less than it does', () => {
    const template = {
      bytes: Uint8Array.of(0x51, 0x89, 0xc1, 0x31, 0xd2, 0x59),
      clobbers: regSetOf('x86-32', ['eax']),
      slots: [],
      linkedAt: null,
      fixup: null,
    }
    // push %ecx; mov %eax,%ecx; xor %edx,%edx; pop %ecx
    expect(namesIn('x86-32', undeclared('x86-32', template))).toEqual(['edx'])
  })
})

describe('a register that is saved and need not be', () => {
  it('is dead after the site, or kept anyway', () => {
    const listing = 'mov (%esi), %edx\nDISABLE_INTERRUPTS(CLBR_NONE)\nmov %edx, (%edi)\nret # live:'
    expect(found(listing)).toEqual(['2 info lint/saves-for-nothing'])
    expect(words(listing, 'lint/saves-for-nothing')).toEqual([
      'This site saves %eax and %edi, which need no saving: nothing reads %eax after it and %edi is kept by every function anyway. Without the pushes and pops it is 4 bytes shorter, which is room that inline code may need.',
    ])
  })

  it('is none where every saved value is read', () => {
    const listing = 'push %ecx\ncall paravirt_cli\npop %ecx\nmov %ecx, (%ebx)\nret # live:'
    expect(found(listing)).toEqual([])
  })
})

describe('pushes and pops', () => {
  it.each([
    ['crossed', 'push %ebx\npush %esi\npop %ebx\npop %esi\nret', ['3 warning lint/pop-order']],
    [
      'left behind',
      'push %ebx\nret',
      ['1 warning lint/push-without-pop', '2 warning lint/pop-without-push'],
    ],
    [
      'left behind on one way',
      'push %ebx\ntest %eax, %eax\nje 1f\npop %ebx\n1: ret',
      ['1 warning lint/push-without-pop', '5 warning lint/pop-without-push'],
    ],
    ['missing', 'pop %ebx\nret', ['2 warning lint/pop-without-push']],
    ['in order', 'push %ebx\npush %esi\npop %esi\npop %ebx\nret', []],
    ['as a move', 'push %eax\npop %ebx\nret', []],
    ['of flags', 'pushf\npop %eax\nret', []],
    ['taken off by hand', 'push %ebx\nadd $4, %esp\nret', []],
    ['of a frame', 'push %ebp\nmov %esp, %ebp\nsub $8, %esp\nleave\nret', []],
    ['before a jump elsewhere', 'push %ebx\njmp elsewhere', []],
    ['around an interrupt return', 'pop %ebx\niret', []],
    ['to learn where the code stands', 'push %ebx\ncall 1f\n1: pop %eax\npop %ebx\nret', []],
    ['as a jump', 'push $there\nret', []],
    [
      'in the cases of a table',
      'f: push %ebx\njmp *table(,%eax,4)\nc1: pop %ebx\nret\ntable: .long c1',
      [],
    ],
  ])('%s', (_, listing, expected) => {
    expect(found(listing)).toEqual(expected)
  })
})

describe('an argument register that is not set', () => {
  it('never was there', () => {
    const absent = 'f: # args: %edx\nPVOP_VCALL write_cr3\nret # live:'
    expect(words(absent, 'lint/argument-not-set')[0]).toContain('"# args:"')
  })

  it('is a destroyed value where it was there', () => {
    const listing = 'f: # args: %eax\nPVOP_VCALL flush_tlb_user\nPVOP_VCALL write_cr3\nret # live:'
    expect(found(listing)).toEqual(['2 error lint/site-destroys', '3 error lint/value-destroyed'])
  })

  it('is set where it came in and nothing destroys it', () => {
    expect(found('f: # args: %eax\nPVOP_VCALL write_cr3\nret # live:')).toEqual([])
    // ecx is the third argument, and a callee-save site keeps it.
    const kept = `f: # args: %ecx
PVOP_VCALLEE irq_disable
mov %ebx, %eax
mov (%ebx), %edx
PVOP_VCALL set_pte
ret # live:`
    expect(found(kept)).toEqual([])
  })
})

describe('what struct paravirt_callee_save stands for', () => {
  const said = (listing: string, changes: Partial<AnalysisInput>) =>
    analysisOf(listing, changes).diagnostics.flatMap(({ code, severity, message }) =>
      code.startsWith('lint/callee-save') ? [`${severity}: ${message.split(' ', 1)[0]}`] : [],
    )
  const listing = 'PVOP_VCALLEE irq_disable\nPVOP_VCALLEE irq_disable\nret'

  it('a thunk keeps its promise', () => {
    expect(said(listing, { variant: 'lguest' })).toEqual([])
    expect(said('PVOP_CALLEE pte_val\nret', { variant: 'xen' })).toEqual([])
  })

  it('assembly, and C that happens to be clean, only promise', () => {
    expect(said(listing, { variant: 'xen' })).toEqual(['info: xen_irq_disable_direct'])
    expect(said(listing, { variant: 'native' })).toEqual(['info: native_irq_disable'])
  })

  it('an entry of the ROM was bound raw', () => {
    expect(said(listing, { variant: 'vmi' })).toEqual(['warning: VMI_CALL_DisableInterrupts'])
  })
})

describe('every rule', () => {
  /** One listing in which the rule finds something. */
  const examples: Readonly<Record<string, readonly [string, Partial<AnalysisInput>?]>> = {
    'value-destroyed': ['mov (%esi), %ecx\nPVOP_VCALL flush_tlb_user\nmov %ecx, (%edi)'],
    'callee-destroys-more': [
      `mov (%esi), %edx\n${record(45, '1', 'call *pv_irq_ops+8')}\nmov %edx, (%edi)`,
      { variant: 'lguest' },
    ],
    'record-forgets': [record(45, '1', 'call *pv_irq_ops+8')],
    'argument-not-set': ['f: # args:\nPVOP_VCALL write_cr3'],
    'push-pop': ['push %ebx\nret'],
    'saves-for-nothing': ['DISABLE_INTERRUPTS(CLBR_NONE)\nret'],
    'callee-save': ['PVOP_VCALLEE irq_disable', { variant: 'vmi' }],
  }

  it.each(lintRules.map(({ id }) => id))(
    '%s finds something, and nothing in a plain listing',
    (id) => {
      const [listing = '', changes] = examples[id] ?? []
      expect(
        found(listing, changes).length + words(listing, 'lint/callee-save-raw', changes).length,
      ).toBeGreaterThan(0)
      expect(found('mov %eax, %ebx\nret')).toEqual([])
    },
  )

  it('has an example and a name of its own', () => {
    expect(Object.keys(examples).toSorted()).toEqual(lintRules.map(({ id }) => id).toSorted())
  })
})
