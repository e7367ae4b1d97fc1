import {
  type CSSProperties,
  memo,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import * as frame from '../../messages/frame.ts'
import { machineOf } from '../../machines/index.ts'
import type { Machine } from '../../machines/machine.ts'
import type { Columns } from '../../registers/columns.ts'
import { RegisterHead, useColumns as useOwnColumns } from '../../registers/RegisterHead.tsx'
import { rowHeightOf } from '../../registers/rowHeight.ts'
import { selectIsAsking } from '../../state/present.ts'
import { selectSite, selectStep, selectStories } from '../../state/selectors.ts'
import { DrawnStore, store, useApp } from '../../state/store.ts'
import { toneOf } from '../../ui/tone.ts'
import { drawnRows, isOpen } from './expansions.ts'
import { gutterText, gutterWidth } from './gutter.ts'
import type { ExpansionRow, ListingLayout, ListingLine, SiteBand } from './lines.ts'
import styles from './StaticListing.module.css'
import { StaticRegisters } from './StaticRegisters.tsx'
import { BreakpointButton } from './BreakpointButton.tsx'
import type { RunMark } from './runMark.ts'
import { labelOfLine, labelsByRow, selectRunMarks } from './runMarks.ts'
import { useLayout } from './useLayout.ts'

interface Props {
  /** On a phone the columns before the source are left out. */
  readonly plain: boolean
  /** On a phone the registers have columns only where somebody asks for them; else they are counted. */
  readonly registers?: boolean
}

/** The listing as plain marked-up text: what is seen before the editor has loaded, and on a phone. */
export function StaticListing({ plain, registers = !plain }: Props) {
  const listing = useApp((state) => state.document.listing)
  const bytes = useApp((state) => machineOf(state).bytes(state))
  const layout = useTold(useLayout())
  const columns = useColumns(plain, registers)
  const [body, setBody] = useState<HTMLDivElement | null>(null)
  const site = useApp(selectSite)
  const running = useApp((state) => state.run.open)
  const rowHeight = useApp(rowHeightOf)
  const { tokenize } = useApp(machineOf)
  const lines = useMemo(() => coloured(listing, tokenize), [listing, tokenize])
  const bands = useMemo(() => bandsByLine(layout.bands), [layout])
  const marks = useApp(selectRunMarks)
  const current = useCurrentRows()
  const firstLine = layout.bands.find((band) => band.site === site)?.from
  const stands = marks.map(({ line, offset, label }) => `${label} ${line}:${offset}`).join()
  useEffect(() => {
    show(body, marks, firstLine)
    // oxlint-disable-next-line react/exhaustive-deps -- where they stand: a run of the same is no move
  }, [body, stands, firstLine, listing])
  return (
    <div
      ref={setBody}
      className={styles.listing}
      data-plain={plain || undefined}
      data-running={running || undefined}
      style={{ '--row-height': `${rowHeight}px` } as CSSProperties}
    >
      {plain && registers && <UnfoldedHead />}
      <div className={styles.content}>
        {/* Long lines scroll: the arrow keys need a place to do it from. */}
        <pre
          style={{ '--gutter': `${gutterWidth(bytes)}ch` } as CSSProperties}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- text as it stands is no other tag
          role="group"
          aria-label={frame.listing.source}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {lines.map((code, index) => {
            const line = index + 1
            const entry = layout.lines.get(line)
            return (
              <Line
                key={line}
                line={line}
                code={code}
                entry={entry}
                band={bands.get(line)}
                bytes={bytes}
                current={touches(entry, current) ? current : noRows}
              />
            )
          })}
        </pre>
        <StaticRegisters scroller={body} columns={columns} layout={layout} lines={lines.length} />
      </div>
    </div>
  )
}

/** Names over the columns that were unfolded. */
function UnfoldedHead() {
  return (
    <div className={styles.unfolded}>
      <RegisterHead columns={useColumns(true, true)} />
    </div>
  )
}

/** Where there is little room those that a C call keeps share a column. */
function useColumns(plain: boolean, registers: boolean): Columns {
  const own = useOwnColumns()
  const store = useContext(DrawnStore)
  return useMemo(() => {
    if (registers && !plain) return own
    const state = store.getState()
    return machineOf(state).narrowColumns(state, registers)
  }, [store, own, plain, registers])
}

/**
 * Shows the machine that moves, or the line; scrolls inside the listing only: the page itself never jumps.
 */
function show(body: HTMLElement | null, marks: readonly RunMark[], line: number | undefined) {
  const mark = marks.find(({ idle }) => !idle) ?? marks[0]
  const machine = mark && body?.querySelector(`[data-machine*="${mark.label}"]`)
  const row = machine?.closest('[data-row]') ?? body?.querySelector(`[data-line="${line}"]`)
  if (!body || !(row instanceof HTMLElement)) return
  const top = row.offsetTop
  if (top < body.scrollTop || top + row.offsetHeight * 4 > body.scrollTop + body.clientHeight) {
    body.scrollTop = Math.max(0, top - row.offsetHeight * 2)
  }
}

function coloured(listing: string, tokenize: Machine['tokenize']): readonly ReactNode[] {
  let inComment = false
  return listing.split('\n').map((line) => {
    const tokenized = tokenize(line, inComment)
    inComment = tokenized.inComment
    return tokenized.tokens.map(({ from, to, kind }) => (
      <span key={from} data-token={kind}>
        {line.slice(from, to)}
      </span>
    ))
  })
}

function bandsByLine(bands: readonly SiteBand[]): ReadonlyMap<number, SiteBand> {
  const lines = new Map<number, SiteBand>()
  for (const band of bands) {
    for (let line = band.from; line <= band.to; line++) lines.set(line, band)
  }
  return lines
}

interface LineProps {
  readonly line: number
  readonly code: ReactNode
  readonly entry: ListingLine | undefined
  readonly band: SiteBand | undefined
  readonly bytes: number
  /** Offsets that the step is about; none where none is of this line. */
  readonly current: readonly number[]
}

const noRows: readonly number[] = []

const touches = (entry: ListingLine | undefined, current: readonly number[]): boolean =>
  entry !== undefined &&
  (entry.offsets.some((offset) => current.includes(offset)) ||
    entry.expansion.some(({ offset }) => current.includes(offset)))

/** Drawn anew only when something of it changes: a step is about few lines. */
const Line = memo(({ line, code, entry, band, bytes, current }: LineProps) => {
  const site = useApp(selectSite)
  const view = useApp((state) => state.view)
  const marks = useApp(selectRunMarks)
  const open = entry !== undefined && isOpen(line, entry, view, site)
  const tone = useTone(band)
  // Inside of an open macro its row says so.
  const label = open ? '' : labelOfLine(marks, line)
  const framed = entry?.offsets.some((offset) => current.includes(offset)) || label !== ''
  return (
    <>
      <span
        className={styles.line}
        data-line={line}
        data-tone={tone}
        data-outcome={band?.outcome ?? undefined}
        data-current={(band && band.site === site) || undefined}
        data-row={framed || undefined}
      >
        <BreakpointButton line={line} />
        <span className={styles.gutter}>{open ? '' : gutterText(entry?.gutter, bytes)}</span>
        <code>{code}</code>
        <Toggle line={line} entry={entry} open={open} />
        {label !== '' && <Machine label={label} />}
      </span>
      {open && entry && (
        <Expansion line={line} rows={entry.expansion} band={band} bytes={bytes} current={current} />
      )}
    </>
  )
})

/** Which machine of a run stands here. */
const Machine = ({ label }: { readonly label: string }) => (
  <span className={styles.machine} data-machine={label}>
    ◂ {label}
  </span>
)

interface ToggleProps {
  readonly line: number
  readonly entry: ListingLine | undefined
  readonly open: boolean
}

/** Opens a macro, or closes it. */
function Toggle({ line, entry, open }: ToggleProps) {
  if (!entry || entry.expansion.length === 0) return null
  const toggle = () => {
    const { view, setView } = store.getState()
    setView({ expanded: { ...view.expanded, [line]: !open } })
  }
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={open}
      aria-label={frame.listing.expansion(line)}
      onClick={toggle}
    >
      {open ? '▾' : '▸'}
    </button>
  )
}

interface ExpansionProps {
  readonly line: number
  readonly rows: readonly ExpansionRow[]
  readonly band: SiteBand | undefined
  readonly bytes: number
  readonly current: readonly number[]
}

function Expansion({ line, rows, band, bytes, current }: ExpansionProps) {
  const syntax = useApp((state) => state.view.syntax)
  const site = useApp(selectSite)
  const tone = useTone(band)
  const labels = labelsByRow(useApp(selectRunMarks), line, rows)
  return (
    <>
      {rows.slice(0, drawnRows).map((row) => (
        <span
          key={row.offset}
          className={styles.line}
          data-expanded
          data-tone={tone}
          data-outcome={band?.outcome ?? undefined}
          data-current={(band && band.site === site) || undefined}
          data-row={current.includes(row.offset) || labels.has(row) || undefined}
        >
          <span className={styles.gutter}>{gutterText(row.gutter, bytes)}</span>
          <code>{`      ${row[syntax]}`}</code>
          {labels.has(row) && <Machine label={labels.get(row) ?? ''} />}
        </span>
      ))}
      {rows.length > drawnRows && (
        <span className={styles.line} data-expanded>
          <span className={styles.gutter} />
          <code>{`      ${frame.listing.more(rows.length - drawnRows)}`}</code>
        </span>
      )}
    </>
  )
}

/** Behind a curtain only the site whose question was answered tells what became of it. */
function useTold(layout: ListingLayout): ListingLayout {
  const curtain = useApp((state) => state.present.curtain)
  const told = useApp((state) => (selectIsAsking(state) ? null : selectSite(state)))
  return useMemo(() => {
    if (!curtain) return layout
    const bands = layout.bands.map((band) =>
      band.site === told ? band : { ...band, outcome: null },
    )
    return { ...layout, bands }
  }, [layout, curtain, told])
}

function useTone(band: SiteBand | undefined) {
  const stories = useApp(selectStories)
  if (!band) return undefined
  const decision = stories[band.site]?.decision
  return toneOf(band.outcome, decision?.candidates[decision.chosen]?.callee)
}

function useCurrentRows(): readonly number[] {
  const step = useApp(selectStep)
  const place = useApp((state) => state.playback.place)
  const marks = useApp(selectRunMarks)
  const running = useApp((state) => state.run.open)
  return useMemo(() => {
    const state = store.getState()
    return machineOf(state).inView(state)
    // oxlint-disable-next-line react/exhaustive-deps -- what the offsets follow from
  }, [step, place, marks, running])
}
