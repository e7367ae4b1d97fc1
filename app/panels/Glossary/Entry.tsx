import type { GlossaryTerm } from '../../../src/glossary/index.ts'
import { glossaryWords as words } from '../../messages/glossary.ts'
import { sampleById } from '../../samples/index.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './GlossaryPage.module.css'
import { seenIn } from './seenIn.ts'

/** One word: its meaning, its other forms, and where it can be seen. */
export const Entry = ({ term }: { readonly term: GlossaryTerm }) => (
  <div className={styles.entry} id={`term-${term.id}`} tabIndex={-1}>
    <dt>{term.name}</dt>
    <dd>
      <p>{term.meaning}</p>
      <Also term={term} />
      <Seen term={term} />
    </dd>
  </div>
)

const withoutEnd = (form: string): string => form.replace(/(?:ies|y|s)$/, '')

/** Other words for it, plurals left out. */
function Also({ term: { name, forms } }: { readonly term: GlossaryTerm }) {
  const others = forms.filter((form, at) => {
    const stem = withoutEnd(form)
    const before = forms.slice(0, at).map(withoutEnd)
    return !name.includes(stem) && !before.includes(stem)
  })
  return others.length > 0 && <p className={styles.also}>{words.also(others)}</p>
}

function Seen({ term }: { readonly term: GlossaryTerm }) {
  const lesson = seenIn(term.id)
  const sample = term.sample === null ? undefined : sampleById(term.sample)
  if (!lesson && !sample) return null
  return (
    <p className={styles.seen}>
      {lesson && (
        <Opener open={() => store.getState().openLesson(lesson.lesson, lesson.scene)}>
          {words.lesson(lesson.number, lesson.title)}
        </Opener>
      )}
      {sample && (
        <Opener open={() => store.getState().openSample(sample.id)}>
          {words.sample(sample.title)}
        </Opener>
      )}
    </p>
  )
}

interface OpenerProps {
  readonly open: () => void
  readonly children: string
}

/** Leads out of the glossary. */
const Opener = ({ open, children }: OpenerProps) => (
  <Button
    look="quiet"
    onClick={() => {
      store.getState().setView({ page: null })
      open()
    }}
  >
    {children}
  </Button>
)
