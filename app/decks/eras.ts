import entry from '../samples/first.32.s?raw'
import handwritten from '../samples/handwritten.32.s?raw'
import wide from '../samples/first.64.s?raw'
import empty from './empty.64.s?raw'
import { type Authored, authored, type ShippedDeck } from './shipped.ts'
import today from './today.64.s?raw'

const late = { config: '64v61', rules: '6.1' } as const

const states: readonly Authored[] = [
  {
    title: '2007: a push, a call, a pop',
    listing: handwritten,
    layout: 'code',
    notes:
      'An idea of March 2007. No record says where a site is. The patcher finds the call by its target, and walks outward over pushes and pops. Three pairs: the site has eleven bytes.',
    at: { variant: 'lguest', scan: true, site: 0, step: 0 },
  },
  {
    title: '2009: the design',
    listing: entry,
    ask: true,
    notes:
      'Two years later the source marks its sites. Thirteen bytes, no register given up. Xen has eight bytes of inline code: they fit.',
    at: { variant: 'xen', site: 0, step: 6 },
  },
  {
    title: '2009: the kernel',
    listing: entry,
    layout: 'candidates',
    ask: true,
    notes:
      'The kernel that was built, 2.6.30, asks other questions. Look at the second site: the design put a thunk here. The kernel counts every call as destroying all, and leaves it alone.',
    at: { variant: 'xen', rules: '2.6.30', site: 1, step: 4 },
  },
  {
    title: '2009: nine registers',
    listing: wide,
    layout: 'price',
    notes:
      'With 64 bits there are more registers, and more to lose: nine under a C call. Values find room all the same.',
    at: { variant: 'xen', config: '64', rules: '2.6.30', site: 1, step: 2 },
  },
  {
    title: '2022: bare hardware',
    listing: today,
    layout: 'bytes',
    ask: true,
    notes:
      'Linux 6.1. Two passes: the first makes the call direct, the second puts inline code over it, unless this is a Xen guest. One byte of code, one nop of five.',
    at: { variant: 'native', ...late, site: 0, step: 7 },
  },
  {
    title: '2022: Xen',
    listing: today,
    layout: 'bytes',
    ask: true,
    notes:
      'The next site, on Xen: it reads a page-table entry. The feature is set, so the alternative stays out. The direct call of the first pass remains: five bytes, and one nop.',
    at: { variant: 'xen', ...late, site: 1, step: 7 },
  },
  {
    title: '2022: inline on Xen too',
    listing: today,
    layout: 'bytes',
    notes:
      'Giving back a lock. Its alternative asks about another feature, which Xen does not set. So three bytes of inline code go in on both machines.',
    at: { variant: 'xen', ...late, site: 2, step: 7 },
  },
  {
    title: '2026: an empty slot, and no records',
    listing: empty,
    layout: 'bytes',
    minutes: 3,
    notes:
      'Xen has no function for this one: the call goes to BUG. From Linux 6.8 on there are no records either. Each site is an alternative, and the direct call is one more piece of code.',
    at: { variant: 'xen', ...late, site: 0, step: 6 },
  },
]

export const eras: ShippedDeck = {
  id: 'eras',
  title: '2007 to 2026 in eight sites',
  states: states.map(authored),
}
