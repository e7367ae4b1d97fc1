import { useEffect, useRef, useState } from 'react'
import { glossary, type GlossaryTerm } from '../../../src/glossary/index.ts'
import { type AreaId, areas } from '../../../src/glossary/term.ts'
import { buttonProps } from '../../commands/buttonProps.ts'
import { leavePage } from '../../commands/leavePage.ts'
import { glossaryWords as words } from '../../messages/glossary.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Entry } from './Entry.tsx'
import { foundTerms } from './found.ts'
import styles from './GlossaryPage.module.css'

/** All words of the field, with where to see them. */
export function GlossaryPage() {
  const [asked, setAsked] = useState('')
  const page = useRef<HTMLElement>(null)
  const wanted = useApp((state) => state.view.term)
  useEffect(() => showEntry(page.current, wanted), [wanted])
  const found = areas.map((area) => ({ area, terms: foundTerms(glossary[area], asked) }))
  const count = found.reduce((sum, { terms }) => sum + terms.length, 0)
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Button {...buttonProps(leavePage)}>{leavePage.title}</Button>
        <input
          type="search"
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          value={asked}
          onChange={({ target }) => setAsked(target.value)}
        />
        <output className={styles.count}>{words.count(count)}</output>
      </header>
      <main ref={page} className={styles.main} tabIndex={-1}>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{count === 0 ? words.none : words.lead}</p>
        {found
          .filter(({ terms }) => terms.length > 0)
          .map(({ area, terms }) => (
            <Area key={area} area={area} terms={terms} />
          ))}
      </main>
    </div>
  )
}

/** To the entry that somebody asked for; else the page takes the focus. */
function showEntry(page: HTMLElement | null, wanted: string | null) {
  const entry = wanted === null ? null : page?.querySelector<HTMLElement>(`[id="term-${wanted}"]`)
  entry?.scrollIntoView({ block: 'center' })
  ;(entry ?? page)?.focus({ preventScroll: true })
}

interface AreaProps {
  readonly area: AreaId
  readonly terms: readonly GlossaryTerm[]
}

const Area = ({ area, terms }: AreaProps) => (
  <section aria-labelledby={`area-${area}`}>
    <h2 id={`area-${area}`}>{words.areas[area]}</h2>
    <dl>
      {terms.map((term) => (
        <Entry key={term.id} term={term} />
      ))}
    </dl>
  </section>
)
