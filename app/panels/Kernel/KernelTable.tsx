import { type KeyboardEvent, type UIEvent, useId, useRef } from 'react'
import type { ImageRow, RowKey } from '../../../src/analysis/siteTable.ts'
import { kernelWords } from '../../messages/kernel.ts'
import { messages } from '../../messages/index.ts'
import { backendOf } from '../../state/variants.ts'
import { store, useApp } from '../../state/store.ts'
import { isByTouch } from '../../ui/byTouch.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import styles from './Kernel.module.css'

const words = kernelWords

/** Pixels of a row, as the style sheet has it: a finger needs more of them than a pointer. */
const rowHeight = (): number => (isByTouch() ? 44 : 32)

/** All sites that match, of which only those in view are drawn. */
export function KernelTable() {
  const summary = useApp(({ kernel }) => kernel.summary)
  const page = useApp(({ kernel }) => kernel.page)
  const scroller = useRef<HTMLDivElement>(null)
  if (!summary) return null
  const total = page?.total ?? 0
  return (
    <>
      <Search found={total} all={summary.sites} onSearch={() => scroller.current?.scrollTo(0, 0)} />
      <div ref={scroller} className={styles.rows} onScroll={scrolled} tabIndex={-1}>
        <table aria-label={words.table} aria-rowcount={total + 1}>
          <Head />
          <tbody>
            <Gap rows={page?.query.from ?? 0} />
            {page?.rows.map((row, at) => (
              <Row key={row.index} row={row} at={(page?.query.from ?? 0) + at} />
            ))}
            <Gap rows={total - (page?.query.from ?? 0) - (page?.rows.length ?? 0)} />
          </tbody>
        </table>
        {page?.total === 0 && <p className={styles.words}>{words.none}</p>}
      </div>
    </>
  )
}

const scrolled = ({ currentTarget }: UIEvent<HTMLElement>) =>
  store.getState().scrollKernel(Math.floor(currentTarget.scrollTop / rowHeight()))

interface SearchProps {
  readonly found: number
  readonly all: number
  readonly onSearch: () => void
}

function Search({ found, all, onSearch }: SearchProps) {
  const search = useApp(({ kernel }) => kernel.query.search)
  const id = useId()
  return (
    <div className={styles.search}>
      <label htmlFor={id}>{words.search}</label>
      <input
        id={id}
        type="search"
        value={search}
        placeholder={words.searchHint}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          store.getState().searchKernel(target.value)
          onSearch()
        }}
      />
      <output>{words.found(found, all)}</output>
    </div>
  )
}

const plainColumns = ['function', 'operation', 'length', 'clobbers'] as const

function Head() {
  const backends = useApp(({ kernel }) => kernel.page?.backends ?? none)
  return (
    <thead>
      <tr aria-rowindex={1}>
        {plainColumns.map((key) => (
          <SortHead key={key} sort={key} label={words.column(key)} />
        ))}
        {backends.map((variant) => (
          <SortHead
            key={variant}
            sort={variant}
            label={messages.names.backendShort[backendOf(variant)]}
          />
        ))}
      </tr>
    </thead>
  )
}

const none: readonly never[] = []

function SortHead({ sort, label }: { readonly sort: RowKey; readonly label: string }) {
  const order = useApp(({ kernel: { query } }) =>
    query.sort !== sort ? 'none' : query.descending ? 'descending' : 'ascending',
  )
  const sign = order === 'none' ? '' : order === 'ascending' ? ' ▴' : ' ▾'
  return (
    <th scope="col" aria-sort={order} data-column={sort}>
      <button
        type="button"
        title={words.sortBy(label)}
        onClick={() => store.getState().sortKernel(sort)}
      >
        {label}
        {sign}
      </button>
    </th>
  )
}

/** Rows that are not drawn. */
const Gap = ({ rows }: { readonly rows: number }) =>
  rows > 0 ? (
    <tr aria-hidden="true">
      {/* A hidden gap, nothing to press. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td colSpan={6} style={{ height: rows * rowHeight(), padding: 0 }} />
    </tr>
  ) : null

function Row({ row, at }: { readonly row: ImageRow; readonly at: number }) {
  const { index, operation, length, clobbers, outcomes, callees, address } = row
  const go = () => store.getState().goToKernelSite(index)
  return (
    <tr aria-rowindex={at + 2} onClick={go}>
      <th scope="row">
        <button
          type="button"
          title={address}
          aria-label={words.open(operation, row.function)}
          onKeyDown={moveFocus}
          onClick={(event) => {
            event.stopPropagation()
            go()
          }}
        >
          {row.function}
        </button>
      </th>
      <td data-column="operation" title={operation}>
        {operation}
      </td>
      <td data-column="length">{length}</td>
      <td data-column="clobbers" title={clobbers.join(' ')}>
        {words.clobbers(clobbers)}
      </td>
      {outcomes.map((outcome, column) => (
        <td key={column}>
          <OutcomeMark outcome={outcome} />{' '}
          {messages.names.outcomeOf(outcome, callees[column] ?? null)}
        </td>
      ))}
    </tr>
  )
}

/** Arrow keys move among the rows that are drawn. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  const body = event.currentTarget.closest('tbody')
  const buttons = [...(body?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(event.currentTarget as HTMLButtonElement)
  buttons[at + by]?.focus()
  event.preventDefault()
  event.stopPropagation()
}
