import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import type { Analysis } from '../../src/analysis/analysis.ts'
import type { VariantId } from '../../src/backends/backend.ts'
import { difference, intersection, registersIn, union } from '../../src/x86/registers.ts'
import { sampleById, samples } from '../samples/index.ts'
import { listingLayout } from '../panels/Listing/lines.ts'
import { selectInput } from '../state/selectors.ts'
import { type AppStore, createAppStore } from '../state/store.ts'
import type { RegisterSide, ViewState } from '../state/view.ts'
import { columnsOf } from './columns.ts'
import { type RegisterRow, rowsOfLine } from './rows.ts'
import { layoutSide, type Scene, sceneOf } from './scene.ts'
import { spokenLine } from './spokenLine.ts'
import { cellStory } from './cellStory.ts'
import { cellLabel } from './words.ts'

function storeWith(
  listing: string,
  arch: 'x86-32' | 'x86-64' = 'x86-32',
  variant: VariantId = 'xen',
): AppStore {
  const store = createAppStore()
  store.getState().setArch(arch)
  store.getState().setVariant(variant)
  store.getState().setListing(listing)
  const answer = analyze(selectInput(store.getState()))
  if (answer.kind === 'refused') throw new Error('refused')
  store.getState().receive(answer)
  return store
}

interface Drawn {
  readonly scene: Scene
  readonly rows: readonly RegisterRow[]
}

function drawn(store: AppStore, view: Partial<ViewState> = {}, folded = false): Drawn {
  store.getState().setView(view)
  const state = store.getState()
  const analysis = state.analysis.shown as Analysis
  const { listing } = state.document
  const layout = listingLayout(analysis, listing, layoutSide(state.view.registers))
  const scene = sceneOf(state, layout, columnsOf(analysis.program.arch, folded))
  if (!scene) throw new Error('nothing to draw')
  const lines = listing.split('\n').map((_, index) => index + 1)
  return { scene, rows: lines.flatMap((line) => rowsOfLine(scene, line)) }
}

const cellOf = ({ scene, rows }: Drawn, line: number, name: string, under = 0) => {
  const row = rows.find((each) => each.line === line && each.under === under)
  const cell = row?.cells.find(({ column }) => column.name === name)
  return row && cell
    ? { ...cell, label: cellLabel(scene, row, cell), story: cellStory(scene, row, cell) }
    : null
}

const listings = samples.flatMap(({ title, listings: texts }) =>
  (['x86-32', 'x86-64'] as const).map((arch) => ({ title, arch, listing: texts[arch] })),
)
const sides: readonly RegisterSide[] = ['before', 'after', 'difference']

const afterCall = `f:
    mov   (%esi), %ecx
    mov   %eax, %ebx
    # in between
    PVOP_VCALL flush_tlb_user
    mov   %ecx, (%edi)
    mov   %ebx, %eax
    ret
`

it('says no number where a text begins with an open macro', () => {
  const { rows } = drawn(storeWith('    PVOP_VCALLEE irq_disable\n    incl  (%ebx)\n    ret\n'))
  expect(rows.slice(0, 2).map(({ under, count }) => [under, count])).toEqual([
    [0, null],
    [1, 2],
  ])
})

describe.each(listings)('the columns of $title, $arch', ({ arch, listing }) => {
  const store = storeWith(listing, arch)

  it('show as many living values as the count says', () => {
    for (const expansions of ['all', 'current'] as const) {
      const { scene, rows } = drawn(store, { registers: 'before', expansions })
      const { allocatable } = scene.analysis.pressure
      let seen = 0
      for (const row of rows) {
        const [index, ...more] = row.block?.rows ?? []
        const known = index === undefined ? undefined : scene.rows.row(index)
        if (!known || more.length > 0 || row.note !== null) continue
        // What a cell shows as holding a value before the row, and after it.
        const shown = row.cells.flatMap(({ look, registers }) => (look === 'held' ? [] : registers))
        const into = intersection(union(known.liveIn), allocatable)
        const out = intersection(union(known.liveOut, known.writes), allocatable)
        expect(
          registersIn(
            difference(union(into, out), union(...shown.map((reg) => (1 << reg) as typeof into))),
          ),
        ).toEqual([])
        expect(row.count).toBe(Math.max(registersIn(into).length, registersIn(out).length))
        seen++
      }
      expect(seen).toBeGreaterThan(3)
    }
  })

  it.each(sides)('are bars without gaps: %s', (registers) => {
    for (const folded of [false, true]) {
      const { rows } = drawn(store, { registers, expansions: 'all' }, folded)
      const wrong = rows.slice(1).flatMap((below, at) => {
        const above = rows[at]
        return below.cells.flatMap((cell) => {
          const met = above?.cells.find(({ column }) => column.left === cell.column.left)
          const up = cell.top === 'join'
          const down = met?.bottom === 'join'
          const open = up !== down
          return open
            ? [`${below.line}.${below.under} ${cell.column.name} ${met?.look} ${cell.look}`]
            : []
        })
      })
      expect(wrong).toEqual([])
    }
  })
})

describe('a value that a site may destroy', () => {
  const picture = drawn(storeWith(afterCall), { registers: 'before', expansions: 'all' })

  it('is destroyed at the call, and its bar is cut square', () => {
    expect(cellOf(picture, 5, 'ecx', 1)).toMatchObject({ look: 'destroyed', letter: '✕' })
    expect(cellOf(picture, 6, 'ecx')).toMatchObject({
      look: 'read',
      top: 'square',
      bottom: 'round',
    })
    expect(cellOf(picture, 5, 'edx', 1)).toMatchObject({ look: 'may-destroy', letter: '' })
  })

  it('runs through lines that are no instruction', () => {
    expect(cellOf(picture, 4, 'ecx')).toMatchObject({ look: 'live', top: 'join', bottom: 'join' })
    expect(cellOf(picture, 5, 'ecx')).toMatchObject({ look: 'live', top: 'join', bottom: 'square' })
  })

  it('says where it is needed, where it came from, and what destroys it', () => {
    expect(cellOf(picture, 5, 'ecx', 1)?.label).toBe('ecx: destroyed, needed in line 6')
    expect(cellOf(picture, 5, 'ecx', 1)?.story).toEqual([
      "ecx is needed in line 6, but line 5's site may destroy it.",
      'ecx holds the value loaded in line 2, last read in line 6.',
    ])
  })

  it('makes the count of its row alarming', () => {
    const row = picture.rows.find(({ line, under }) => line === 5 && under === 1)
    expect(row).toMatchObject({ alarming: true })
    expect(picture.rows.filter(({ alarming }) => alarming)).toHaveLength(1)
  })

  it('is the worst that a closed macro shows, with the largest count', () => {
    const closed = drawn(storeWith(afterCall), { expansions: 'current', expanded: { 5: false } })
    expect(cellOf(closed, 5, 'ecx')).toMatchObject({ look: 'destroyed' })
    expect(closed.rows.find(({ line }) => line === 5)).toMatchObject({ count: 3, alarming: true })
  })
})

describe('what a cell tells of its value', () => {
  const picture = drawn(storeWith(afterCall), { registers: 'before', expansions: 'all' })

  it('is where it was written and where it is read last', () => {
    expect(cellOf(picture, 4, 'ebx')?.story).toEqual([
      'ebx holds the value written in line 3, last read in line 7.',
    ])
    expect(cellOf(picture, 2, 'esi')?.story[0]).toBe(
      'esi came in with the function, last read in line 2.',
    )
  })

  it('says what is only assumed', () => {
    expect(cellOf(picture, 8, 'eax')?.story[0]).toContain('needs it any more, but the caller may')
  })

  it('leaves what only the caller wants uncounted', () => {
    expect(cellOf(picture, 2, 'ebp')).toMatchObject({ look: 'held', label: "ebp: the caller's" })
  })
})

describe('another promise in sight', () => {
  it('hatches what it may destroy, and destroys what is alive across', () => {
    const text = afterCall.replace('PVOP_VCALL flush_tlb_user', 'PVOP_VCALLEE irq_disable')
    const store = storeWith(text)
    const open = { expansions: 'all', registers: 'before' } as const
    expect(cellOf(drawn(store, open), 5, 'ecx', 1)).toMatchObject({ look: 'kept' })
    const c = drawn(store, { ...open, preview: { site: 0, promise: 'c' } })
    expect(cellOf(c, 5, 'ecx', 1)).toMatchObject({ look: 'destroyed' })
    expect(c.rows.find(({ line, under }) => line === 5 && under === 1)?.alarming).toBe(true)
    const none = drawn(store, { ...open, preview: { site: 0, promise: 'none' } })
    expect(cellOf(none, 5, 'ecx', 1)).toMatchObject({ look: 'live' })
    expect(cellOf(none, 5, 'eax', 1)).toBeNull()
    expect(cellOf(drawn(store, { ...open, preview: null }), 5, 'ecx', 1)?.look).toBe('kept')
  })
})

describe('after patching', () => {
  const text = sampleById('first')?.listings['x86-32'] ?? ''

  it('a macro shows what boot wrote, and nothing lies on the stack', () => {
    const picture = drawn(storeWith(text), { registers: 'after', expansions: 'all' })
    const site = picture.rows.filter(({ line }) => line === 8)
    expect(site).toHaveLength(3)
    expect(cellOf(picture, 8, 'edi', 1)).toMatchObject({ look: 'live' })
  })

  it('lines written by hand are replaced', () => {
    const listing = `771:\n    call *pv_irq_ops+8\n    nop\n    nop\n772:
    .pushsection .parainstructions,"a"\n    .balign 4\n    .long 771b
    .byte 45, 772b-771b\n    .short CLBR_EAX|CLBR_EDX\n    .popsection\n    ret\n`
    const { rows } = drawn(storeWith(listing), { registers: 'after' })
    expect(rows.filter(({ note }) => note === 'replaced').map(({ line }) => line)).toEqual([
      2, 3, 4,
    ])
    expect(rows.filter(({ line, under }) => line === 4 && under > 0)).toHaveLength(1)
  })

  it('the difference is what a push had to save', () => {
    const picture = drawn(storeWith(text), { registers: 'difference', expansions: 'all' })
    expect(cellOf(picture, 8, 'edi', 4)).toMatchObject({ look: 'new', letter: '+' })
    expect(cellOf(picture, 7, 'ecx')).toMatchObject({ look: 'same' })
    const call = picture.rows.find(({ line, under }) => line === 8 && under === 4)
    expect(call).toMatchObject({ count: 3, countAfter: 5 })
  })
})

describe('what was given up for nothing', () => {
  const givenUp = (call: string) => {
    const store = storeWith(`    ${call}\n    ret\n`, 'x86-32', 'native')
    const { rows } = drawn(store, { registers: 'difference', expansions: 'all' })
    const cells = rows.flatMap((row) => row.cells).filter(({ look }) => look === 'given-up')
    return cells.map(({ column }) => column.name)
  }

  it('is what the code around a site promised and no byte of it destroys', () => {
    expect(givenUp('PVOP_VCALLEE irq_disable')).toEqual(['eax', 'edx'])
  })

  it('is never the result', () => {
    expect(givenUp('PVOP_CALLEE pte_val')).toEqual([])
    expect(givenUp('PVOP_CALLEE save_fl')).toEqual(['edx'])
  })
})

describe('a line said aloud', () => {
  it('names its count and its registers', () => {
    const store = storeWith(afterCall)
    expect(spokenLine(store.getState(), 3)).toBe('Line 3: 3 of 7 alive: ecx, ebx, edi')
    expect(spokenLine(store.getState(), 4)).toBe('Line 4: ecx, ebx, edi stay alive')
    expect(spokenLine(createAppStore().getState(), 4)).toBe('Line 4 is no instruction.')
  })

  it('says that nothing leads to it', () => {
    const store = storeWith('    ret\n    nop\n')
    expect(spokenLine(store.getState(), 2)).toBe('Line 2: nothing leads here')
  })
})

describe('the folded group', () => {
  it('says how many of it are alive', () => {
    const picture = drawn(storeWith(afterCall), { registers: 'before' }, true)
    const row = picture.rows.find(({ line }) => line === 3)
    const folded = row?.cells.find(({ look }) => look === 'folded')
    expect(folded).toMatchObject({ letter: '2' })
    expect(row && folded && cellLabel(picture.scene, row, folded)).toBe(
      '2 of 4 that a C call keeps: ebx, edi',
    )
  })

  it('counts no value that waits on the stack', () => {
    const { listings: texts } = samples[0]
    const picture = drawn(
      storeWith(texts['x86-32']),
      { registers: 'before', expansions: 'all' },
      true,
    )
    const call = picture.rows.find(({ line, under }) => line === 8 && under === 4)
    const folded = call?.cells.find(({ look }) => look === 'folded')
    expect(call?.count).toBe(3)
    expect(folded).toMatchObject({ letter: '2' })
    expect(call && folded && cellLabel(picture.scene, call, folded)).toBe(
      '2 of 4 that a C call keeps: ebx, esi',
    )
  })
})
