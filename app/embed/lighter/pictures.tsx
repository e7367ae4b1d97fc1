import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import type { Step } from '../../../src/patch/step.ts'
import { Choose } from '../../panels/Step/pictures/Choose.tsx'
import type { PictureProps, Pictures } from '../../panels/Step/pictures/picture.ts'
import { afterPicture } from './afterPicture.ts'

const all = () => import('../../panels/Step/pictures/index.ts')

/** A figure usually opens at a decision; the other pictures are there before somebody goes on. */
function First(props: PictureProps<'choose'>) {
  useEffect(() => void afterPicture().then(all), [])
  return <Choose {...props} />
}

function later<Kind extends Step['kind']>(kind: Kind): Pictures[Kind] {
  const Picture: ComponentType<PictureProps<Kind>> = lazy(async () => ({
    default: (await all()).pictures[kind] as ComponentType<PictureProps<Kind>>,
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
