import { type ComponentType, type CSSProperties, useEffect } from 'react'
import type { MachineId } from '../../src/share/document.ts'
import { present as words } from '../messages/present.ts'
import { selectIsCovered, selectLayout } from '../state/present.ts'
import { useTurn } from '../panels/Bytes/useTurn.ts'
import { selectPageState, selectStepIndex, selectStory } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import { ItaniumScreen } from './ItaniumScreen.tsx'
import { layouts } from './layouts/index.ts'
import { Nothing } from './Nothing.tsx'
import { PresentEditor } from './PresentEditor.tsx'
import { KeySheet } from './KeySheet.tsx'
import { QrSheet } from './QrSheet.tsx'
import { Question } from './Question.tsx'
import { speakAlong } from './speaker/speak.ts'
import { TouchBar } from './TouchBar.tsx'
import { useHeldKeys } from './useHeldKeys.ts'
import { usePointer } from './usePointer.ts'
import { useScale } from './useUnit.ts'
import styles from './Present.module.css'

const screen = words.screen

/** The screen that carries a room: one thing at a time, in sizes that the last row can read. */
export function PresentScreen() {
  const scale = useScale()
  const blank = useApp((state) => state.present.blank)
  const MachinePicture = pictures[useApp((state) => state.document.machine)]
  const pointer = usePointer()
  useEffect(speakAlong, [])
  useHeldKeys()
  return (
    <main
      className={styles.screen}
      style={{ '--scale': scale } as CSSProperties}
      aria-label={screen.region}
      {...pointer}
    >
      {blank === null ? (
        <>
          <Head />
          <MachinePicture />
          <Foot />
          <Overlay />
          <TouchBar />
        </>
      ) : (
        <div className={styles.blank} data-color={blank}>
          <output className="unseen">{screen.blank}</output>
        </div>
      )}
    </main>
  )
}

/** What is shown of each machine. */
const pictures: Readonly<Record<MachineId, ComponentType>> = { x86: Picture, ia64: ItaniumScreen }

/** While the room is asked nothing that would answer is made at all. */
function Picture() {
  const page = useApp(selectPageState)
  const covered = useApp(selectIsCovered)
  const layout = useApp(selectLayout)
  // Here, where it outlives the layout: the bytes turn over as their layout comes up.
  const turn = useTurn(useApp(selectStory), useApp(selectStepIndex))
  if (page !== 'story') return <Nothing />
  if (covered && layout !== 'code') return <Question />
  const Layout = layouts[layout]
  return <Layout turn={turn} />
}

function Overlay() {
  const overlay = useApp((state) => state.present.overlay)
  if (overlay === 'qr') return <QrSheet />
  if (overlay === 'keys') return <KeySheet />
  return overlay === 'edit' ? <PresentEditor /> : null
}
