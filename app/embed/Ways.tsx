import { useLayoutEffect } from 'react'
import { store, useApp } from '../state/store.ts'
import { SwitchGroup } from '../ui/SwitchGroup.tsx'
import type { EmbedPart } from './options.ts'
import { waysWords as words } from './waysMessages.ts'

type Way = keyof typeof words.names

interface WaysProps {
  readonly view: readonly EmbedPart[]
}

/** What stands in the place of the story, where a figure has more than one thing for it. */
export function Ways({ view }: WaysProps) {
  const stepless = useApp((state) => state.view.stepless)
  const way = useApp((state) =>
    state.run.open ? 'run' : state.compare.open ? 'compare' : ('steps' as Way),
  )
  const others = (['compare', 'run'] as const).filter((each) => view.includes(each))
  const [first] = others
  useLayoutEffect(() => {
    // A site of the comparison leads to its steps, which are not here.
    if (stepless && way === 'steps' && first) goTo(first)
  }, [stepless, way, first])
  const ways: readonly Way[] = stepless ? others : ['steps', ...others]
  if (ways.length < 2) return null
  return (
    <SwitchGroup
      small
      label={words.label}
      options={ways.map((value) => ({ value, label: words.names[value] }))}
      value={way}
      onChange={goTo}
    />
  )
}

function goTo(way: Way): void {
  const { closeRun, closeCompare, openRun, openCompare } = store.getState()
  closeRun()
  closeCompare()
  if (way === 'run') openRun()
  if (way === 'compare') openCompare()
}
