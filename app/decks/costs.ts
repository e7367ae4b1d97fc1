import { type Authored, authored, type ShippedDeck } from './shipped.ts'
import listing from '../samples/first.32.s?raw'

const states: readonly Omit<Authored, 'listing'>[] = [
  {
    title: 'A callsite',
    layout: 'code',
    notes:
      'A small function of a 32-bit kernel. The marked call turns interrupts off. Which instruction does that depends on the machine underneath, so the kernel calls through a table.',
    at: { variant: 'xen', site: 0, step: 0 },
  },
  {
    title: 'What the source promises',
    notes:
      'Every site is recorded: where it is, how long it is, which operation, and which registers the replacement may destroy. Here: none. So the site saves three registers by itself, and its pushes and pops count as room.',
    at: { variant: 'xen', site: 0, step: 1 },
  },
  {
    title: 'Bare hardware',
    layout: 'bytes',
    ask: true,
    notes:
      'Let the room vote. Bare hardware has one instruction for it, cli, of one byte. Twelve bytes are left, and nops fill them.',
    at: { variant: 'native', site: 0, step: 6 },
  },
  {
    title: 'Xen',
    layout: 'bytes',
    ask: true,
    notes:
      'Under Xen there is no cli: the guest writes a flag that it shares with Xen. Eight bytes, and there are thirteen. The call is gone.',
    at: { variant: 'xen', site: 0, step: 6 },
  },
  {
    title: 'What the promise is worth',
    layout: 'price',
    minutes: 3,
    notes:
      'Five values are alive across the call. This site destroys nothing, so all seven places are left. Had it been a plain C call there would be four: one value would go to memory. That price is paid when the code is compiled.',
    at: { variant: 'xen', site: 0, step: 9 },
  },
  {
    title: 'A site that allows everything',
    layout: 'code',
    notes:
      'The last call of the function is a plain C call: eax, ecx and edx may be destroyed. Nothing is alive across it, so here the promise costs nothing.',
    at: { variant: 'xen', site: 2, step: 0 },
  },
  {
    title: 'It gets a C call',
    layout: 'bytes',
    minutes: 1,
    notes:
      'Five bytes in a site of six. The slow pointer is gone; a direct call stays. Nobody needed the three registers.',
    at: { variant: 'xen', site: 2, step: 5 },
  },
  {
    title: 'Between the two',
    layout: 'candidates',
    ask: true,
    minutes: 3,
    notes:
      'This site gives up eax and edx, and keeps ecx. A C call would destroy ecx. So Xen puts a thunk there: it saves registers around the C function.',
    at: { variant: 'xen', site: 1, step: 7 },
  },
  {
    title: 'The price of a thunk',
    layout: 'price',
    notes:
      'Three values are alive and five places are left, as many as without paravirt: eax and edx bring the result. A C call would take ecx, too.',
    at: { variant: 'xen', site: 1, step: 11 },
  },
  {
    title: 'The same site on bare hardware',
    layout: 'bytes',
    ask: true,
    notes:
      'A trick: it is none of the four. Here the function only hands its argument back, so nops are enough. But the compiler was told of a call long before boot, and that cannot be undone.',
    at: { variant: 'native', site: 1, step: 5 },
  },
  {
    title: 'One site, every machine',
    layout: 'compare',
    minutes: 3,
    notes:
      'One kernel image, six answers. The room is the same for all: it was fixed when the code was compiled.',
    at: { variant: 'xen', site: 0, step: 6 },
  },
  {
    title: 'Does it still work?',
    layout: 'run',
    minutes: 3,
    notes:
      'Both versions run in step: as compiled and as patched. Here the first site begins, with a push on one side and the store of Xen on the other. In the end all three sites have kept their promise.',
    at: { variant: 'xen', site: 0, step: 6, moment: 3 },
  },
]

export const costs: ShippedDeck = {
  id: 'costs',
  title: 'What a callsite costs',
  states: states.map((state) => authored({ ...state, listing })),
}
