import { type ComponentType, lazy, Suspense, useState } from 'react'
import { StaticListing } from '../panels/Listing/StaticListing.tsx'
import { BytesPanel } from '../panels/Bytes/BytesPanel.tsx'
import { StepPanel } from '../panels/Step/StepPanel.tsx'
import * as frame from '../messages/frame.ts'
import { isItanium, selectItaniumStory } from '../state/itanium.ts'
import { codecNeeded } from '../state/linkCodec.ts'
import { selectIsCovered } from '../state/present.ts'
import { selectPageState } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import '../styles/base.css'
import '../styles/code.css'
import '../styles/tones.css'
import styles from './Embed.module.css'
import { embedWords as words } from './messages.ts'
import { Nav } from './Nav.tsx'
import { selectHasFailed, selectIsAsked, selectIsCurtained } from './selectors.ts'
import type { EmbedOptions, EmbedPart } from './options.ts'
import { Steps } from './Steps.tsx'
import { useGrowOnly } from './useGrowOnly.ts'

/** What not every figure shows comes when it is shown. */
const later = <Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }))

const EmptyPanel = later(async () => {
  // It offers samples, which come with links.
  await codecNeeded()
  return import('../panels/Empty/EmptyPanel.tsx')
}, 'EmptyPanel')
const ComparePanel = later(() => import('../panels/Compare/ComparePanel.tsx'), 'ComparePanel')
const RunPanel = later(() => import('../panels/Run/RunPanel.tsx'), 'RunPanel')
const ItaniumStory = later(() => import('../panels/Ia64/ItaniumStory.tsx'), 'ItaniumStory')
const WhyPart = later(() => import('./WhyPart.tsx'), 'WhyPart')
const Ways = lazy(async () => ({ default: (await import('./Ways.tsx')).Ways }))
const Trouble = later(() => import('./Trouble.tsx'), 'Trouble')
const Editor = later(() => import('./Editor.tsx'), 'Editor')
const Question = later(() => import('./Question.tsx'), 'Question')
const Verdict = later(() => import('./Question.tsx'), 'Verdict')

/** A figure in somebody else's page: the parts that its address names, and the way through its steps. */
export function Embed({ options }: { readonly options: EmbedOptions }) {
  const zoom = useApp((state) => state.view.scale) / 100
  const [editing, setEditing] = useState(false)
  const failed = useApp(selectHasFailed)
  const { view } = options
  if (failed) return <Poster title={options.title} />
  // Registers stand beside their lines.
  const code = view.includes('code') || view.includes('regs')
  return (
    <figure
      className={styles.frame}
      style={{ zoom }}
      aria-label={options.title ?? words.region}
      data-alone={(code && !hasStory(view)) || undefined}
      data-no-code={!code || undefined}
    >
      <div className={styles.parts}>
        {code && <Code registers={view.includes('regs')} editing={editing} />}
        {hasStory(view) && <Story view={view} />}
      </div>
      {view.includes('timeline') && <Steps />}
      <Nav
        edit={
          code && !options.readonly && !options.ask
            ? { editing, toggle: () => setEditing(!editing) }
            : null
        }
      />
      <Printed title={options.title} />
    </figure>
  )
}

/** As `embed.html` has it: nothing came of the figure, and the page itself may do better. */
const Poster = ({ title }: { readonly title: string | null }) => (
  <div className="poster">
    <strong>{title ?? words.title}</strong>
    <output>{words.failed}</output>
    <a href={`./${location.hash}`} target="_blank" rel="noopener">
      {words.full} ↗
    </a>
  </div>
)

const hasStory = (view: readonly EmbedPart[]): boolean =>
  view.some((part) => ['step', 'why', 'compare', 'run'].includes(part))

interface CodeProps {
  readonly registers: boolean
  readonly editing: boolean
}

/** The listing; in a narrow figure it is folded. */
function Code({ registers, editing }: CodeProps) {
  const [unfolded, setUnfolded] = useState(false)
  return (
    <section className={styles.code} aria-label={frame.listing.region}>
      <Button
        look="quiet"
        className={styles.fold}
        aria-expanded={unfolded || editing}
        onClick={() => setUnfolded(!unfolded)}
      >
        {unfolded ? '▾' : '▸'} {words.code}
      </Button>
      <div
        className={styles.listing}
        data-unfolded={unfolded || editing || undefined}
        data-editing={editing || undefined}
      >
        {editing ? (
          <Suspense fallback={<StaticListing plain registers={registers} />}>
            <Editor />
          </Suspense>
        ) : (
          <StaticListing plain registers={registers} />
        )}
      </div>
    </section>
  )
}

function Story({ view }: { readonly view: readonly EmbedPart[] }) {
  const state = useApp(selectPageState)
  const running = useApp((state) => state.run.open)
  const comparing = useApp((state) => state.compare.open)
  const itanium = useApp(isItanium)
  const curtained = useApp(selectIsCurtained)
  const troubled = useApp((state) => state.analysis.trouble !== null)
  // A run and a comparison tell the answer.
  const closed = useApp(selectIsAsked) && (state === 'story' || state === 'starting')
  const outer = useGrowOnly<HTMLDivElement>()
  return (
    <div ref={outer} className={styles.story} aria-busy={state === 'starting'}>
      <div className={styles.inner}>
        <Suspense fallback={<Starting />}>
          {troubled && <Trouble />}
          {(view.includes('compare') || view.includes('run')) && <Ways view={view} />}
          {itanium ? (
            <ItaniumParts />
          ) : (running || comparing) && !closed ? (
            <>
              {curtained && <Verdict />}
              {running ? <RunPanel /> : <ComparePanel />}
            </>
          ) : state === 'story' ? (
            <Parts view={view} />
          ) : state === 'starting' ? (
            <Starting />
          ) : (
            <EmptyPanel />
          )}
        </Suspense>
      </div>
    </div>
  )
}

/** While a reader is asked nothing that would answer is made at all. */
function ItaniumParts() {
  const curtained = useApp(selectIsCurtained)
  const asked = useApp((state) => selectIsAsked(state) && selectItaniumStory(state) !== null)
  if (asked) return <Question />
  return (
    <>
      {curtained && <Verdict />}
      <ItaniumStory />
    </>
  )
}

const Starting = () => <p className={styles.starting}>{words.starting}</p>

function Parts({ view }: { readonly view: readonly EmbedPart[] }) {
  const covered = useApp(selectIsCovered)
  const comparing = useApp((state) => state.compare.open)
  const curtained = useApp(selectIsCurtained)
  const asked = useApp(selectIsAsked)
  if (covered || (asked && comparing)) return <Question />
  return (
    <>
      {curtained && <Verdict />}
      {view.includes('step') && (
        <>
          <StepPanel />
          <BytesPanel />
        </>
      )}
      {view.includes('why') && !asked && (
        <Suspense>
          <WhyPart />
        </Suspense>
      )}
    </>
  )
}

/** On paper a figure has a caption and says where it can be stepped through. */
const Printed = ({ title }: { readonly title: string | null }) => (
  <figcaption className={styles.printed}>
    {title ?? words.title}. {words.printed} {shortAddress(location)}
  </figcaption>
)

const shortAddress = ({ href, hash }: Location): string => {
  const page = new URL('./', href).href
  return hash.length < 120 ? page + hash : page
}
