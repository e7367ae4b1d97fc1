import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyzeIa64 } from '../analysis.ts'
import { runIa64 } from './run.ts'

const framing = ['alloc', 'call', 'return', 'restore', 'cover', 'function']

/** What changes the frame of the machine as compiled, and the frame that it makes. */
function frames(listing: string) {
  const input = { listing, platform: 'xen', rules: 'static' } as const
  const run = runIa64(analyzeIa64(input), input)
  if (!run.ok) throw new Error(run.error.kind)
  const steps = run.value.moments.flatMap(({ unpatched: { events, stack } }) =>
    events
      .filter(({ kind }) => framing.includes(kind))
      .map(({ kind }) => ({ kind, base: stack.state.base, frame: stack.state.frame })),
  )
  return { steps, end: run.value.endings.unpatched.kind }
}

const sample = (id: string): string =>
  readFileSync(join(import.meta.dirname, `../../../app/samples/ia64/${id}.s`), 'utf8')

describe('the frame along a run', () => {
  it('goes into a callee and comes back to the same frame', () => {
    const { steps, end } = frames(sample('frame'))
    expect(steps.map(({ kind }) => kind)).toEqual([
      'alloc',
      'function',
      'call',
      'return',
      'restore',
      'return',
    ])
    const [allocated, , called, back] = steps
    expect(allocated?.frame).toMatchObject({ sof: 7, sol: 5 })
    expect(called).toMatchObject({ base: 5, frame: { sof: 2, sol: 0 } })
    expect(back).toMatchObject({ base: allocated?.base, frame: allocated?.frame })
    expect(end).toBe('returned')
  })

  it('does not move at an unpatched site', () => {
    const { steps } = frames(sample('cpuid'))
    expect(steps.map(({ kind, base }) => [kind, base])).toEqual([
      ['function', 0],
      ['return', 0],
    ])
  })

  it('is put aside whole at cover', () => {
    const { steps } = frames(' alloc r34=ar.pfs,2,3,2,0 ;;\n cover ;;\n br.ret.sptk.many b0 ;;')
    expect(steps.slice(0, 2).map(({ kind, base }) => [kind, base])).toEqual([
      ['alloc', 0],
      ['cover', 7],
    ])
  })

  it('is that of the caller again in a callee that calls', () => {
    const text = `
 .proc one
one:
 alloc r33=ar.pfs,1,1,1,0 ;;
 mov r32=b0 ;;
 br.call.sptk.many b0=two ;;
 mov b0=r32
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
    const { steps, end } = frames(text)
    expect(steps.map(({ kind, base, frame }) => `${kind} ${base} ${frame.sof}`)).toEqual([
      'alloc 0 3',
      'call 2 1',
      'alloc 2 3',
      'restore 2 3',
      'return 0 3',
      'restore 0 3',
      'return 0 1',
    ])
    expect(end).toBe('returned')
  })

  it('ends where a function forgets to save its way back', () => {
    const text = `
 .proc one
one:
 alloc r33=ar.pfs,1,1,1,0 ;;
 br.call.sptk.many b0=two ;;
 mov ar.pfs=r33 ;;
 br.ret.sptk.many b0 ;;
 .endp
two:
 br.ret.sptk.many b0 ;;
`
    expect(frames(text).end).toBe('limit')
  })
})
