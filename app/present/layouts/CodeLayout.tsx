import { useMemo } from 'react'
import { tokenizeLine } from '../../editor/tokens.ts'
import { present as words } from '../../messages/present.ts'
import { registers as registerWords } from '../../messages/registers.ts'
import { headlineOf } from '../../messages/story.ts'
import { useLayout } from '../../panels/Listing/useLayout.ts'
import { useUpright } from '../../panels/useNarrow.ts'
import { useScene } from '../../panels/useScene.ts'
import { columnsOf } from '../../registers/columns.ts'
import type { DrawnCell } from '../../registers/rows.ts'
import { type Scene, sceneOf } from '../../registers/scene.ts'
import { selectIsAsking, selectIsCovered } from '../../state/present.ts'
import { selectArch, selectBackend } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Headline } from '../Headline.tsx'
import { Choices } from '../Question.tsx'
import screen from '../Present.module.css'
import { useFit } from '../useFit.ts'
import { useHere } from '../useHere.ts'
import { useScale } from '../useUnit.ts'
import styles from './Code.module.css'
import { type CodeRow, codeRows, dedented, shownRows } from './codeRows.ts'

/** Lines that the last row can take in. */
const mostLines = 11

/** 2: the code around the site, with the register columns and without addresses. */
export function CodeLayout() {
  const here = useHere()
  const covered = useApp(selectIsCovered)
  const fit = useFit([here?.story, here?.step, covered])
  if (!here) return null
  return (
    <div ref={fit} className={screen.body}>
      {covered ? <AskedHeadline /> : <StepHeadline {...here} />}
      <Listing />
      {covered && <Choices />}
    </div>
  )
}

function StepHeadline({ story, step }: NonNullable<ReturnType<typeof useHere>>) {
  return <Headline phrase={headlineOf(useScene(story), step)} />
}

function AskedHeadline() {
  const backend = useApp(selectBackend)
  return <Headline phrase={[words.question.headline(backend)]} />
}

/** The listing as its register columns see it. */
function useCodeScene(): Scene | null {
  const layout = useLayout()
  const analysis = useApp((state) => state.analysis.shown)
  const place = useApp((state) => state.playback.place)
  const arch = useApp(selectArch)
  // Where a column would be too narrow for its head, those that every call keeps are one.
  const folded = useUpright() || arch === 'x86-64'
  return useMemo(() => {
    const state = store.getState()
    // What was written is shown, whatever the workbench was set to.
    const view = {
      ...state.view,
      registers: 'before',
      expansions: 'current',
      preview: null,
    } as const
    return sceneOf(
      { ...state, view, run: { ...state.run, open: false } },
      layout,
      columnsOf(arch, folded),
    )
    // oxlint-disable-next-line react/exhaustive-deps -- what the scene follows from
  }, [layout, analysis, place, arch, folded])
}

function Listing() {
  const scene = useCodeScene()
  const asking = useApp(selectIsAsking)
  const covered = useApp(selectIsCovered)
  const listing = useApp((state) => state.document.listing)
  const syntax = useApp((state) => state.view.syntax)
  const most = Math.floor((covered ? mostLines - 3 : mostLines) / useScale())
  const rows = useMemo(
    () => (scene ? dedented(shownRows(codeRows(scene, listing, syntax), Math.max(3, most))) : []),
    [scene, listing, syntax, most],
  )
  if (!scene) return null
  return (
    <table className={styles.listing} data-wide={scene.columns.columns.length > 8 || undefined}>
      <caption className="unseen">{words.layouts.code}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.layouts.code}</span>
          </th>
          {scene.columns.columns.map(({ head, left, registers }) => (
            <th key={left} scope="col" className={styles.name} data-keep={isKept(scene, left)}>
              {head || (registers.length > 1 ? registerWords.keepsShort : '')}
            </th>
          ))}
          <th scope="col" className={styles.of}>
            {registerWords.of(scene.places)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Row key={at} row={row} scene={scene} asking={asking} />
        ))}
      </tbody>
    </table>
  )
}

/** Where the second group begins stands a gap. */
function isKept({ columns }: Scene, left: number): true | undefined {
  return columns.groups.some((group) => group.kind === 'keep' && group.left === left) || undefined
}

interface RowProps {
  readonly row: CodeRow
  readonly scene: Scene
  /** The band has no colour: it would tell the answer. */
  readonly asking: boolean
}

function Row({ row, scene, asking }: RowProps) {
  const { current, tone, inView, cells, count, alarming } = row.registers
  // Where no register is to be shown, words have all of the width.
  const isRemark = cells.length === 0 && count === null
  return (
    <tr
      className={styles.row}
      data-tone={(!asking && tone) || undefined}
      data-band={tone !== null || undefined}
      data-current={current || undefined}
      data-here={inView || undefined}
    >
      <th scope="row" colSpan={isRemark ? scene.columns.columns.length + 2 : 1} data-whole>
        <code>
          <Code text={row.text} />
        </code>
      </th>
      {!isRemark &&
        scene.columns.columns.map((column) => (
          <td key={column.left} data-keep={isKept(scene, column.left)}>
            <Cell cell={cells.find((cell) => cell.column === column)} />
          </td>
        ))}
      {!isRemark && (
        <td className={styles.count} data-alarming={alarming || undefined}>
          {count}
          {alarming && ' ▲'}
        </td>
      )}
    </tr>
  )
}

const Code = ({ text }: { readonly text: string }) =>
  tokenizeLine(text, false).tokens.map(({ from, to, kind }) => (
    <span key={from} data-token={kind}>
      {text.slice(from, to)}
    </span>
  ))

const Cell = ({ cell }: { readonly cell: DrawnCell | undefined }) =>
  cell && (
    <span
      className={styles.cell}
      data-look={cell.look}
      data-top={cell.top}
      data-bottom={cell.bottom}
    >
      {cell.letter && <b>{cell.letter}</b>}
    </span>
  )
