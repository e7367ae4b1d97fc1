import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import type { Step } from '../../../src/patch/step.ts'
import { Choose } from '../../panels/Step/pictures/Choose.tsx'
import type { PictureProps, Pictures } from '../../panels/Step/pictures/picture.ts'
import { afterPicture, drawn } from './afterPicture.ts'

const all = () => import('../../panels/Step/pictures/index.ts')

let asked = false
async function bring() {
  // A figure that opens at another step says first what happens there: its headline and bytes wait for no picture.
  if (!asked) await drawn()
  asked = true
  return all()
}

/** A figure usually opens at a decision; the other pictures are there before somebody goes on. */
function First(props: PictureProps<'choose'>) {
  useEffect(() => void afterPicture().then(bring), [])
  return <Choose {...props} />
}

function later<Kind extends Step['kind']>(kind: Kind): Pictures[Kind] {
  const Picture: ComponentType<PictureProps<Kind>> = lazy(async () => ({
    default: (await bring()).pictures[kind] as ComponentType<PictureProps<Kind>>,
  }))
  const Drawn = (props: PictureProps<Kind>) => (
    <Suspense>
      <Picture {...props} />
    </Suspense>
  )
  return Drawn as Pictures[Kind]
}

/** One picture a kind of step. */
export const pictures: Pictures = {
  find: later('find'),
  walk: later('walk'),
  record: later('record'),
  lookup: later('lookup'),
  pass: later('pass'),
  interim: later('interim'),
  check: later('check'),
  choose: First,
  write: later('write'),
  distance: later('distance'),
  pad: later('pad'),
  done: later('done'),
}
