import after from './after2009.32.s?raw'
import before from './before2009.32.s?raw'
import { type Authored, authored, type ShippedDeck } from './shipped.ts'

const states: readonly Authored[] = [
  {
    title: '2008: ten bytes',
    layout: 'code',
    notes:
      'Before 2009 each C site saved ecx and edx itself. Two pushes, a call of six bytes, two pops: ten bytes, all of them room for inline code.',
    listing: before,
    at: { site: 0, step: 0 },
  },
  {
    title: 'Does the code of Xen fit?',
    layout: 'bytes',
    ask: true,
    notes: 'Eight bytes into ten. It fits, and the pushes and pops go with the call.',
    listing: before,
    at: { site: 0, step: 6 },
  },
  {
    title: 'What 2008 paid',
    layout: 'price',
    notes:
      'The pairs keep ecx and edx, so six places are left for the values. The price is paid in bytes, at every single site.',
    listing: before,
    at: { site: 0, step: 9 },
  },
  {
    title: '2009: six bytes',
    layout: 'code',
    minutes: 3,
    notes:
      'In January 2009 the saving moved into the callee: a thunk. The site is the bare call of six bytes, and only eax and edx may be destroyed.',
    listing: after,
    at: { site: 0, step: 0 },
  },
  {
    title: 'Into six bytes',
    layout: 'bytes',
    ask: true,
    minutes: 3,
    notes:
      'The same eight bytes, but only six are there. Two too many: the inline code of Xen stopped fitting. A call of five bytes takes its place.',
    listing: after,
    at: { site: 0, step: 3 },
  },
  {
    title: 'Who was chosen instead',
    layout: 'candidates',
    notes:
      'Xen has a routine in assembly that destroys nothing. The call to it fits. For lguest it is the same story: ten bytes fitted exactly, and now nothing inline fits.',
    listing: after,
    at: { site: 0, step: 6 },
  },
  {
    title: 'What was won and what was lost',
    layout: 'price',
    notes:
      'Five places instead of six: on 32-bit edx is given up too. The gain is four bytes at every site. On 64-bit far more is won.',
    listing: after,
    at: { site: 0, step: 10 },
  },
  {
    title: 'One site, every machine',
    layout: 'compare',
    minutes: 3,
    notes:
      'Bare hardware does not notice: cli is one byte. Only the hypervisors whose code was long lost it.',
    listing: after,
    at: { site: 0, step: 5 },
  },
]

export const thunks: ShippedDeck = {
  id: 'thunks',
  title: "Why Xen's inline code stopped fitting in 2009",
  states: states.map(authored),
}
