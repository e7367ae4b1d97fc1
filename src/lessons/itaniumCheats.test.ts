import { describe, expect, it } from 'vitest'
import { markTask } from '../analysis/mark.ts'
import { tellIa64 } from '../ia64/story/told.ts'
import { setTasks } from '../testing/lessons.ts'
import { wholeDocument } from './documents.ts'

const tasks = setTasks.filter(({ document }) => document.machine === 'ia64')

/** The five bundles of the given site with its record. */
const siteLines = /^1:\n[^]*\.previous\n/m
const recordLines = / +\.section \.paravirt_bundles[^]*\.previous\n/

const relabelled = (text: string): string =>
  text.replace(/^1:/m, '3:').replace(/^2:/m, '4:').replace('1b, 2b', '3b, 4b')

const nops = '{ .mii\n        nop.m 0\n        nop.i 0\n        nop.i 0 ;;\n}\n'
const back = '        br.ret.sptk.many b0 ;;\n'

describe.each(tasks)('the task $at', ({ document, task }) => {
  const { listing: given, itaniumRules: rules } = wholeDocument(document)
  const solved = wholeDocument({ ...document, ...task.solution }).listing
  const [first = ''] = siteLines.exec(given) ?? []
  const [record = ''] = recordLines.exec(given) ?? []
  const site = relabelled(first)
  const empty = `3:\n${nops.repeat(5)}4:\n${relabelled(record)}`
  const bare = given.replace(record, '')
  const atStart = (listing: string, lines: string) => listing.replace(first, `${lines}${first}`)
  const atStartOfBare = (lines: string) =>
    bare.replace(first.replace(record, ''), `${lines}${first.replace(record, '')}`)
  /** A function of its own behind the others, with everything in place, that nobody calls. */
  const behind = (text: string) =>
    `${text}        .proc dead\ndead:\n        alloc loc0=ar.pfs,2,3,2,0 ;;\n${back}${site}${back}        .endp\n`

  it('has a site to cheat with', () => {
    expect([first, record]).not.toContain('')
  })

  it.each([
    ['a record at the end for code that is no call', `${given}${empty}`, 2],
    ['a record before the call for code that is no call', atStart(given, empty), 2],
    ['a good site behind the return', behind(given), 2],
    ['a good site before the given one', atStart(given, site), 2],
    ['the same record, and none for the call', `${bare}${empty}`, 1],
    ['that record before the call, and none for the call', atStartOfBare(empty), 1],
    ['a good site behind the return, and no record for the call', behind(bare), 1],
    ['a good site before the call, and no record for that', atStartOfBare(site), 1],
    [
      'what should come of the site, known beforehand in another section',
      solved.replace('        mov out0=r8\n', '        movl r2=known ;;\n        ld8 out0=[r2]\n') +
        '        .section .rodata,"a"\nknown:\n        data8 7\n',
      1,
    ],
    [
      'what came in, known beforehand in another section',
      solved.replace(
        '        mov out1=in1\n',
        '        movl r2=known ;;\n        ld8 out1=[r2]\n',
      ) + '        .section .rodata,"a"\nknown:\n        data8 7\n',
      1,
    ],
  ])('is not done by %s', (_, listing, sites) => {
    const told = tellIa64({ listing, rules, platform: 'xen' })
    expect(told.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(told.stories).toHaveLength(sites)
    const verdicts = markTask({ document, task }, wholeDocument({ ...document, listing }))
    expect(verdicts.filter(({ met }) => !met)).not.toEqual([])
  })
})
