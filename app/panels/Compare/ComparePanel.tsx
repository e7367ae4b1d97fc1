import { useEffect, useRef, useState } from 'react'
import type { Comparison } from '../../../src/analysis/compare.ts'
import { compare } from '../../commands/compare.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { selectSite } from '../../state/selectors.ts'
import type { CellPlace } from '../../state/compare.ts'
import { selectArch } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { SwitchGroup } from '../../ui/SwitchGroup.tsx'
import { StaleChip } from '../Empty/Stale.tsx'
import { rulesFor, RulesSource } from '../TopBar/Switches.tsx'
import { useNarrow } from '../useNarrow.ts'
import { useWidth } from '../useWidth.ts'
import { BackendsOfSite } from './BackendsOfSite.tsx'
import styles from './Compare.module.css'
import { CompareDetail } from './CompareDetail.tsx'
import { SitesByBackends } from './SitesByBackends.tsx'

/** Fewer pixels than this hold one site at a time. */
const matrixWidth = 600

/** All sites under all backends, in the place of the steps. */
export function ComparePanel() {
  const answer = useApp((state) => state.compare.answer)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    // In a frame it is not taken from the page around.
    if (document.hasFocus()) section.current?.focus({ preventScroll: true })
    return () => document.querySelector<HTMLElement>('[data-compare-button]')?.focus()
  }, [])
  return (
    <section ref={section} tabIndex={-1} className={styles.panel} aria-label={words.region}>
      <Head comparison={answer} />
      <StaleChip />
      {answer === null && <p className={styles.hint}>{words.waiting}</p>}
      {answer?.sites.length === 0 && <p className={styles.hint}>{words.empty}</p>}
      {answer && answer.sites.length > 0 && <Compared comparison={answer} />}
    </section>
  )
}

function Head({ comparison }: { readonly comparison: Comparison | null }) {
  const rules = useApp((state) => state.document.rules)
  const arch = useApp(selectArch)
  const wide = useApp((state) => state.compare.wide)
  const narrow = useNarrow()
  const worlds = comparison?.columns.filter(({ kind }) => kind === 'cells').length ?? 0
  const { setRules, setCompareWide } = store.getState()
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <h2 className={styles.title}>{words.title(comparison?.sites.length ?? 0, worlds)}</h2>
        <p className={styles.how}>
          {words.how} <b aria-hidden="true">≠</b> {words.mark}.
        </p>
      </div>
      <div className={styles.tools}>
        <SwitchGroup
          label={words.rules}
          options={rulesFor(arch)}
          value={rules}
          onChange={setRules}
          aside={<RulesSource rules={rules} />}
        />
        {!narrow && (
          <Button aria-pressed={wide} onClick={() => setCompareWide(!wide)}>
            {wide ? words.beside : words.whole}
          </Button>
        )}
        <Button title={words.backHint} onClick={() => compare.perform(store)}>
          {words.back}
        </Button>
      </div>
    </header>
  )
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const [body, width] = useWidth<HTMLDivElement>()
  const current = useApp(selectSite)
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const [focused, setFocused] = useState<CellPlace | null>(null)
  const [wanted, setWanted] = useState(current)
  const site = comparison.sites[wanted] ?? comparison.sites[0]
  const props = { comparison, onPoint: setPointed, onFocus: setFocused }
  const onSite = (index: number) => {
    setWanted(index)
    setFocused(null)
  }
  return (
    <div ref={body} className={styles.body} data-compact={width < 900 || undefined}>
      <div className={styles.sites}>
        {width === 0 ? null : width >= matrixWidth ? (
          <SitesByBackends {...props} />
        ) : (
          site && <BackendsOfSite {...props} site={site} onSite={onSite} />
        )}
      </div>
      <CompareDetail comparison={comparison} active={pointed ?? focused} />
    </div>
  )
}
