import { namesInOrder } from '../../registers/columns.ts'
import { present as words } from '../../messages/present.ts'
import { contextOf, headlineOf, type Scene } from '../../messages/story.ts'
import { storyCells, stripOf } from '../../panels/Bytes/strip.ts'
import { useScene } from '../../panels/useScene.ts'
import { registersIn } from '../../../src/x86/registers.ts'
import { selectCost } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { ByteRow } from '../Bytes.tsx'
import { Headline } from '../Headline.tsx'
import type { LayoutProps } from './index.ts'
import screen from '../Present.module.css'
import { useFit } from '../useFit.ts'
import { useHere } from '../useHere.ts'
import styles from './Layouts.module.css'

/** 1: the headline, and the bytes before and after. */
export function BytesLayout({ turn }: LayoutProps) {
  const here = useHere()
  return here && <Content {...here} turn={turn} />
}

function Content({ story, step, turn }: NonNullable<ReturnType<typeof useHere>> & LayoutProps) {
  const scene = useScene(story)
  const { before, after } = stripOf(scene, step, false)
  const widest = storyCells(story)
  const fit = useFit([story, step])
  const { edit } = story.decision
  // While bytes turn back, the picture under them is still the written one.
  const written = story.steps[story.steps.indexOf(step) + 1] ?? step
  const shown = turn === 'undone' ? stripOf(scene, written, false).after : after
  return (
    <div ref={fit} className={screen.body}>
      <Headline phrase={headlineOf(scene, step)} context={contextOf(scene, step)} />
      <div className={screen.middle}>
        <ByteRow row={before} widest={widest} />
        <ByteRow row={shown} widest={widest} turning={turn && { turn, from: [...edit.before] }} />
      </div>
      <Alive scene={scene} />
    </div>
  )
}

/** Values that are alive across the site, by the registers that hold them. */
function Alive({ scene }: { readonly scene: Scene }) {
  const cost = useApp(selectCost)
  const allocatable = useApp((state) => state.analysis.shown?.pressure.allocatable ?? null)
  if (!cost || !allocatable || scene.story.site.original.form === 'jump') return null
  const alive = namesInOrder(scene.arch, cost.liveAcross)
  return (
    <p className={`${screen.extra} ${styles.alive}`}>
      <span className={styles.aliveLabel}>{words.screen.alive}</span>
      {alive.map((name) => (
        <code key={name} className={styles.register}>
          {name}
        </code>
      ))}
      <span>
        {alive.length === 0
          ? words.screen.nobody
          : words.screen.aliveCount(alive.length, registersIn(allocatable).length)}
      </span>
    </p>
  )
}
