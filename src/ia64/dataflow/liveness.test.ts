import { describe, expect, it } from 'vitest'
import { assemble } from '../asm/assemble.ts'
import { liveBehind, liveness, standingOf } from './liveness.ts'

/** What is alive before each instruction that is no nop, by its first word. */
function aliveBefore(listing: string, ...registers: readonly string[]): readonly string[] {
  const { program, diagnostics } = assemble(listing)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const rows = liveness(program, 0)
  return program.rows.map(({ offset, slot, span }) => {
    const row = rows.find((each) => each.offset === offset && each.slot === slot)
    const alive = registers.filter((name) => row?.liveIn.has(name))
    return `${listing.slice(span.from, span.to)}: ${alive.join(' ')}`
  })
}

describe('a value is alive', () => {
  it('from its write to its last read', () => {
    expect(
      aliveBefore('mov r9=r8 ;;\nadd r10=r9,r9 ;;\nmov r11=r10 ;;', 'r8', 'r9', 'r10'),
    ).toEqual(['mov r9=r8: r8', 'add r10=r9,r9: r9', 'mov r11=r10: r10'])
  })

  it('through a write that may not happen', () => {
    expect(aliveBefore('(p6) mov r9=r8 ;;\nmov r10=r9 ;;', 'r8', 'r9', 'p6')).toEqual([
      '(p6) mov r9=r8: r8 r9 p6',
      'mov r10=r9: r9',
    ])
  })

  it('around a loop', () => {
    const rows = aliveBefore(
      'again: adds r9=-1,r9 ;;\n cmp.eq p6,p7=r9,r0 ;;\n (p7) br.cond.sptk.few again ;;\n br.ret.sptk.many b0 ;;',
      'r9',
      'b0',
    )
    expect(rows[2]).toBe('(p7) br.cond.sptk.few again: r9 b0')
    expect(rows[3]).toBe('br.ret.sptk.many b0: b0')
  })

  it('in an output that a call takes, and not behind the call', () => {
    const rows = aliveBefore(
      'alloc r34=ar.pfs,2,3,2,0 ;;\nmov out0=r8 ;;\nbr.call.sptk.many b0=f ;;\nmov r9=r38 ;;\nf: nop 0',
      'r37',
      'r38',
    )
    expect(rows).toContain('br.call.sptk.many b0=f: r37 r38')
    expect(rows).toContain('mov out0=r8: r38')
    expect(rows).toContain('mov r9=r38: r38')
  })
})

it('behind the last instruction of a range is what follows it', () => {
  const { program } = assemble('a: mov r9=r8 ;;\nb: mov r10=r9 ;;\nc: mov r11=r10 ;;')
  expect(liveBehind(liveness(program, 0), 32).has('r10')).toBe(true)
  expect(liveBehind(liveness(program, 0), 16).has('r10')).toBe(false)
})

describe('a stacked register', () => {
  const frame = { sof: 7, sol: 5, sor: 0 }

  it.each([
    ['r31', 'static'],
    ['b0', 'static'],
    ['r32', 'local'],
    ['r36', 'local'],
    ['r37', 'output'],
    ['r38', 'output'],
    ['r39', 'beyond'],
  ])('%s is %s in a frame of seven', (register, standing) => {
    expect(standingOf(register, frame)).toBe(standing)
  })

  it('of a leaf is unknown: its frame is what its caller passed', () => {
    expect(standingOf('r32', null)).toBe('unknown')
  })

  it('changes its standing when another alloc comes', () => {
    const { program } = assemble(
      'alloc r34=ar.pfs,2,1,0,0 ;;\nnop 1 ;;\nalloc r34=ar.pfs,2,1,4,0 ;;',
    )
    const frames = liveness(program, 0).map((row) => standingOf('r36', row.frame))
    expect(new Set(frames)).toEqual(new Set(['beyond', 'output']))
  })
})
