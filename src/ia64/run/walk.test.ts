import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyzeIa64 } from '../analysis.ts'
import { walkFrames } from './walk.ts'

const walk = (listing: string) =>
  walkFrames(analyzeIa64({ listing, platform: 'xen', rules: 'static' }).program, 0, listing)

const sample = (id: string): string =>
  readFileSync(join(import.meta.dirname, `../../../app/samples/ia64/${id}.s`), 'utf8')

describe('walking the frames of a listing', () => {
  it('goes into a callee and comes back to the same frame', () => {
    const { moments, end } = walk(sample('frame'))
    expect(moments.map(({ event }) => event)).toEqual([
      'alloc',
      'site',
      'call',
      'return',
      'restore',
      'return',
    ])
    const [allocated, , called, back] = moments
    expect(allocated?.state.frame).toMatchObject({ sof: 7, sol: 5 })
    expect(called?.state).toMatchObject({ base: 5, frame: { sof: 2, sol: 0 } })
    expect(called?.depth).toBe(1)
    expect(back?.state.frame).toEqual(allocated?.state.frame)
    expect(back?.state.base).toBe(allocated?.state.base)
    expect(end).toBe('returned')
  })

  it('does not move the stack at an unpatched site', () => {
    const { moments } = walk(sample('cpuid'))
    expect(moments.map(({ event }) => event)).toEqual(['site', 'return'])
    expect(moments[0]?.state.base).toBe(0)
  })

  it('puts a whole frame aside at cover', () => {
    const { moments } = walk(' alloc r34=ar.pfs,2,3,2,0 ;;\n cover ;;\n br.ret.sptk.many b0 ;;')
    expect(moments.map(({ event, state }) => [event, state.base])).toEqual([
      ['alloc', 0],
      ['cover', 7],
      ['return', 7],
    ])
  })

  it('restores the frame of the caller in a callee that calls', () => {
    const text = `
 .proc one
one:
 alloc r33=ar.pfs,1,1,1,0 ;;
 br.call.sptk.many b0=two ;;
 mov ar.pfs=r33 ;;
 br.ret.sptk.many b0 ;;
 .endp
 .proc two
two:
 alloc r33=ar.pfs,1,2,0,0 ;;
 mov ar.pfs=r33 ;;
 br.ret.sptk.many b0 ;;
 .endp
`
    const { moments } = walk(text)
    const bases = moments.map(({ event, state }) => `${event} ${state.base} ${state.frame.sof}`)
    expect(bases).toEqual([
      'alloc 0 3',
      'call 2 1',
      'alloc 2 3',
      'restore 2 3',
      'return 0 3',
      'restore 0 3',
      'return 0 0',
    ])
  })

  it('ends where a loop never does', () => {
    expect(walk('again:\n br.cond.sptk.many again ;;').end).toBe('limit')
  })
})
