import { type ReactNode, useEffect, useRef } from 'react'
import { lessons } from '../../../src/lessons/index.ts'
import type { Lesson } from '../../../src/lessons/lesson.ts'
import { shippedDecks } from '../../decks/index.ts'
import { lessonWords } from '../../messages/lessons.ts'
import { openKernelSample } from '../../kernel/openSample.ts'
import { ia64Samples } from '../../samples/ia64/index.ts'
import { samples } from '../../samples/index.ts'
import { kernelSamples } from '../../samples/kernels.ts'
import { planned, play } from '../../present/decks/play.ts'
import { isSceneDone, isSceneOver, sceneProgress } from '../../state/lessonProgress.ts'
import { store, useApp } from '../../state/store.ts'
import { isByTouch } from '../../ui/byTouch.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Catalogue.module.css'
import { ListingThumbnail, sitesIn, SitesThumbnail, StatesThumbnail } from './Thumbnail.tsx'

const words = lessonWords.catalogue
const close = () => store.getState().setView({ page: null })

/** All that can be opened: lessons, decks, samples, each with a picture and the time it takes. */
export function CataloguePage() {
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => top.current?.focus(), [])
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
  return (
    <main className={styles.page} aria-labelledby="catalogue">
      <header className={styles.head}>
        <h1 id="catalogue" ref={top} tabIndex={-1}>
          {words.title}
        </h1>
        <Button onClick={close}>{words.close}</Button>
      </header>
      <Shelf title={words.lessons} note={`${words.lessonsHint} ${words.total(minutes)}`}>
        {lessons.map((lesson, at) => (
          <LessonCard key={lesson.id} lesson={lesson} number={at + 1} />
        ))}
      </Shelf>
      <Shelf title={words.decks}>
        {shippedDecks.map((deck) => (
          <Card
            key={deck.id}
            title={deck.title}
            facts={words.states(deck.states.length, planned(deck))}
            verb={words.present}
            picture={<StatesThumbnail asks={deck.states.map(({ ask }) => ask)} />}
            open={() => play(deck, deck.id)}
          />
        ))}
      </Shelf>
      <Shelf title={words.samples}>
        {samples.map(({ id, title, arch, listings }) => (
          <Card
            key={id}
            title={title}
            facts={words.sample(sitesIn(listings[arch]), arch)}
            verb={words.open}
            picture={<ListingThumbnail listing={listings[arch]} />}
            open={() => store.getState().openSample(id)}
          />
        ))}
      </Shelf>
      <Shelf title={words.itanium}>
        {ia64Samples.map(({ id, title, listing }) => (
          <Card
            key={id}
            title={title}
            facts={words.sample(sitesIn(listing), 'ia64')}
            verb={words.open}
            picture={<ListingThumbnail listing={listing} />}
            open={() => store.getState().openItaniumSample(id)}
          />
        ))}
      </Shelf>
      <Shelf title={words.kernels} note={words.kernelsHint(isByTouch())}>
        {kernelSamples.map(({ id, title, sites }) => (
          <Card
            key={id}
            title={title}
            facts={words.kernel(sites)}
            verb={words.open}
            picture={<SitesThumbnail sites={sites} />}
            open={() => void openKernelSample(store, id)}
          />
        ))}
      </Shelf>
    </main>
  )
}

interface ShelfProps {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}

const Shelf = ({ title, note, children }: ShelfProps) => (
  <section className={styles.shelf} aria-label={title}>
    <h2>{title}</h2>
    {note !== undefined && <p>{note}</p>}
    <ul>{children}</ul>
  </section>
)

interface CardProps {
  readonly title: string
  readonly facts: string
  readonly text?: string
  readonly verb: string
  readonly picture: ReactNode
  readonly open: () => void
}

const Card = ({ title, facts, text, verb, picture, open }: CardProps) => (
  <li className={styles.card}>
    {picture}
    <div>
      <h3>{title}</h3>
      {text !== undefined && <p>{text}</p>}
      <small>{facts}</small>
    </div>
    <Button
      aria-label={words.nameOf(verb, title)}
      onClick={() => {
        close()
        open()
      }}
    >
      {verb}
    </Button>
  </li>
)

function LessonCard({ lesson, number }: { readonly lesson: Lesson; readonly number: number }) {
  const progress = useApp((state) => state.lesson.progress)
  const count = (is: typeof isSceneDone) =>
    lesson.scenes.filter((scene) => is(scene, sceneProgress(progress, lesson.id, scene.id))).length
  const [done, over] = [count(isSceneDone), count(isSceneOver)]
  const all = lesson.scenes.length
  const begun = progress[lesson.id] !== undefined
  const verb = !begun ? words.start : over < all ? words.goOn : words.again
  const facts = begun
    ? `${words.minutes(lesson.minutes)} · ${lessonWords.progress(done, over - done, all)}`
    : words.minutes(lesson.minutes)
  return (
    <Card
      title={`${number}. ${lesson.title}`}
      text={lesson.summary}
      facts={facts}
      verb={verb}
      picture={<ListingThumbnail listing={lesson.scenes.at(-1)?.document.listing ?? ''} />}
      open={() =>
        store.getState().openLesson(lesson.id, over === all ? (lesson.scenes[0]?.id ?? null) : null)
      }
    />
  )
}
