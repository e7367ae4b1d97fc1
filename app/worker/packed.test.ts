import { expect, it } from 'vitest'
import { analysisOf } from '../../src/testing/registers.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'
import { samples } from '../samples/index.ts'
import { pack, unpack } from './packed.ts'
import { packing, unpacking } from './protocol.ts'

const wide = samples.map(({ listings: { 'x86-64': text } }) => text)

const generated = generatedListing('x86-32', 400)

const listings = [
  ...samples.map(({ listings: { 'x86-32': text } }) => text),
  generated,
  '',
  'nonsense here\n.ascii "data"\ncli',
]

it('an analysis arrives as it was sent, through a message too', () => {
  const inputs = [
    ...listings.map((listing) => ({ listing, config: '32pae' as const })),
    ...wide.map((listing) => ({ listing, config: '64' as const })),
  ]
  for (const { listing, config } of inputs) {
    const analysis = analysisOf(listing, { variant: 'xen', config })
    expect(unpack(structuredClone(pack(analysis, null)), null)).toEqual(analysis)
  }
})

/** One after another: a comment, a site more, one fewer, another backend, another text and back. */
const course = [
  { listing: generated },
  { listing: `# moves all down\n${generated}` },
  { listing: generated.replace('%eax', '%ecx') },
  { listing: `${generated}PVOP_CALL read_cr0\n` },
  { listing: `PVOP_CALL read_cr0\n${generated}` },
  { listing: generated.replace(/ +PVOP.*\n/, ''), variant: 'native' },
  { listing: generated },
  { listing: 'nonsense' },
  { listing: generated },
] as const

it('what leans on the answer before arrives as it was sent, too', () => {
  const [packed, unpacked] = [packing(), unpacking()]
  for (const changes of course) {
    const analysis = analysisOf(changes.listing, { variant: 'xen', ...changes })
    const reply = { kind: 'analyze', answer: { kind: 'analysis', analysis } } as const
    expect(unpacked(structuredClone(packed(reply)))).toEqual(reply)
  }
})

it('rows, chunks and values that are as before stay the same objects', () => {
  const [packed, unpacked] = [packing(), unpacking()]
  const arrived = (listing: string) => {
    const analysis = analysisOf(listing)
    const reply = { kind: 'analyze', answer: { kind: 'analysis', analysis } } as const
    const got = unpacked(structuredClone(packed(reply)))
    if (got.kind !== 'analyze' || got.answer.kind !== 'analysis') throw new Error('no analysis')
    const { program, pressure } = got.answer.analysis
    const [text] = program.sections
    const { rows, values } = pressure.before
    return [text?.rows, text?.chunks, rows, values.values].map((list) => list ?? [])
  }
  const [before, after] = [arrived(generated), arrived(`${generated}# a comment\n`)]
  after.forEach((list, index) => {
    expect(list.length).toBeGreaterThan(0)
    list.forEach((item, at) => expect(item).toBe(before[index]?.[at]))
  })
})

it('of stories that were told before only the sites are sent that moved', () => {
  const before = analysisOf(generated)
  const moved = analysisOf(`# one line down\n${generated}`)
  const packed = pack(moved, before)
  expect(packed.stories.length).toBeGreaterThan(0)
  expect(packed.stories.every((story) => 'told' in story && story.site !== null)).toBe(true)
  expect(packed.pressure.sites.every((cost) => typeof cost === 'number')).toBe(true)
  expect(pack(moved, moved).stories.every((story) => 'told' in story && story.site === null)).toBe(
    true,
  )
})
