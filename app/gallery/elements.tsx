import type { ReactNode } from 'react'
import type { Outcome } from '../../src/patch/decision.ts'
import { Guarded } from '../guard/Guarded.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Gauge } from '../ui/Gauge.tsx'
import { type ByteLook, HexByte } from '../ui/HexByte.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { OutcomeMark } from '../ui/OutcomeMark.tsx'
import { ProvenanceChip } from '../ui/ProvenanceChip.tsx'
import { qrCode } from '../ui/qr.ts'
import { QrPicture } from '../ui/QrPicture.tsx'
import { SwitchGroup } from '../ui/SwitchGroup.tsx'

/** A component of app/ui in its states; no store. */
export interface ElementExhibit {
  readonly id: string
  readonly states: readonly { readonly id: string; readonly element: ReactNode }[]
}

const outcomes: readonly Outcome[] = [
  'inline',
  'thunk-call',
  'c-call',
  'inner-call',
  'nop',
  'identity',
  'jump',
  'keep',
  'trap',
  'bug',
]

const icons: readonly IconName[] = [
  'yes',
  'no',
  'first',
  'back',
  'next',
  'last',
  'play',
  'pause',
  'siteBack',
  'siteNext',
  'stop',
  'run',
  'left',
  'right',
  'warning',
  'hidden',
  'dash',
]

const looks: readonly ByteLook[] = ['old', 'stays', 'code', 'field', 'padding', 'free']

const options = [
  { value: 'one', label: 'one' },
  { value: 'two', label: 'two' },
  { value: 'three', label: 'three', refusal: 'not yet' },
] as const

const chooseNothing = () => undefined

const tone = (id: string, element: ReactNode) => ({
  id,
  element: <span data-tone={id}>{element}</span>,
})

const code = qrCode('https://example.org/#v4')

const provenance = {
  title: 'Where it comes from',
  entries: [
    {
      id: 'example',
      by: 'An author',
      place: 'a list',
      date: 'March 2007',
      account: 'What was said there, in our own words.',
      files: '',
    },
  ],
}

const fragile = { broken: true }
const mend = () => {
  fragile.broken = false
}

/** Falls over until it is shown again. */
function Fragile() {
  if (!fragile.broken) return <span>whole again</span>
  // React draws it once more before it gives up; the press of the button comes later.
  setTimeout(mend)
  throw new Error('an example')
}

export const elements: readonly ElementExhibit[] = [
  {
    id: 'Guarded',
    states: [
      {
        id: 'fallen over',
        element: (
          <Guarded>
            <Fragile />
          </Guarded>
        ),
      },
    ],
  },
  {
    id: 'Button',
    states: [
      { id: 'plain', element: <Button>Share</Button> },
      { id: 'primary', element: <Button look="primary">Step through it</Button> },
      { id: 'quiet', element: <Button look="quiet">Dismiss</Button> },
      { id: 'disabled', element: <Button disabled>Next</Button> },
      { id: 'pressed', element: <Button aria-pressed>Run</Button> },
      {
        id: 'square',
        element: (
          <Button square aria-label="Next step">
            <Icon name="next" />
          </Button>
        ),
      },
    ],
  },
  {
    id: 'Chip',
    states: [
      { id: 'plain', element: <Chip>model</Chip> },
      { id: 'destroyed', element: <Chip look="destroyed">ecx</Chip> },
      { id: 'code', element: <Chip look="code">edx</Chip> },
    ],
  },
  {
    id: 'Gauge',
    states: [
      tone('inline', <Gauge needs={8} room={13} scale={13} />),
      tone('thunk', <Gauge needs={13} room={13} scale={13} />),
      tone('c-call', <Gauge needs={23} room={6} scale={23} />),
    ],
  },
  {
    id: 'HexByte',
    states: [
      ...looks.map((look) => ({
        id: look,
        element: (
          <span data-tone="inline">
            <HexByte value={look === 'free' ? null : 0xc6} look={look} />
          </span>
        ),
      })),
      { id: 'over', element: <HexByte value={0x1f} look="code" over /> },
      { id: 'edge', element: <HexByte value={0x1f} look="code" edge /> },
      { id: 'dim', element: <HexByte value={0x1f} look="code" dim /> },
      { id: 'plan', element: <HexByte value={0x1f} look="code" plan /> },
    ],
  },
  {
    id: 'ProvenanceChip',
    states: [
      {
        id: 'words',
        element: <ProvenanceChip {...provenance} words="Author · list · 2007" name="From a mail" />,
      },
      { id: 'sign', element: <ProvenanceChip {...provenance} name="Where this comes from" /> },
    ],
  },
  {
    id: 'QrPicture',
    states: [
      {
        id: 'a link',
        element: <div style={{ width: 160 }}>{code && <QrPicture code={code} />}</div>,
      },
    ],
  },
  { id: 'Icon', states: icons.map((name) => ({ id: name, element: <Icon name={name} /> })) },
  {
    id: 'OutcomeMark',
    states: [
      ...outcomes.map((outcome) => ({ id: outcome, element: <OutcomeMark outcome={outcome} /> })),
      { id: 'inner-call of a thunk', element: <OutcomeMark outcome="inner-call" callee="thunk" /> },
    ],
  },
  {
    id: 'SwitchGroup',
    states: [
      {
        id: 'plain',
        element: (
          <SwitchGroup label="Rules" options={options} value="one" onChange={chooseNothing} />
        ),
      },
      {
        id: 'noted',
        element: (
          <SwitchGroup
            label="Runs on"
            options={options}
            value="two"
            note="or change it"
            onChange={chooseNothing}
          />
        ),
      },
      {
        id: 'small',
        element: (
          <SwitchGroup
            small
            label="Registers"
            options={options}
            value="one"
            onChange={chooseNothing}
          />
        ),
      },
    ],
  },
]
