import { expect, it } from 'vitest'
import { assemble } from '../asm/assemble.ts'
import { callsIn } from './origins.ts'

/** What two outputs hold at the calls of a function with three locals, each in a word. */
function taken(body: string): readonly (readonly string[])[] {
  const listing = `        .proc f
f:      alloc loc0=ar.pfs,2,3,2,0 ;;
${body}
        br.call.sptk.many b0=g ;;
        br.ret.sptk.many b0 ;;
        .endp
        .proc g
g:      br.ret.sptk.many b0 ;;
        .endp
`
  const { program, diagnostics } = assemble(listing)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return callsIn(program, 0).map(({ to, outputs }) => [
    to ?? '',
    ...outputs.map((origin) => (origin.kind === 'entry' ? origin.register : origin.kind)),
  ])
}

it('follows copies to where a value came in', () => {
  expect(taken('mov loc1=in1 ;;\nadds loc2=0,loc1 ;;\nmov out0=loc2\nmov out1=in0 ;;')).toEqual([
    ['g', 'r33', 'r32'],
  ])
})

it('tells a value that was worked out from one that came in', () => {
  expect(taken('adds out0=1,in0\nmov out1=7 ;;')).toEqual([['g', 'made', 'made']])
})

it('knows what a call gives back, and that its outputs are gone', () => {
  const body = 'mov out1=in1 ;;\nbr.call.sptk.many b0=g ;;\nmov out0=r8 ;;'
  expect(taken(body)[1]).toEqual(['g', 'result', 'made'])
})

it('says so where two ways bring different values', () => {
  expect(taken('mov out0=in0 ;;\n(p6) mov out0=in1 ;;\nmov out1=in1 ;;')).toEqual([
    ['g', 'several', 'r33'],
  ])
  const ways = '(p6) br.cond.sptk.few a ;;\nmov out0=in1\nmov out1=in1 ;;\na: nop 0 ;;'
  expect(taken(`mov out0=in0\nmov out1=in1 ;;\n${ways}`)).toEqual([['g', 'several', 'r33']])
})

it('sees no call that is never reached', () => {
  expect(taken('br.many over ;;\nbr.call.sptk.many b0=g ;;\nover: nop 0 ;;')).toHaveLength(1)
})
