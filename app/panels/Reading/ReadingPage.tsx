import { type ComponentType, useEffect, useMemo, useRef } from 'react'
import { buttonProps } from '../../commands/buttonProps.ts'
import { leavePage } from '../../commands/leavePage.ts'
import { print } from '../../commands/print.ts'
import * as commandWords from '../../messages/commands.ts'
import { reading } from '../../messages/reading.ts'
import { itaniumReading } from '../../reading/itanium.ts'
import { readingDocument } from '../../reading/readingDocument.ts'
import type { ReadingDocument } from '../../reading/tree.ts'
import type { MachineId } from '../../../src/share/document.ts'
import type { FlipsAnswer } from '../../../src/analysis/analysis.ts'
import { selectIsComplete } from '../../state/flips.ts'
import { selectItanium } from '../../state/itanium.ts'
import { selectAnalysis } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyPanel } from '../Empty/EmptyPanel.tsx'
import { ItaniumEmpty } from '../Ia64/ItaniumEmpty.tsx'
import { Sections } from './Sections.tsx'
import styles from './Reading.module.css'
import { TextBlock } from './TextBlock.tsx'

const noFlips: readonly FlipsAnswer[] = []

/** The whole analysis as a text, instead of the workbench. */
export function ReadingPage() {
  const page = useRef<HTMLElement>(null)
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Button {...buttonProps(leavePage)}>{commandWords.titles.leavePage}</Button>
        <Button {...buttonProps(print)}>{commandWords.titles.print}</Button>
      </header>
      <main ref={page} className={styles.main} tabIndex={-1}>
        <ReadingText />
      </main>
    </div>
  )
}

/** The text of each machine. */
const texts: Readonly<Record<MachineId, ComponentType>> = { x86: X86Text, ia64: ItaniumText }

/** The text alone, as it is printed too. */
export function ReadingText() {
  const Text = texts[useApp((state) => state.document.machine)]
  return <Text />
}

function ItaniumText() {
  const told = useApp(selectItanium)
  const document = useMemo(() => (told ? itaniumReading(told) : null), [told])
  return document ? <Article document={document} /> : <ItaniumEmpty />
}

function X86Text() {
  const analysis = useApp(selectAnalysis)
  // They come one by one: a long text is made again once, when all are there.
  const flips = useApp((state) => (selectIsComplete(state) ? state.analysis.flips : noFlips))
  const document = useMemo(
    () => (analysis ? readingDocument(analysis, flips) : null),
    [analysis, flips],
  )
  return document ? <Article document={document} /> : <EmptyPanel />
}

const Article = ({ document }: { readonly document: ReadingDocument }) => (
  <article className={styles.text} aria-labelledby="reading-title">
    <h1 id="reading-title">{document.title}</h1>
    {document.blocks.map((block, at) => (
      <TextBlock key={at} block={block} />
    ))}
    <Contents document={document} />
    <Sections sections={document.sections} level={2} />
  </article>
)

/** To a heading. The address keeps its link: the part behind "#" is the reader's work. */
function goTo(id: string) {
  const heading = window.document.getElementById(`reading-${id}`)
  heading?.scrollIntoView()
  heading?.focus()
}

const Contents = ({ document }: { readonly document: ReadingDocument }) => (
  <nav className={styles.contents} aria-label={reading.contents}>
    <ol>
      {document.sections.map(({ id, title }) => (
        <li key={id}>
          <button type="button" onClick={() => goTo(id)}>
            {title}
          </button>
        </li>
      ))}
    </ol>
  </nav>
)
