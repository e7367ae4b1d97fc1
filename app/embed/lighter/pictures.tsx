import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import type { Step } from '../../../src/patch/step.ts'
import { Choose } from '../../panels/Step/pictures/Choose.tsx'
import type { PictureProps, Pictures } from '../../panels/Step/pictures/picture.ts'
import { afterPicture } from './afterPicture.ts'

type Load<Kind extends Step['kind']> = () => Promise<ComponentType<PictureProps<Kind>>>

/** A figure usually opens at a decision; one that opens at another step waits for the picture of that step alone. */
const loads: { readonly [Kind in Exclude<Step['kind'], 'choose'>]: Load<Kind> } = {
  find: async () => (await import('../../panels/Step/pictures/Find.tsx')).Find,
  walk: async () => (await import('../../panels/Step/pictures/Walk.tsx')).Walk,
  record: async () => (await import('../../panels/Step/pictures/Record.tsx')).Record,
  lookup: async () => (await import('../../panels/Step/pictures/Lookup.tsx')).Lookup,
  pass: async () => (await import('../../panels/Step/pictures/Pass.tsx')).Pass,
  interim: async () => (await import('../../panels/Step/pictures/Interim.tsx')).Interim,
  check: async () => (await import('../../panels/Step/pictures/Check.tsx')).Check,
  write: async () => (await import('../../panels/Step/pictures/Write.tsx')).Write,
  distance: async () => (await import('../../panels/Step/pictures/Distance.tsx')).Distance,
  pad: async () => (await import('../../panels/Step/pictures/Pad.tsx')).Pad,
  done: async () => (await import('../../panels/Step/pictures/Done.tsx')).Done,
}

/** The others are there before somebody goes on. */
const loadOthers = () => void Object.values(loads).map((load) => load())

function withOthers<Kind extends Step['kind']>(Picture: ComponentType<PictureProps<Kind>>) {
  return function Drawn(props: PictureProps<Kind>) {
    useEffect(() => void afterPicture().then(loadOthers), [])
    return (
      <Suspense>
        <Picture {...props} />
      </Suspense>
    )
  }
}

const later = <Kind extends Step['kind']>(load: Load<Kind>) =>
  withOthers<Kind>(lazy(async () => ({ default: await load() })))

/** One picture a kind of step. */
export const pictures: Pictures = {
  find: later(loads.find),
  walk: later(loads.walk),
  record: later(loads.record),
  lookup: later(loads.lookup),
  pass: later(loads.pass),
  interim: later(loads.interim),
  check: later(loads.check),
  choose: withOthers(Choose),
  write: later(loads.write),
  distance: later(loads.distance),
  pad: later(loads.pad),
  done: later(loads.done),
}
